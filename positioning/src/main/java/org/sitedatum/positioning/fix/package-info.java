/**
 * The fix family: one record per physical observable, as decoded at the edge and before any check of its content.
 *
 * <p>Units are SI, stamps are nanoseconds since the Unix epoch. Absent fields are empty {@code Optional}s, or NaN where a
 * javadoc says so (an absent sigma), so that the hot path carries no boxes.
 */
@NullMarked
package org.sitedatum.positioning.fix;

import org.jspecify.annotations.NullMarked;
