package org.sitedatum.cluster.omlox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.mqtt.omlox.GeoPoint;
import org.sitedatum.mqtt.omlox.HubCollisionEvent;
import org.sitedatum.mqtt.omlox.HubCollisionEvent.Party;
import org.sitedatum.mqtt.omlox.HubTrackable;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/** Collision events of the engine as the standard has them: what is only predicted is not said. */
final class Collisions {

    /** As the engine takes bodies to be wide that do not say, m. */
    private static final double PERSON = 0.3;

    private static final double VEHICLE = 0.6;
    private static final double TOUCH = 1e-3;
    private static final int ARC = 12;

    private final HubCatalog catalog;
    private final HubState state;

    Collisions(HubCatalog catalog, HubState state) {
        this.catalog = catalog;
        this.state = state;
    }

    /** The omlox event of one of the engine's; empty when it is not to be said. */
    Optional<HubCollisionEvent> of(JsonNode event, Instant at, String id) throws NoPlace {
        String mover = event.path("trackables").path(0).asText();
        String other = event.path("trackables").path(1).asText();
        String pair = mover.compareTo(other) < 0 ? mover + "|" + other : other + "|" + mover;
        Optional<HubCollisionEvent.Type> type = type(event.path("change").asText(), pair);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Instant start = type.get() == HubCollisionEvent.Type.COLLISION_END
                ? state.part(pair).orElse(at)
                : state.collide(pair, at);
        Optional<HubCatalog.Held<HubTrackable>> one = catalog.ofBody(mover);
        Optional<HubCatalog.Held<HubTrackable>> two = catalog.ofBody(other);
        if (one.isEmpty() || two.isEmpty()) {
            return Optional.empty();
        }
        double[] a = position(event, 0);
        double[] b = position(event, 1);
        double distance = event.path("centreDistance").asDouble();
        return Optional.of(new HubCollisionEvent(
                id,
                type.get(),
                start,
                type.get() == HubCollisionEvent.Type.COLLISION_END ? Optional.of(at) : Optional.empty(),
                type.get() == HubCollisionEvent.Type.COLLIDING ? Optional.of(at) : Optional.empty(),
                party(one.get(), a),
                party(two.get(), b),
                area(a, radius(mover), b, radius(other)),
                distance));
    }

    private Optional<HubCollisionEvent.Type> type(String change, String pair) {
        return switch (change) {
            case "started" -> Optional.of(HubCollisionEvent.Type.COLLISION_START);
            case "colliding" ->
                Optional.of(
                        state.isColliding(pair)
                                ? HubCollisionEvent.Type.COLLIDING
                                : HubCollisionEvent.Type.COLLISION_START);
            case "ended" ->
                state.isColliding(pair) ? Optional.of(HubCollisionEvent.Type.COLLISION_END) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static double[] position(JsonNode event, int index) {
        JsonNode position = event.path("positions").path(index);
        return new double[] {position.path(0).asDouble(), position.path(1).asDouble()};
    }

    private Party party(HubCatalog.Held<HubTrackable> trackable, double[] at) throws NoPlace {
        return new Party(
                trackable.object().id(),
                catalog.space().fromSite(at[0], at[1], catalog.space().home()),
                new Motions(catalog, state).circle(at[0], at[1], radius(trackable.twin())),
                catalog.floors().ordinal(state.seen(trackable.twin()).flatMap(Seen::floor)));
    }

    private double radius(String body) {
        Optional<Trackable> known = catalog.body(body);
        double radius = known.map(Trackable::radius).orElse(Double.NaN);
        if (!Double.isNaN(radius)) {
            return radius;
        }
        return known.filter(one -> one.kind() == TrackableKind.VEHICLE).isPresent() ? VEHICLE : PERSON;
    }

    /** What two discs share, in the hub's own CRS: a closed line, one point where they only touch, nothing when apart. */
    private List<GeoPoint> area(double[] a, double ra, double[] b, double rb) throws NoPlace {
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double d = Math.hypot(dx, dy);
        if (d > ra + rb + TOUCH) {
            return List.of();
        }
        HubTarget home = catalog.space().home();
        if (d >= ra + rb - TOUCH) {
            return List.of(catalog.space().fromSite(a[0] + dx * ra / d, a[1] + dy * ra / d, home));
        }
        if (d <= Math.abs(ra - rb)) {
            boolean isFirst = ra <= rb;
            return new Motions(catalog, state)
                    .circle(isFirst ? a[0] : b[0], isFirst ? a[1] : b[1], Math.min(ra, rb))
                    .rings()
                    .get(0);
        }
        double along = (d * d + ra * ra - rb * rb) / (2 * d);
        double bearing = Math.atan2(dy, dx);
        double halfA = Math.acos(Math.max(-1, Math.min(1, along / ra)));
        double halfB = Math.acos(Math.max(-1, Math.min(1, (d - along) / rb)));
        List<GeoPoint> line = new ArrayList<>();
        addArc(line, a, ra, bearing - halfA, bearing + halfA, home);
        addArc(line, b, rb, bearing + Math.PI - halfB, bearing + Math.PI + halfB, home);
        line.add(line.get(0));
        return line;
    }

    private void addArc(List<GeoPoint> line, double[] c, double r, double from, double to, HubTarget home)
            throws NoPlace {
        for (int i = 0; i < ARC; i++) {
            double angle = from + (to - from) * i / ARC;
            line.add(catalog.space().fromSite(c[0] + r * Math.cos(angle), c[1] + r * Math.sin(angle), home));
        }
    }
}
