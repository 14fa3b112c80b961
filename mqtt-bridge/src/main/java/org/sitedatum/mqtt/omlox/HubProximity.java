package org.sitedatum.mqtt.omlox;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code Proximity}: a provider is near something.
 *
 * @param source id or foreign id of the zone it is near
 * @param providerType {@code rfid}, {@code ibeacon}, {@code virtual} or {@code unknown}
 * @param providerId as it was given
 * @param generated when it was measured
 * @param sent when it was sent
 * @param accuracy distance to the centre of the zone, m
 * @param properties kept to the letter
 */
public record HubProximity(
        String source,
        ProviderType providerType,
        String providerId,
        Optional<Instant> generated,
        Optional<Instant> sent,
        OptionalDouble accuracy,
        Optional<RawJson> properties) {}
