/**
 * Recording what a broker carries, and keeping recordings. Read {@link org.sitedatum.cluster.record.FixRecorder} and {@link
 * org.sitedatum.cluster.record.RecordingShelf}.
 *
 * <p>Times are nanoseconds since the Unix epoch, by the recorder's own clock.
 */
@NullMarked
package org.sitedatum.cluster.record;

import org.jspecify.annotations.NullMarked;
