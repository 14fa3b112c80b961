package org.sitedatum.benchmarks.ranges;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.benchmarks.workload.HallSite;
import org.sitedatum.benchmarks.workload.NoiseTable;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Site;

/** A hall of 20 x 15 m with eight anchors around it, and ranges measured in it. */
final class RangeHall {

    /** Standard deviation of a range, m. */
    static final double SIGMA = 0.1;
    /** Height of every tag, m. */
    static final double HEIGHT = 1;

    private static final double[][] ANCHORS = {
        {0, 0, 2.5}, {20, 0, 2.8}, {20, 15, 2.5}, {0, 15, 2.8}, {10, 0, 3}, {10, 15, 3}, {0, 7.5, 2.6}, {20, 7.5, 2.6}
    };

    private static final long LATENCY_NANOS = 10_000_000L;

    private final NoiseTable noise = new NoiseTable(SIGMA, 11);
    private final double obstructed;

    /** Ranges of which a share is 0.5 to 3 m too long. */
    RangeHall(double obstructed) {
        this.obstructed = obstructed;
    }

    /** The site with this many tags. */
    static Site site(int bodies) {
        List<Anchor> anchors = new ArrayList<>();
        for (int i = 0; i < ANCHORS.length; i++) {
            anchors.add(HallSite.anchor(anchorId(i), position(i), SIGMA));
        }
        return HallSite.of(bodies, anchors, HEIGHT);
    }

    static int anchors() {
        return ANCHORS.length;
    }

    static String anchorId(int anchor) {
        return "anchor-" + anchor;
    }

    static Vector3 position(int anchor) {
        return new Vector3(ANCHORS[anchor][0], ANCHORS[anchor][1], ANCHORS[anchor][2]);
    }

    /** A random place in the hall. */
    Vector3 place() {
        return new Vector3(noise.uniform(1, 19), noise.uniform(1, 14), HEIGHT);
    }

    /** A measured distance from a place to an anchor, m. */
    double measure(Vector3 place, int anchor) {
        double dx = place.x() - ANCHORS[anchor][0];
        double dy = place.y() - ANCHORS[anchor][1];
        double dz = place.z() - ANCHORS[anchor][2];
        double error = noise.next() + (noise.happens(obstructed) ? noise.uniform(0.5, 3) : 0);
        return Math.max(0, Math.sqrt(dx * dx + dy * dy + dz * dz) + error);
    }

    static RangeFix fix(int body, int anchor, double range, long stampNanos) {
        FixHeader header = FixHeader.of("uwb", stampNanos, stampNanos + LATENCY_NANOS, "tag-" + body);
        return new RangeFix(header, anchorId(anchor), range, SIGMA, Double.NaN, Double.NaN);
    }
}
