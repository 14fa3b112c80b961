package org.sitedatum.cluster.omlox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubProximity;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.ProviderKey;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.FixRejection.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's topics on the broker: bare objects, with a slash before everything. What has no place in a CRS is not published
 * there. Of several nodes the one that speaks for the site does, so that nothing is said twice.
 */
final class HubMqtt implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HubMqtt.class);

    private static final String ROOT = "/omlox/json/";
    private static final String LOCATIONS_IN = ROOT + "location_updates/pub/";
    private static final String PROXIMITIES_IN = ROOT + "proximity_updates/";

    /** Whoever is late wants the newest, but the newest of each topic. */
    private static final Delivery NEWEST = Delivery.LIVE;

    private static final Delivery ANNOUNCEMENT = new Delivery(1, true, OptionalLong.of(HubRpc.EXPIRY_SECONDS), false);

    private static final long LOOK_SECONDS = 1;

    private final OmloxHub hub;
    private final MqttPublisher publisher;
    private final MqttSubscriber subscriber;
    private final HubRpc rpc;
    private final AnnouncementTimes times = new AnnouncementTimes();
    private final Consumer<HubNews> ear = this::tell;
    private final AtomicLong refused = new AtomicLong();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "omlox-rpc");
        made.setDaemon(true);
        return made;
    });

    HubMqtt(OmloxHub hub, String node, String site, BrokerAddress broker) {
        this.hub = hub;
        this.publisher = MqttPublisher.open(
                ConnectionOptions.of(broker, "sitedatum-omlox-out-" + node + "-" + site),
                PublisherOptions.defaults(),
                ConnectionListener.SILENT);
        this.rpc = new HubRpc(site, hub);
        List<String> filters = new ArrayList<>(List.of(LOCATIONS_IN + "+", PROXIMITIES_IN + "+/+"));
        filters.addAll(rpc.filters());
        this.subscriber = MqttSubscriber.open(
                ConnectionOptions.of(broker, "sitedatum-omlox-in-" + node + "-" + site),
                List.of(),
                filters,
                1,
                this::onMessage,
                ConnectionListener.SILENT);
        hub.listen(ear);
        renewal.scheduleWithFixedDelay(this::announce, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void announce() {
        if (times.isDue(hub.speaks())) {
            rpc.announcements().forEach((topic, json) -> publisher.publish(topic, json, ANNOUNCEMENT));
        }
    }

    /** On the subscriber's thread. */
    private void onMessage(String topic, byte[] payload) {
        if (!hub.speaks()) {
            return;
        }
        try {
            if (topic.startsWith(LOCATIONS_IN)) {
                HubLocation location = HubReader.location(payload);
                requireSame(topic.substring(LOCATIONS_IN.length()), location.providerId());
                hub.intake().take(location, hub.now());
            } else if (topic.startsWith(PROXIMITIES_IN)) {
                HubProximity proximity = HubReader.proximity(payload);
                requireSame(topic.substring(topic.lastIndexOf('/') + 1), proximity.providerId());
                hub.intake().take(proximity, hub.now());
            } else {
                rpc.onMessage(topic, payload, (to, json) -> publisher.publish(to, json, Delivery.EVENT));
            }
        } catch (FormatRefusal refusal) {
            note(topic, refusal.reason(), refusal.detail());
        } catch (Refusal refusal) {
            note(topic, Reason.OUT_OF_RANGE, refusal.problem().detail());
        }
    }

    private static void requireSame(String inTopic, String inPayload) {
        if (!ProviderKey.of(inTopic).equals(ProviderKey.of(inPayload))) {
            throw HubRefusals.bad("provider_id is not that of the topic");
        }
    }

    /** Nobody waits for an answer: the site's health is where it can be seen. */
    private void note(String topic, Reason reason, String why) {
        if (topic.startsWith(LOCATIONS_IN) || topic.startsWith(PROXIMITIES_IN)) {
            hub.refuse("mqtt", reason, topic.substring(topic.lastIndexOf('/') + 1) + ": " + why);
        }
        if (refused.getAndIncrement() % 1_000 == 0) {
            LOG.warn("a message on {} was refused: {}", topic, why);
        }
    }

    private void tell(HubNews news) {
        if (!hub.speaks()) {
            return;
        }
        HubTarget local = HubTarget.local(hub.catalog().space().siteZone());
        switch (news.topic()) {
            case LOCATION_UPDATES -> both("location_updates", first(news, "provider_id"), news, local);
            case TRACKABLE_MOTIONS -> both("trackable_motions", first(news, "id"), news, local);
            case FENCE_EVENTS -> {
                Optional<byte[]> json = news.json(Optional.empty(), false);
                event("fence_events/" + first(news, "fence_id"), json);
                news.fact("trackable_id").forEach(id -> event("fence_events/trackables/" + id, json));
                news.fact("provider_id").forEach(id -> event("fence_events/providers/" + id, json));
            }
            case COLLISION_EVENTS -> event("collision_events/epsg4326", news.json(Optional.of(HubTarget.WGS84), false));
            default -> {
                // proximities are only taken
            }
        }
    }

    private static String first(HubNews news, String fact) {
        return news.fact(fact).isEmpty() ? "" : news.fact(fact).get(0);
    }

    private void both(String topic, String id, HubNews news, HubTarget local) {
        if (EntityId.isValid(id)) {
            news.json(Optional.of(local), false)
                    .ifPresent(json -> publisher.publish(ROOT + topic + "/local/" + id, json, NEWEST));
            news.json(Optional.of(HubTarget.WGS84), false)
                    .ifPresent(json -> publisher.publish(ROOT + topic + "/epsg4326/" + id, json, NEWEST));
        }
    }

    private void event(String path, Optional<byte[]> json) {
        json.ifPresent(said -> publisher.publish(ROOT + path, said, Delivery.EVENT));
    }

    @Override
    public void close() {
        hub.leave(ear);
        renewal.shutdownNow();
        subscriber.close();
        publisher.close();
    }
}
