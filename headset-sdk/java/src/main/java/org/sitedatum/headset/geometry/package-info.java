/**
 * Poses, and the coordinate conventions in which devices state them.
 *
 * <p>Read first: {@link org.sitedatum.headset.geometry.Convention}, {@link org.sitedatum.headset.geometry.Pose}, {@link
 * org.sitedatum.headset.geometry.PoseBuffer}.
 *
 * <p>Inside the kit everything is right-handed with z up, metres, and Hamilton quaternions x y z w (REP-103); conversion
 * happens where a pose enters or leaves. Values are immutable but for {@code PoseBuffer}, which exists so that a frame
 * allocates nothing. Must not depend on any other package of the kit.
 */
@NullMarked
package org.sitedatum.headset.geometry;

import org.jspecify.annotations.NullMarked;
