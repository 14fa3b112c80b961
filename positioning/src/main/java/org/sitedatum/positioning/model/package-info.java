/**
 * How bodies move and what sensors measure: one class per motion and per physical observable.
 *
 * <p>A measurement model writes residual, noise and analytic derivatives about a {@link
 * org.sitedatum.positioning.filter.Gaussian}'s mean into a {@link
 * org.sitedatum.positioning.filter.Linearization}. Read first: {@link org.sitedatum.positioning.model.RangeModel}, {@link
 * org.sitedatum.positioning.model.MotionModel}. Site frame, SI units; nothing here allocates per fix.
 */
@NullMarked
package org.sitedatum.positioning.model;

import org.jspecify.annotations.NullMarked;
