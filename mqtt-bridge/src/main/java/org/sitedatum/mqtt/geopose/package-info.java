/**
 * OGC GeoPose 1.0 (21-056r11) as JSON, media type {@code application/geopose+json; version=1.0}: all targets, both ways.
 * Read {@link org.sitedatum.mqtt.geopose.GeoPoseEncoder}, {@link org.sitedatum.mqtt.geopose.GeoPoseDecoder} and {@link
 * org.sitedatum.mqtt.geopose.GeoPoseOutput} first.
 *
 * <p>The standard leaves the order of a frame's rotation open and spells frame ids in two ways. The profile written here:
 * authority {@code /geopose/1.0}; {@code LTP-ENU} with {@code longitude=..&latitude=..&height=..} (degrees, m above the
 * ellipsoid); {@code RotateTranslate} with {@code translation=[x, y, z]&rotation=[x, y, z, w]}, which maps a point of the
 * inner frame to the outer one as {@code R p + t}. Degrees, metres, milliseconds since the Unix epoch. Stateless; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.geopose;

import org.jspecify.annotations.NullMarked;
