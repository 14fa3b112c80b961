/**
 * What a sensor says ({@link org.sitedatum.positioning.fix.Fix}) becomes what we believe ({@link
 * org.sitedatum.positioning.PoseEstimate}) through {@link org.sitedatum.positioning.PositioningEngine}.
 *
 * <p>Everything here is a pure function of its input: no clock reads, no threads, no I/O, no logging. Units are SI, times
 * are nanoseconds since the Unix epoch, coordinates are in the site frame unless a name says otherwise.
 */
@NullMarked
package org.sitedatum.positioning;

import org.jspecify.annotations.NullMarked;
