/**
 * TI mmWave people tracking frames. Read {@link org.sitedatum.mqtt.vendor.mmwave.MmwaveFrame}, {@link org.sitedatum.mqtt.vendor.mmwave.MmwaveDecoder} and {@link org.sitedatum.mqtt.vendor.mmwave.MmwaveSplitter}.
 *
 * <p>Sensor axes x right, y forward, z up; metres, metres per second, little-endian. Decoders are immutable; a splitter belongs to one connection.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.mmwave;

import org.jspecify.annotations.NullMarked;
