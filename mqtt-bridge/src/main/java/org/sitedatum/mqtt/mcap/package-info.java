/**
 * The MCAP container for recordings that others can open (mcap.dev, version 0 of the format). Read {@link
 * org.sitedatum.mqtt.mcap.McapWriter} and {@link org.sitedatum.mqtt.mcap.McapReader} first.
 *
 * <p>Little-endian, times in nanoseconds since the Unix epoch. Written files are chunked, not compressed, indexed and carry a
 * checksum of every part; files compressed by others are refused with a reason. One thread each.
 */
@NullMarked
package org.sitedatum.mqtt.mcap;

import org.jspecify.annotations.NullMarked;
