package org.sitedatum.positioning.places;

import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.sitedatum.positioning.filter.NormalDistribution;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.PlanGeometry;
import org.sitedatum.positioning.site.Site;

/**
 * A fence ready to be tested against: its region for entering (shrunk by the enter tolerance), its own, and the one for staying
 * (grown by the exit tolerance); its times in ns. Immutable.
 */
final class Zone {

    /** No such time. */
    static final long NEVER = Long.MAX_VALUE;

    /** Floor index of a fence on every floor, and of a body on an unknown one. */
    static final int ANY_FLOOR = -1;

    private final Fence fence;
    private final int floor;
    private final double low;
    private final double high;
    private final Region entry;
    private final Region core;
    private final Region stay;
    private final double entryShrink;
    private final double enterProbability;
    private final double exitProbability;
    private final double clearOutside;
    private final long timeoutNanos;
    private final long toleranceNanos;
    private final long exitDelayNanos;
    private final long enterDelayNanos;
    private final long dwellNanos;

    /** Of a valid site's fence. */
    Zone(Fence fence, Site site) {
        this.fence = fence;
        this.floor = fence.floor().map(id -> indexOf(id, site)).orElse(ANY_FLOOR);
        boolean tall = fence.extrusion() > 0;
        double base = (floor == ANY_FLOOR ? 0 : site.floors().get(floor).elevation())
                + (Double.isNaN(fence.elevation()) ? 0 : fence.elevation());
        low = tall ? base : Double.NEGATIVE_INFINITY;
        high = tall ? base + fence.extrusion() : Double.POSITIVE_INFINITY;
        entryShrink = fence.margins().enterToleranceOrDefault();
        double grow = fence.margins().exitToleranceOrDefault();
        core = region(fence, 0);
        entry = entryShrink > 0 ? region(fence, -entryShrink) : core;
        stay = grow > 0 ? region(fence, grow) : core;
        enterProbability = fence.margins().enterProbabilityOrDefault();
        exitProbability = fence.margins().exitProbabilityOrDefault();
        clearOutside = -Normal.quantile(enterProbability);
        FenceTimeouts timeouts = fence.timeouts();
        timeoutNanos = nanos(timeouts.timeout(), NEVER);
        toleranceNanos = Math.min(timeoutNanos, nanos(timeouts.toleranceTimeout(), timeoutNanos));
        exitDelayNanos = nanos(timeouts.exitDelay(), 0);
        enterDelayNanos = nanos(timeouts.enterDelay(), 0);
        dwellNanos = nanos(timeouts.dwell(), NEVER);
    }

    private static int indexOf(String id, Site site) {
        for (int i = 0; i < site.floors().size(); i++) {
            Floor floor = site.floors().get(i);
            if (floor.id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no floor '" + id + "' in a site that was taken to be valid");
    }

    private static Region region(Fence fence, double grow) {
        Optional<Fence.Circle> circle = fence.circle();
        if (circle.isPresent()) {
            return new CircleRegion(
                    circle.get().centre().x(),
                    circle.get().centre().y(),
                    circle.get().radius() + grow);
        }
        Geometry polygon = PlanGeometry.polygon(fence.polygon());
        return new PolygonRegion(grow == 0 ? polygon : polygon.buffer(grow));
    }

    private static long nanos(double seconds, long otherwise) {
        return Double.isNaN(seconds) ? otherwise : Math.round(seconds * 1e9);
    }

    /** A time after a stamp; {@link #NEVER} stays never. */
    static long after(long stampNanos, long delayNanos) {
        return delayNanos == NEVER ? NEVER : stampNanos + delayNanos;
    }

    String id() {
        return fence.id();
    }

    Fence fence() {
        return fence;
    }

    /** Index of its floor in the site, or {@link #ANY_FLOOR}. */
    int floor() {
        return floor;
    }

    /** Where a body must be to enter. */
    Region entry() {
        return entry;
    }

    /** The fence itself. */
    Region core() {
        return core;
    }

    /** Where a body that was inside may stay for a while. */
    Region stay() {
        return stay;
    }

    /** True when heights are looked at. */
    boolean isTall() {
        return high < Double.POSITIVE_INFINITY;
    }

    /** Probability that the body's height is between those of the fence. */
    double heightMass(Whereabouts at) {
        if (!isTall()) {
            return 1;
        }
        double sigma = Math.sqrt(at.zz());
        return NormalDistribution.below((high - at.z()) / sigma) - NormalDistribution.below((low - at.z()) / sigma);
    }

    /** How far the body's height is from the nearer of the fence's two, in standard deviations; positive between them. */
    double heightClearance(Whereabouts at) {
        return Math.min(high - at.z(), at.z() - low) / Math.sqrt(at.zz());
    }

    /** How much smaller the entry region is than the core, m. */
    double entryShrink() {
        return entryShrink;
    }

    /** At least so probably inside enters. */
    double enterProbability() {
        return enterProbability;
    }

    /** At most so probably inside is out. */
    double exitProbability() {
        return exitProbability;
    }

    /** A clearance at or below this, in standard deviations, is outside for sure. */
    double clearOutside() {
        return clearOutside;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    long toleranceNanos() {
        return toleranceNanos;
    }

    long exitDelayNanos() {
        return exitDelayNanos;
    }

    long enterDelayNanos() {
        return enterDelayNanos;
    }

    long dwellNanos() {
        return dwellNanos;
    }
}
