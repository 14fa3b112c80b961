/**
 * What headsets and other devices send over the WebSocket: fixes in the contract's form, handed to the site's broker under the
 * device's own source, so that whichever node owns the sector fuses them, recordings hold them and refusals are reported as
 * for any sensor.
 *
 * <p>Read first: {@link org.sitedatum.cluster.headset.DeviceFixes}. Thread-safe.
 */
@NullMarked
package org.sitedatum.cluster.headset;

import org.jspecify.annotations.NullMarked;
