/**
 * From images to places: what a camera's pixels and markers say about where things stand in the site.
 *
 * <p>Read first: {@link org.sitedatum.positioning.vision.Lens}, {@link org.sitedatum.positioning.vision.CameraView},
 * {@link org.sitedatum.positioning.vision.MarkerPoses}. Optical frames are those of REP-103: z ahead, x right, y down in
 * the image. Pixels count from the centre of the top left pixel, u right, v down. A homography maps pixels to metres on
 * the floor. A marker's frame has its origin in the middle, x to the right, y up, z out of its face towards whoever looks
 * at it; its corners are listed clockwise as seen, from the top left. Everything here is immutable and pure, except
 * scratch objects, which say so. Depends on fixes, the site and geometry; knows nothing of filters.
 */
@NullMarked
package org.sitedatum.positioning.vision;

import org.jspecify.annotations.NullMarked;
