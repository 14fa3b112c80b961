/**
 * Integrity: which source lies, and how far off the estimate may be if one does. Each source, anchor or sensor is a
 * witness of the body's place; over a short window their residuals are compared with each other and with the motion
 * (solution separation: Brown and McBurney 1988; Blanch et al. 2015; with probabilities of the hypotheses: Pervan, Pullen
 * and Christie 1998).
 *
 * <p>Read {@link org.sitedatum.positioning.integrity.SourceParity} first, then {@link
 * org.sitedatum.positioning.integrity.SolutionSeparation}. Metres and seconds in the site frame. One thread owns an
 * object; nothing is allocated once all witnesses are known. Knows nothing of tracks and fixes.
 */
@NullMarked
package org.sitedatum.positioning.integrity;

import org.jspecify.annotations.NullMarked;
