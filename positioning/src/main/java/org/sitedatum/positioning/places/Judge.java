package org.sitedatum.positioning.places;

/**
 * Says how surely a body is inside a zone, from the grid where that is enough and exactly near an edge. Scratch of one owner.
 */
final class Judge {

    /** Farther from every edge than so many standard deviations a body is in or out for sure (3e-4). */
    private static final double SURE = 4;

    /** Grid depths are floats: lost at the edge, m, and per metre from it. */
    private static final double ROUNDING = 1e-6;

    private static final double ROUNDING_PER_METRE = 1e-6;

    private final RegionProbe probe = new RegionProbe();

    RegionProbe probe() {
        return probe;
    }

    /** True when the depth nearby tells that the body is outside of the core for sure, and farther from it than a walk. */
    static boolean isFarOutside(Whereabouts at, double depthNearby, double away, double walk) {
        return depthNearby + slack(depthNearby, away) <= -Math.max(walk, SURE * at.longestSigma());
    }

    private static double slack(double depthNearby, double away) {
        return away + ROUNDING_PER_METRE * Math.abs(depthNearby) + ROUNDING;
    }

    /** The body is outside of the zone for sure. */
    void outside() {
        probe.mass = 0;
        probe.clearance = -SURE;
    }

    /**
     * Judges by the depth of the zone's core at a place nearby.
     *
     * @param region the core, or the entry region within it
     * @param depthNearby depth of the core, m
     * @param away m from that place to the body
     * @param shrink how much smaller than the core the region is, m
     */
    void judge(Zone zone, Region region, Whereabouts at, double depthNearby, double away, double shrink) {
        double slack = slack(depthNearby, away);
        double reach = SURE * at.longestSigma();
        if (depthNearby - slack - shrink >= reach) {
            probe.mass = 1;
            probe.clearance = SURE;
        } else if (depthNearby + slack <= -reach) {
            outside();
            return;
        } else {
            region.measure(at, probe);
        }
        judgeHeight(zone, at);
    }

    /** Judges without help. */
    void judge(Zone zone, Region region, Whereabouts at) {
        region.measure(at, probe);
        judgeHeight(zone, at);
    }

    private void judgeHeight(Zone zone, Whereabouts at) {
        if (zone.isTall()) {
            probe.mass *= zone.heightMass(at);
            probe.clearance = Math.min(probe.clearance, zone.heightClearance(at));
        }
    }
}
