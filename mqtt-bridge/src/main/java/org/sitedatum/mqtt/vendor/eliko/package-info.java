/**
 * Eliko UWB RTLS lines. Read {@link org.sitedatum.mqtt.vendor.eliko.ElikoDecoder} and {@link org.sitedatum.mqtt.vendor.eliko.LineSplitter}.
 *
 * <p>Metres, ASCII. Decoders are immutable; a splitter belongs to one connection.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.eliko;

import org.jspecify.annotations.NullMarked;
