package org.sitedatum.cluster.omlox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.access.Role;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.mqtt.omlox.Crs;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubProximity;
import org.sitedatum.mqtt.omlox.HubTrackable;
import org.sitedatum.mqtt.omlox.HubZone;
import org.sitedatum.mqtt.omlox.ProviderKey;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.PositionFix;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes locations and proximities: keeps the last of each provider, tells them on, and gives the engine fixes of them. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final double LEAST_PROXIMITY = 1;

    private final Supplier<HubCatalog> catalogs;
    private final HubState state;
    private final ProximityHold hold = new ProximityHold();
    private final Engine engine;
    private final Consumer<HubNews> tell;
    private final HubNeighbours neighbours;
    private final Consumer<String> adopt;
    private final AtomicLong unplaced = new AtomicLong();

    /** Where fixes go; must not block. */
    interface Engine {
        void take(PositionFix fix);

        /** Says at the site why a location is no fix. */
        void refuse(String source, Reason reason, String detail, long nowNanos);
    }

    /**
     * Between the hub's state, its listeners and the engine.
     *
     * @param neighbours are told what was taken
     * @param adopt told of a provider, by key, that the engine should know and does not
     */
    Intake(
            Supplier<HubCatalog> catalogs,
            HubState state,
            Engine engine,
            Consumer<HubNews> tell,
            HubNeighbours neighbours,
            Consumer<String> adopt) {
        this.catalogs = catalogs;
        this.state = state;
        this.engine = engine;
        this.tell = tell;
        this.neighbours = neighbours;
        this.adopt = adopt;
    }

    /** Refuses who may not send for a provider: a device may for itself only. */
    static void requireMay(String provider, Caller caller) {
        boolean isOwn = ProviderKey.of(provider).equals(ProviderKey.of(caller.name()))
                || provider.startsWith(caller.name() + ".");
        boolean mayForAll =
                caller.roles().contains(Role.ENGINEER) || caller.roles().contains(Role.OPERATOR);
        if (!caller.may(Permission.SEND_FIXES) || (!isOwn && !mayForAll)) {
            throw HubRefusals.forbidden("a device sends for the provider of its own name only");
        }
    }

    /** Takes a location, whoever sent it. */
    void take(HubLocation location, Instant now) {
        HubCatalog catalog = catalogs.get();
        keep(location, catalog, now);
        neighbours.tell(location);
        Optional<HubTrackable> trackable = catalog.trackableOf(location.providerId());
        boolean counts = trackable.isEmpty()
                || trackable.get().rules().isEmpty()
                || new Motions(catalog, state)
                        .chosen(trackable.get(), now)
                        .filter(location::equals)
                        .isPresent();
        if (counts) {
            place(location, catalog, now);
        }
    }

    /** Keeps a location and tells of it. */
    private void keep(HubLocation location, HubCatalog catalog, Instant now) {
        boolean isKnown = catalog.providers().containsKey(ProviderKey.of(location.providerId()));
        if (!state.hear(location, now, isKnown)) {
            throw HubRefusals.bad("too many providers have been heard already; register this one first");
        }
        Optional<HubTrackable> trackable = catalog.trackableOf(location.providerId());
        tell.accept(new HubVoice(catalog.space()).of(told(location, trackable)));
    }

    /** Hears of a location that another node took and gave the engine. */
    void hear(HubLocation location, Instant now) {
        try {
            keep(location, catalogs.get(), now);
        } catch (Refusal full) {
            LOG.debug("{}", full.problem().detail());
        }
    }

    /** Hears of a proximity that another node took. */
    void hear(HubProximity proximity) {
        tell.accept(new HubVoice(catalogs.get().space()).of(proximity));
    }

    private static HubLocation told(HubLocation location, Optional<HubTrackable> trackable) {
        return location.trackables().isEmpty() && trackable.isPresent()
                ? location.of(List.of(trackable.get().id()))
                : location;
    }

    private void place(HubLocation location, HubCatalog catalog, Instant now) {
        Optional<HubCatalog.Tagged> tagged = catalog.tagged(location.providerId());
        if (tagged.isEmpty()) {
            String key = ProviderKey.of(location.providerId());
            if (catalog.registered().containsKey(key)) {
                adopt.accept(key);
            }
            return;
        }
        long nowNanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        try {
            engine.take(FixPost.fix(location, tagged.get().tag(), catalog, nowNanos));
        } catch (NoPlace none) {
            engine.refuse(
                    location.source(),
                    Reason.NO_TRANSFORM,
                    "location of " + location.providerId() + ": " + none.reason(),
                    nowNanos);
            if (unplaced.getAndIncrement() % 1_000 == 0) {
                LOG.warn("a location of {} has no place in the site: {}", location.providerId(), none.reason());
            }
        }
    }

    /** Locations so far that could not be brought to the site. */
    long unplaced() {
        return unplaced.get();
    }

    /** Takes a proximity: whoever is near a zone, and not rather at another, is at its position, give or take its radius. */
    void take(HubProximity proximity, Instant now) {
        HubCatalog catalog = catalogs.get();
        HubZone zone = catalog.space()
                .zone(proximity.source())
                .orElseThrow(() -> HubRefusals.bad(
                        "there is no zone with the id or foreign_id \"" + proximity.source() + "\" to be near to"));
        if (zone.position().isEmpty() || !zone.type().isProximity()) {
            throw HubRefusals.bad("zone " + zone.id() + " is not a proximity zone with a position");
        }
        tell.accept(new HubVoice(catalog.space()).of(proximity));
        neighbours.tell(proximity);
        if (!hold.isAt(ProviderKey.of(proximity.providerId()), zone.id(), proximity.accuracy(), now)) {
            return;
        }
        double within = Math.max(
                LEAST_PROXIMITY,
                zone.radius()
                        .orElse(proximity
                                .accuracy()
                                .orElse(proximity.providerType().usualSigma())));
        HubLocation at = HubLocation.of(
                zone.position().get(), Crs.WGS84, zone.id(), proximity.providerType(), proximity.providerId());
        take(
                new HubLocation(
                        at.position(),
                        at.source(),
                        at.providerType(),
                        at.providerId(),
                        proximity.generated(),
                        proximity.sent(),
                        at.crs(),
                        OptionalDouble.of(within),
                        zone.floor(),
                        at.trueHeading(),
                        at.magneticHeading(),
                        at.headingAccuracy(),
                        at.elevationRef(),
                        at.speed(),
                        at.course(),
                        at.associated(),
                        at.trackables(),
                        proximity.properties()),
                now);
    }
}
