package org.sitedatum.mqtt;

import java.time.Duration;
import java.util.Optional;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.mqtt.topic.TopicScheme;

/**
 * How a bridge works.
 *
 * @param broker where to
 * @param clientId fixed per sector, so that the broker lets one owner in at a time; {@code -in} and {@code -out} are added
 * @param publisher bounds of what goes out
 * @param fixCapacity messages on fix topics waiting for the engine; further ones are refused as OVERLOAD
 * @param tick how often the consumer is told the time when no fix comes
 * @param lastInterval least time between two last poses of a body in the same state
 * @param lastExpiry how long the broker keeps a last pose
 * @param reportInterval least time between two reports to one source for one reason
 * @param statusInterval time between two statuses
 * @param formats what it speaks beyond the contract's JSON
 * @param sector the part of the site it speaks for; empty: all of it
 */
public record MqttBridgeOptions(
        BrokerAddress broker,
        String clientId,
        PublisherOptions publisher,
        int fixCapacity,
        Duration tick,
        Duration lastInterval,
        Duration lastExpiry,
        Duration reportInterval,
        Duration statusInterval,
        SiteFormats formats,
        Optional<SectorVoice> sector) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when one is not positive
     */
    public MqttBridgeOptions {
        if (fixCapacity < 1 || tick.toMillis() < 1 || statusInterval.toMillis() < 1 || lastExpiry.toSeconds() < 1) {
            throw new IllegalArgumentException("bridge bounds must be positive");
        }
    }

    /** 16,384 messages waiting, tick 20 ms, last pose at 1 Hz for 60 s, reports at 1 Hz, status every 5 s. */
    public static MqttBridgeOptions of(BrokerAddress broker, String clientId) {
        return new MqttBridgeOptions(
                broker,
                clientId,
                PublisherOptions.defaults(),
                16_384,
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                SiteFormats.NONE,
                Optional.empty());
    }

    /** The same with room for another number of waiting messages. */
    public MqttBridgeOptions withFixCapacity(int capacity) {
        return new MqttBridgeOptions(
                broker,
                clientId,
                publisher,
                capacity,
                tick,
                lastInterval,
                lastExpiry,
                reportInterval,
                statusInterval,
                formats,
                sector);
    }

    /** The same with other formats. */
    public MqttBridgeOptions withFormats(SiteFormats others) {
        return new MqttBridgeOptions(
                broker,
                clientId,
                publisher,
                fixCapacity,
                tick,
                lastInterval,
                lastExpiry,
                reportInterval,
                statusInterval,
                others,
                sector);
    }

    /** The same for one of several sectors of a site; the client id has to be the sector's. */
    public MqttBridgeOptions withSector(SectorVoice one) {
        return new MqttBridgeOptions(
                broker,
                clientId,
                publisher,
                fixCapacity,
                tick,
                lastInterval,
                lastExpiry,
                reportInterval,
                statusInterval,
                formats,
                Optional.of(one));
    }

    /** Where the status stands of what it speaks for. */
    String statusTopic(TopicScheme topics) {
        return sector.map(one -> topics.status(one.id())).orElseGet(topics::status);
    }
}
