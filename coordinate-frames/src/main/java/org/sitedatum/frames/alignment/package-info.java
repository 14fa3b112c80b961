/**
 * Finds how one frame lies in another from points or poses known in both: a vendor's map in the site, a headset session in
 * the site, a floor plan on the ground. Says how well it fits, how sure it is, and refuses by name what cannot be fitted.
 *
 * <p>Read first: {@link org.sitedatum.frames.alignment.FrameAlignment}, {@link
 * org.sitedatum.frames.alignment.AlignmentModel}, {@link org.sitedatum.frames.alignment.AlignmentResult}.
 *
 * <p>Direction: {@code targetFromSource} maps source coordinates to target coordinates; residuals, variances and
 * covariances are in target units (metres, radians). Source units may be anything the model's scale can absorb, such as
 * pixels. All public types are immutable; a fit is a function of its input and its seed. Must not depend on the frame
 * tree, on {@code frames.geo} or on anything outside this module.
 */
@NullMarked
package org.sitedatum.frames.alignment;

import org.jspecify.annotations.NullMarked;
