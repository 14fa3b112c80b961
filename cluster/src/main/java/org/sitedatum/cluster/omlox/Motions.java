package org.sitedatum.cluster.omlox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.mqtt.omlox.GeoPoint;
import org.sitedatum.mqtt.omlox.GeoPolygon;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubMotion;
import org.sitedatum.mqtt.omlox.HubTrackable;
import org.sitedatum.mqtt.omlox.LocatingRule;
import org.sitedatum.mqtt.omlox.ProviderType;
import org.sitedatum.mqtt.omlox.RawJson;

/** What the engine believes of a body, as omlox locations and motions. */
final class Motions {

    /** A location of a provider stands for the body's for so long, s. */
    static final long FRESH_SECONDS = 10;

    /** Radius that holds 68 % of an isotropic 2-D Gaussian, in standard deviations: sqrt(-2 ln 0.32), as phones mean it. */
    static final double SIGMAS_OF_68_PERCENT_RADIUS = 1.5096;

    /** Slower than this a direction of motion is noise, m/s. */
    private static final double SLOWEST = 0.2;

    private static final int CORNERS = 24;
    private static final double MILLI = 1e3;

    private final HubCatalog catalog;
    private final HubState state;

    Motions(HubCatalog catalog, HubState state) {
        this.catalog = catalog;
        this.state = state;
    }

    /** The location of a body as the engine has it, in the hub's own CRS. */
    HubLocation location(Seen seen, HubTrackable trackable, Instant now) throws NoPlace {
        HubSpace space = catalog.space();
        HubTarget home = space.home();
        Optional<HubLocation> given = freshest(trackable, now);
        GeoPoint plan = space.fromSite(seen.x(), seen.y(), home);
        double height = seen.z() - catalog.floors().elevation(seen.floor());
        double speed = Math.hypot(seen.vx(), seen.vy());
        boolean moves = space.isOnEarth() && speed > SLOWEST;
        return new HubLocation(
                GeoPoint.of(plan.x(), plan.y(), rounded(height)),
                space.siteZone(),
                given.map(HubLocation::providerType).orElse(ProviderType.VIRTUAL),
                given.map(HubLocation::providerId).orElseGet(() -> providerOf(trackable)),
                Optional.of(Instant.ofEpochSecond(0, seen.stampNanos())),
                Optional.of(now),
                home.crs(),
                OptionalDouble.of(rounded(seen.sigma() * SIGMAS_OF_68_PERCENT_RADIUS)),
                catalog.floors().ordinal(seen.floor()),
                space.isOnEarth() && seen.yaw().isPresent()
                        ? OptionalDouble.of(compass(seen.yaw().getAsDouble()))
                        : OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of("floor"),
                OptionalDouble.of(rounded(speed)),
                moves ? OptionalDouble.of(compass(Math.atan2(seen.vy(), seen.vx()))) : OptionalDouble.empty(),
                Optional.empty(),
                List.of(trackable.id()),
                Optional.of(new RawJson("{\"sitedatum\":{\"trackable\":\"" + seen.body() + "\",\"state\":\""
                        + seen.state() + "\",\"technology\":" + seen.sources() + "}}")));
    }

    private static String providerOf(HubTrackable trackable) {
        return trackable.providers().isEmpty()
                ? trackable.id()
                : trackable.providers().get(0);
    }

    /** Degrees clockwise from true north of a direction in the site. */
    private double compass(double yaw) {
        double degrees = 90 - Math.toDegrees(yaw) - catalog.space().headingDeg();
        return rounded(((degrees % 360) + 360) % 360);
    }

    private static double rounded(double value) {
        return Math.rint(value * MILLI) / MILLI;
    }

    /** The newest location that one of a trackable's providers gave lately. */
    Optional<HubLocation> freshest(HubTrackable trackable, Instant now) {
        return trackable.providers().stream()
                .flatMap(provider -> state.location(provider).stream())
                .filter(heard -> heard.received().isAfter(now.minusSeconds(FRESH_SECONDS)))
                .max(Comparator.comparing(HubState.Heard::received))
                .map(HubState.Heard::location);
    }

    /**
     * The location of a trackable's providers that counts by its rules: the highest priority, then the most recent. Empty
     * without rules and without a location that meets one.
     */
    Optional<HubLocation> chosen(HubTrackable trackable, Instant now) {
        return trackable.providers().stream()
                .flatMap(provider -> state.location(provider).stream())
                .filter(heard -> priority(trackable, heard.location(), now).isPresent())
                .max(Comparator.<HubState.Heard>comparingDouble(heard ->
                                priority(trackable, heard.location(), now).getAsDouble())
                        .thenComparing(HubState.Heard::received))
                .map(HubState.Heard::location);
    }

    private static OptionalDouble priority(HubTrackable trackable, HubLocation location, Instant now) {
        return trackable.rules().stream()
                .filter(rule -> rule.matches(location, now))
                .mapToDouble(LocatingRule::priority)
                .max();
    }

    /** The motion of a body. */
    HubMotion motion(Seen seen, HubTrackable trackable, Instant now) throws NoPlace {
        HubLocation location = location(seen, trackable, now);
        Optional<HubLocation> chosen = trackable.rules().isEmpty() ? Optional.empty() : chosen(trackable, now);
        if (chosen.isPresent()) {
            location = new HubVoice(catalog.space())
                    .location(chosen.get(), Optional.of(catalog.space().home()))
                    .of(List.of(trackable.id()));
        }
        return new HubMotion(
                trackable.id(),
                location,
                trackable.name(),
                outline(seen, trackable),
                trackable.extrusion(),
                trackable.properties());
    }

    /** Its outline where it is: a circle of its radius, or the given shape, turned as it is. */
    private Optional<GeoPolygon> outline(Seen seen, HubTrackable trackable) throws NoPlace {
        if (trackable.radius().orElse(0) > 0) {
            return Optional.of(circle(seen.x(), seen.y(), trackable.radius().getAsDouble()));
        }
        if (trackable.geometry().isEmpty()) {
            return Optional.empty();
        }
        double cos = Math.cos(seen.yaw().orElse(0));
        double sin = Math.sin(seen.yaw().orElse(0));
        List<List<GeoPoint>> rings = new ArrayList<>();
        for (List<GeoPoint> ring : trackable.geometry().get().rings()) {
            List<GeoPoint> placed = new ArrayList<>();
            for (GeoPoint corner : ring) {
                placed.add(catalog.space()
                        .fromSite(
                                seen.x() + cos * corner.x() - sin * corner.y(),
                                seen.y() + sin * corner.x() + cos * corner.y(),
                                catalog.space().home()));
            }
            rings.add(placed);
        }
        return Optional.of(new GeoPolygon(rings));
    }

    /** A circle in the site as a polygon in the hub's own CRS. */
    GeoPolygon circle(double x, double y, double radius) throws NoPlace {
        List<GeoPoint> ring = new ArrayList<>();
        for (int i = 0; i <= CORNERS; i++) {
            double angle = 2 * Math.PI * (i % CORNERS) / CORNERS;
            ring.add(catalog.space()
                    .fromSite(
                            x + radius * Math.cos(angle),
                            y + radius * Math.sin(angle),
                            catalog.space().home()));
        }
        return new GeoPolygon(List.of(ring));
    }
}
