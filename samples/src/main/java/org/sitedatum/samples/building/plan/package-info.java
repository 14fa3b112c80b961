/**
 * The plan of the sample building: walls with doors, anchors, and the ways people and robots take.
 *
 * <p>Read first: {@link org.sitedatum.samples.building.plan.FloorPlan}, {@link
 * org.sitedatum.samples.building.plan.WayGraph}. Site frame, metres. Immutable and thread-safe.
 */
@NullMarked
package org.sitedatum.samples.building.plan;

import org.jspecify.annotations.NullMarked;
