package org.sitedatum.cluster.omlox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.omlox.FenceSettings;
import org.sitedatum.mqtt.omlox.GeoPoint;
import org.sitedatum.mqtt.omlox.GeoPolygon;
import org.sitedatum.mqtt.omlox.GeoShape;
import org.sitedatum.mqtt.omlox.HubFence;
import org.sitedatum.mqtt.omlox.RawJson;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceMargins;
import org.sitedatum.positioning.site.FencePatience;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;

/** A fence of the site document as an omlox fence, and the other way round. */
final class FenceFace {

    /** The standard judges by the reported point, so a body is in or out when that is the likelier. */
    private static final double IN = 0.5;

    private static final double OUT = 0.49;

    private static final double MILLIS = 1_000;

    private final HubSpace space;
    private final HubFloors floors;

    FenceFace(HubSpace space, HubFloors floors) {
        this.space = space;
        this.floors = floors;
    }

    /** The fence of the engine, under an id. */
    Fence toSite(HubFence fence, String id) throws NoPlace {
        HubTarget from = HubTarget.of(fence);
        Optional<Floor> floor = Optional.empty();
        if (fence.floor().isPresent()) {
            floor = floors.find(fence.floor());
            if (floor.isEmpty()) {
                throw new NoPlace("the site has no floor " + fence.floor().getAsDouble());
            }
        }
        List<List<Point2>> rings = new ArrayList<>();
        Optional<Fence.Circle> circle = Optional.empty();
        if (fence.region() instanceof GeoPoint centre) {
            circle = Optional.of(
                    new Fence.Circle(plan(centre, from), fence.radius().orElse(0)));
        } else {
            for (List<GeoPoint> ring : ((GeoPolygon) fence.region()).rings()) {
                List<Point2> points = new ArrayList<>();
                for (GeoPoint point : ring) {
                    points.add(plan(point, from));
                }
                // each point is rounded by itself, so the ends may differ in the last bit
                points.set(points.size() - 1, points.get(0));
                rings.add(points);
            }
        }
        return new Fence(
                id,
                floor.map(Floor::id),
                rings,
                circle,
                elevation(fence, floor),
                fence.extrusion().orElse(0) > 0 ? fence.extrusion().getAsDouble() : Double.NaN,
                new FenceMargins(Double.NaN, fence.settings().exitTolerance().orElse(Double.NaN), IN, OUT),
                timeouts(fence.settings()),
                Optional.empty());
    }

    private Point2 plan(GeoPoint point, HubTarget from) throws NoPlace {
        Vector3 site = space.toSite(point, from);
        return new Point2(micrometre(site.x()), micrometre(site.y()));
    }

    private static double micrometre(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    /** Lower end above the floor, or site z without one. */
    private double elevation(HubFence fence, Optional<Floor> floor) {
        OptionalDouble z = fence.region().points().get(0).z();
        if (z.isEmpty() || !(fence.extrusion().orElse(0) > 0)) {
            return Double.NaN;
        }
        boolean isEllipsoidal = fence.elevationRef().filter("wgs84"::equals).isPresent();
        return isEllipsoidal
                ? space.siteZ(z.getAsDouble()) - floor.map(Floor::elevation).orElse(0.0)
                : z.getAsDouble();
    }

    private static FenceTimeouts timeouts(FenceSettings settings) {
        return new FenceTimeouts(
                finite(settings.timeoutMs()),
                finite(settings.toleranceTimeoutMs()),
                said(settings.exitDelayMs()),
                Double.NaN,
                Double.NaN);
    }

    /** What a body has fences do otherwise. */
    static FencePatience patience(FenceSettings settings) {
        return new FencePatience(
                said(settings.timeoutMs()),
                settings.exitTolerance().orElse(Double.NaN),
                said(settings.toleranceTimeoutMs()),
                said(settings.exitDelayMs()));
    }

    /** s; for ever is not said. */
    private static double finite(OptionalDouble millis) {
        return millis.isPresent() && millis.getAsDouble() < 0 ? Double.NaN : said(millis);
    }

    /** s; for ever is the longest time there is, 11.6 days. */
    private static double said(OptionalDouble millis) {
        if (millis.isEmpty()) {
            return Double.NaN;
        }
        return millis.getAsDouble() < 0
                ? FenceTimeouts.MAX_SECONDS
                : Math.min(millis.getAsDouble() / MILLIS, FenceTimeouts.MAX_SECONDS);
    }

    /** The omlox fence of one in the site document, with what else is known of it. */
    HubFence fromSite(Fence fence, String id, Optional<HubFence> given) {
        HubTarget site = HubTarget.local(space.siteZone());
        GeoShape region = region(fence);
        HubTarget home = space.home();
        try {
            region = space.convert(region, site, home);
        } catch (NoPlace tooFar) {
            home = site;
        }
        boolean tall = fence.extrusion() > 0;
        return new HubFence(
                id,
                region,
                fence.circle().isPresent()
                        ? OptionalDouble.of(fence.circle().get().radius())
                        : OptionalDouble.empty(),
                tall ? OptionalDouble.of(fence.extrusion()) : OptionalDouble.empty(),
                floors.ordinal(fence.floor()),
                given.flatMap(HubFence::foreignId),
                given.flatMap(HubFence::name).or(() -> Optional.of(fence.id())),
                new FenceSettings(
                        millis(fence.timeouts().timeout()),
                        number(fence.margins().exitTolerance()),
                        millis(fence.timeouts().toleranceTimeout()),
                        millis(fence.timeouts().exitDelay())),
                home.crs(),
                home.isLocal() ? Optional.of(home.zone()) : Optional.empty(),
                Optional.empty(),
                given.flatMap(HubFence::properties)
                        .or(() -> Optional.of(new RawJson("{\"sitedatum\":{\"fence\":\"" + fence.id() + "\"}}"))));
    }

    private static GeoShape region(Fence fence) {
        double z = Double.isNaN(fence.elevation()) ? 0 : fence.elevation();
        boolean tall = fence.extrusion() > 0;
        if (fence.circle().isPresent()) {
            return point(fence.circle().get().centre(), tall, z);
        }
        return new GeoPolygon(fence.polygon().stream()
                .map(ring -> ring.stream().map(corner -> point(corner, tall, z)).toList())
                .toList());
    }

    private static GeoPoint point(Point2 at, boolean tall, double z) {
        return tall ? GeoPoint.of(at.x(), at.y(), z) : GeoPoint.of(at.x(), at.y());
    }

    private static OptionalDouble millis(double seconds) {
        return Double.isNaN(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds * MILLIS);
    }

    private static OptionalDouble number(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Whether a point lies in a fence, by its region and floor alone. */
    static boolean holds(Fence fence, double x, double y, Optional<String> floor) {
        if (fence.floor().isPresent() && !fence.floor().equals(floor)) {
            return false;
        }
        if (fence.circle().isPresent()) {
            Fence.Circle circle = fence.circle().get();
            return Math.hypot(x - circle.centre().x(), y - circle.centre().y()) <= circle.radius();
        }
        boolean in = false;
        for (List<Point2> ring : fence.polygon()) {
            for (int i = 1; i < ring.size(); i++) {
                Point2 a = ring.get(i - 1);
                Point2 b = ring.get(i);
                if (a.y() > y != b.y() > y && x < a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y())) {
                    in = !in;
                }
            }
        }
        return in;
    }
}
