/**
 * What the walls of a site do to what passes between two points: they make ranges long, hide bodies from cameras and
 * radars, and stop people and robots. Floors between storeys count as walls lying down.
 *
 * <p>Read first: {@link org.sitedatum.positioning.walls.WallMap}, {@link
 * org.sitedatum.positioning.walls.WallCrossings}, {@link org.sitedatum.positioning.walls.WallMaterial}. Site frame,
 * metres. The map is immutable and may be shared between threads; result buffers belong to their caller.
 */
@NullMarked
package org.sitedatum.positioning.walls;

import org.jspecify.annotations.NullMarked;
