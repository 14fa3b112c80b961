/**
 * Recording what a broker carries. Read {@link org.sitedatum.cluster.record.FixRecorder}.
 *
 * <p>Times are nanoseconds since the Unix epoch, by the recorder's own clock.
 */
package org.sitedatum.cluster.record;
