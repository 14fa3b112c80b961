/**
 * The members' own network: every member of the configured list keeps one TCP connection to every other for what it says,
 * and takes theirs for what it hears. Nothing is discovered; a member proves that it knows the cluster's secret before
 * anything else it sends is read, and every frame after that is sealed.
 *
 * <p>Frames are not encrypted: the member port belongs on a private network. Read {@link
 * org.sitedatum.cluster.member.MemberLink} and {@link org.sitedatum.cluster.member.MemberOptions} first.
 */
@NullMarked
package org.sitedatum.cluster.member;

import org.jspecify.annotations.NullMarked;
