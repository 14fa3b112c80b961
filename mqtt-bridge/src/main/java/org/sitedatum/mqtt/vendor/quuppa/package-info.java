/**
 * Quuppa tag positions. Read {@link org.sitedatum.mqtt.vendor.quuppa.QuuppaDecoder} and {@link org.sitedatum.mqtt.vendor.quuppa.QuuppaTag}.
 *
 * <p>Metres, milliseconds since the Unix epoch. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.quuppa;

import org.jspecify.annotations.NullMarked;
