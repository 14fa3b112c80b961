/**
 * A headset that does not exist: a wearer walks the sample building, the session drifts, a tag errs, markers are seen now
 * and then, tracking is lost and recentred. The headset kit aligns it, and the truth tells how well.
 *
 * <p>Read first: {@link org.sitedatum.samples.headset.HeadsetWalk}, {@link org.sitedatum.samples.headset.WalkSettings},
 * {@link org.sitedatum.samples.headset.WalkFigures}.
 *
 * <p>Pure: a walk is a function of its settings and seed. Site frame, metres, radians, nanoseconds. One thread a walk.
 */
@NullMarked
package org.sitedatum.samples.headset;

import org.jspecify.annotations.NullMarked;
