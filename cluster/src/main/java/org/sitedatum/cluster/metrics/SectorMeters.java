package org.sitedatum.cluster.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.live.LiveSector;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.mqtt.BridgeCounts;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.integrity.SubjectHealth;

/** The meters of every site and sector on this node; those that come later are found when somebody looks. */
final class SectorMeters {

    private final MeterRegistry registry;
    private final Node node;
    private final LiveSites live;
    private final Set<LiveSector> known = ConcurrentHashMap.newKeySet();
    private final Set<String> knownSites = ConcurrentHashMap.newKeySet();
    private final Map<LiveSector, Map<FixRejection.Reason, Long>> refused = new ConcurrentHashMap<>();
    private final Map<LiveSector, Map<HealthEvent.Condition, Integer>> troubled = new ConcurrentHashMap<>();

    SectorMeters(MeterRegistry registry, Node node, LiveSites live) {
        this.registry = registry;
        this.node = node;
        this.live = live;
    }

    /** Brings the meters up to date before they are read. */
    void refresh() {
        for (LiveSite site : live.all()) {
            if (node.sites().contains(site.id()) && knownSites.add(site.id())) {
                addSite(site);
            }
            for (LiveSector sector : site.sectors()) {
                refused.put(sector, sector.refused());
                askHealth(sector);
                if (known.add(sector)) {
                    addSector(sector, Tags.of("site", site.id(), "sector", sector.id()));
                }
            }
        }
    }

    /** The answer comes in the engine's turn: what is read is how devices were at the look before, at most. */
    private void askHealth(LiveSector sector) {
        sector.health().thenAccept(all -> troubled.put(sector, count(all)));
    }

    private static Map<HealthEvent.Condition, Integer> count(List<SubjectHealth> subjects) {
        Map<HealthEvent.Condition, Integer> counts = new EnumMap<>(HealthEvent.Condition.class);
        subjects.forEach(
                subject -> subject.conditions().forEach(condition -> counts.merge(condition, 1, Integer::sum)));
        return counts;
    }

    private void addSector(LiveSector sector, Tags tags) {
        gauge("sector.owned", "1 while this node speaks for the sector", sector, tags, one -> one.isSpeaking() ? 1 : 0);
        gauge("sector.epoch", "epoch of this node's ownership, 0 without", sector, tags, LiveSector::epoch);
        gauge("sector.bodies", "bodies with a pose", sector, tags, LiveSector::bodies);
        gauge(
                "sector.lag.seconds",
                "longest wait of a fix for the engine since the last look",
                sector,
                tags,
                one -> 1e-9 * one.takeLongestLagNanos());
        counter("sector.ownerships", "times this node became the owner", sector, tags, LiveSector::ownerships);
        for (HealthEvent.Condition condition : HealthEvent.Condition.values()) {
            gauge(
                    "sector.devices.troubled",
                    "sources, anchors and sensors with which something is wrong",
                    sector,
                    tags.and("condition", condition.name().toLowerCase(Locale.ROOT)),
                    one -> troubled.getOrDefault(one, Map.of()).getOrDefault(condition, 0));
        }
        for (FixRejection.Reason reason : FixRejection.Reason.values()) {
            counter(
                    "fixes.rejected",
                    "fixes refused",
                    sector,
                    tags.and("reason", reason.name()),
                    one -> refused.getOrDefault(one, Map.of()).getOrDefault(reason, 0L));
        }
    }

    private void addSite(LiveSite site) {
        Tags tags = Tags.of("site", site.id());
        passed("fixes.payloads", "messages received on fix topics", site, tags, BridgeCounts::payloads);
        passed("fixes.taken", "fixes handed to the engine", site, tags, BridgeCounts::fixes);
        passed(
                "fixes.overloaded",
                "messages refused because the engine could not keep up",
                site,
                tags,
                counts -> counts.overloaded());
        gauge(
                "fixes.waiting",
                "messages received that wait for the engine",
                site,
                tags,
                one -> node.load(one.id()).waiting());
        gauge(
                "fixes.capacity",
                "messages that may wait before others are refused",
                site,
                tags,
                one -> node.load(one.id()).capacity());
        passed("poses.published", "poses published", site, tags, BridgeCounts::poses);
        passed("engine.failures", "unexpected faults of the engine's consumer", site, tags, BridgeCounts::failures);
        passed(
                "messages.dropped",
                "outgoing messages that gave way",
                site,
                tags,
                counts -> counts.out().dropped());
    }

    private void passed(
            String name, String description, LiveSite site, Tags tags, ToDoubleFunction<BridgeCounts> count) {
        counter(
                name,
                description,
                site,
                tags,
                one -> node.sites().contains(one.id()) ? count.applyAsDouble(node.counts(one.id())) : 0);
    }

    private <T> void gauge(String name, String description, T of, Tags tags, ToDoubleFunction<T> value) {
        Gauge.builder("sitedatum." + name, of, value)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private <T> void counter(String name, String description, T of, Tags tags, ToDoubleFunction<T> value) {
        FunctionCounter.builder("sitedatum." + name, of, value)
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
