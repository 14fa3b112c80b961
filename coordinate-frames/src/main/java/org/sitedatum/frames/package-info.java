/**
 * The frame tree with time: which frame hangs on which, how they stood at any instant of the last seconds, how well
 * that is known, and the transform between any two of them.
 *
 * <p>Read first: {@link org.sitedatum.frames.TransformBuffer}, {@link org.sitedatum.frames.TransformLookup}, {@link
 * org.sitedatum.frames.StampedTransform}.
 *
 * <p>Stamps are nanoseconds since the Unix epoch; lookups take (target, source, stamp) and give {@code
 * targetFromSource}. One thread writes, any number read without locks. Reads no clock, starts no thread.
 */
@NullMarked
package org.sitedatum.frames;

import org.jspecify.annotations.NullMarked;
