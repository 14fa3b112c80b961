/**
 * What a drawing of a building holds that a site can use: lines that may be walls, areas that may be fences, places of anchors,
 * floors. A drawing is read from bytes of strangers, never stored, and changes nothing: the page shows it and its user takes
 * over what fits.
 *
 * <p>Read first: {@link org.sitedatum.cluster.drawing.Drawing}, {@link org.sitedatum.cluster.drawing.DrawingBudget}. Metres, x to
 * the right, y up; site coordinates where {@link org.sitedatum.cluster.drawing.Drawing#frame} says so. Readers are functions of
 * their input, use no clock and no thread, and are bounded by the budget whatever they are given.
 */
@NullMarked
package org.sitedatum.cluster.drawing;

import org.jspecify.annotations.NullMarked;
