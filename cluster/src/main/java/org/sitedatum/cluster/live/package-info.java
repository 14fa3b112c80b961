/**
 * What the node's engines say, for those who look: the newest poses and their recent past, events, alignments and the health
 * of sources, kept in memory and handed on as they come. Knows nothing of HTTP.
 *
 * <p>Read first: {@link org.sitedatum.cluster.live.LiveSites}, {@link org.sitedatum.cluster.live.LiveSector}, {@link
 * org.sitedatum.cluster.live.LiveListener}. Site frame, metres, ns since the Unix epoch. Writers are the engines, each in its
 * turn; listeners are called on one thread of this package.
 */
@NullMarked
package org.sitedatum.cluster.live;

import org.jspecify.annotations.NullMarked;
