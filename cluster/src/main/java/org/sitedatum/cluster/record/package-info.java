/**
 * Recording what a broker carries. Read {@link org.sitedatum.cluster.record.FixRecorder}.
 *
 * <p>Times are nanoseconds since the Unix epoch, by the recorder's own clock.
 */
@NullMarked
package org.sitedatum.cluster.record;

import org.jspecify.annotations.NullMarked;
