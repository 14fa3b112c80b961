/**
 * Recordings through the engine: once for the command line, and as jobs of a node that keep what came of them. Read {@link
 * org.sitedatum.cluster.replay.RecordingReplay} and {@link org.sitedatum.cluster.replay.ReplayJobs}.
 *
 * <p>Stamps are nanoseconds since the Unix epoch here, microseconds in JSON; lengths are metres in the site frame.
 */
@NullMarked
package org.sitedatum.cluster.replay;

import org.jspecify.annotations.NullMarked;
