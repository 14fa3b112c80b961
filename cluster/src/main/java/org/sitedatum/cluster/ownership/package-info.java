/**
 * Who serves a sector: leases won by votes of a majority of the configured nodes. {@link
 * org.sitedatum.cluster.ownership.SectorLease} is pure: time and messages are arguments. {@link
 * org.sitedatum.cluster.ownership.SectorLeases} runs it: one thread, the node's clock, its disk and its mail.
 *
 * <p>The scheme is Raft's leader election without a log (Ongaro and Ousterhout 2014, section 5.2; pre-vote: Ongaro's
 * thesis, section 9.6; leader lease: section 6.4.1). All times are of the node's own monotonic clock, so a step of the wall
 * clock changes nothing.
 */
@NullMarked
package org.sitedatum.cluster.ownership;

import org.jspecify.annotations.NullMarked;
