/**
 * Recorded fixes through an engine, scored against ground truth exactly as a subscriber would have seen it: causally,
 * never smoothed with later fixes. A pure function of its input.
 *
 * <p>Read first: {@link org.sitedatum.positioning.replay.Replay}, {@link
 * org.sitedatum.positioning.replay.TrackableScore}, {@link org.sitedatum.positioning.replay.AnonymousScore}.
 *
 * <p>Units: metres, nanoseconds since the Unix epoch; degrees only where a name says so; shares are 0 to 1. Nothing here is
 * safe to share between threads.
 */
@NullMarked
package org.sitedatum.positioning.replay;

import org.jspecify.annotations.NullMarked;
