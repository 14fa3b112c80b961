/**
 * The life of one body's track: how it starts from ranges, the hypotheses held open, the biases learnt, how it is
 * published.
 *
 * <p>Read first: {@link org.sitedatum.positioning.track.BodyTrack}, {@link
 * org.sitedatum.positioning.track.BodyState}. Site frame, SI units, one owner thread.
 */
@NullMarked
package org.sitedatum.positioning.track;

import org.jspecify.annotations.NullMarked;
