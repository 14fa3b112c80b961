/**
 * Frigate object events. Read {@link org.sitedatum.mqtt.vendor.frigate.FrigateDecoder}.
 *
 * <p>Pixels of the detect image, seconds since the Unix epoch. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.frigate;

import org.jspecify.annotations.NullMarked;
