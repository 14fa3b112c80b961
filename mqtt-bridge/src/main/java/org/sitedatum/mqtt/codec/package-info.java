/**
 * The strict JSON edge: payloads of the contract to records and back. Read {@link
 * org.sitedatum.mqtt.codec.FixJsonDecoder}, {@link org.sitedatum.mqtt.codec.PoseJsonEncoder} and {@link
 * org.sitedatum.mqtt.codec.SiteJsonDecoder} first.
 *
 * <p>SI units, radians, stamps on the wire in microseconds or ISO 8601, inside in nanoseconds since the Unix epoch.
 * Decoders never throw on content: what cannot be read is a value with a reason. Encoders and decoders keep scratch state
 * and belong to one thread each. Nothing here knows a broker, a topic or a clock.
 */
@NullMarked
package org.sitedatum.mqtt.codec;

import org.jspecify.annotations.NullMarked;
