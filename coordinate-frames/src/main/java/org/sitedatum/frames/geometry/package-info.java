/**
 * Vectors, unit quaternions, rigid transforms, twists and their covariances. Knows no frame names: direction is carried
 * by variable names such as {@code siteFromTag}.
 *
 * <p>Read first: {@link org.sitedatum.frames.geometry.RigidTransform}, {@link
 * org.sitedatum.frames.geometry.Quaternion}, {@link org.sitedatum.frames.geometry.Covariance6}.
 *
 * <p>Units: metres and radians; right-handed axes. All types are immutable and safe to share between threads.
 */
@NullMarked
package org.sitedatum.frames.geometry;

import org.jspecify.annotations.NullMarked;
