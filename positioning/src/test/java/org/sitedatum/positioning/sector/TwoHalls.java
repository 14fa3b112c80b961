package org.sitedatum.positioning.sector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Sector;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * Two halls side by side, a sector each, with a wide gate between them. A lidar in each sees into the other for some metres.
 * Three people without a tag and one whose positions are heard walk to and fro through the gate, on lanes of their own, so that
 * they meet there. All follows from the seed; fixes come in the order of receipt.
 */
final class TwoHalls {

    static final int WALKERS = 4;
    static final int TAGGED = 3;
    static final double PERIOD = 0.1;
    private static final double WIDTH = 12;
    private static final double DEPTH = 12;
    private static final double REACH = 16;
    private static final double SIGMA = 0.05;
    private static final double LANE = 2.5;
    private static final double REACHED = 9;

    final Site site = site(true);
    final List<Fix> fixes = new ArrayList<>();
    private final SplittableRandom random;
    private final double[] phase = new double[WALKERS];
    private final double[] speed = new double[WALKERS];

    TwoHalls(long seed, double seconds) {
        random = new SplittableRandom(seed);
        for (int walker = 0; walker < WALKERS; walker++) {
            phase[walker] = random.nextDouble(0, 2 * Math.PI);
            speed[walker] = random.nextDouble(1.2, 1.8);
        }
        for (double t = 0; t < seconds; t += PERIOD) {
            scan("lidar-west", -WIDTH + 1, t);
            scan("lidar-east", WIDTH - 1, t + 0.05);
            position(t + 0.02);
        }
        fixes.sort(Comparator.comparingLong(fix -> fix.header().receivedNanos()));
    }

    static Site site(boolean divided) {
        return Site.builder("halls")
                .floors(List.of(hall("west", -WIDTH, 0), hall("east", 0, WIDTH)))
                .detectors(List.of(lidar("lidar-west", -WIDTH + 1), lidar("lidar-east", WIDTH - 1)))
                .trackables(List.of(new Trackable("tagged", "", TrackableKind.PEDESTRIAN, List.of(), Double.NaN)))
                .sectors(
                        divided
                                ? List.of(new Sector("w", List.of("west")), new Sector("e", List.of("east")))
                                : List.of())
                .meetings(Optional.<Meetings>empty())
                .build();
    }

    private static Floor hall(String id, double from, double to) {
        return new Floor(
                id,
                id,
                0,
                5,
                List.of(new Point2(from, 0), new Point2(to, 0), new Point2(to, DEPTH), new Point2(from, DEPTH)));
    }

    private static Detector lidar(String id, double x) {
        RigidTransform pose = RigidTransform.ofTranslation(x, DEPTH / 2, 1);
        return new Detector(id, "lidar", Optional.of(pose), REACH, 2 * Math.PI, SIGMA, 0.01, Double.NaN, 0.1, 0.98);
    }

    /** Where a walker is: to and fro between 9 m west and 9 m east of the gate, slower where it turns. */
    Vector3 truth(int walker, double t) {
        double x = REACHED * Math.sin(speed[walker] / REACHED * t + phase[walker]);
        double sway = 0.3 * Math.sin(0.7 * t + walker);
        return new Vector3(x, 2.5 + LANE * walker + sway, 1);
    }

    static long stamp(double t) {
        return TwoFloors.stamp(t);
    }

    private double noise() {
        return SIGMA * random.nextDouble(-1.7, 1.7);
    }

    private void scan(String lidar, double x, double t) {
        List<PositionDetection> seen = new ArrayList<>();
        for (int walker = 0; walker < WALKERS; walker++) {
            Vector3 at = truth(walker, t);
            boolean inReach = Math.hypot(at.x() - x, at.y() - DEPTH / 2) < REACH;
            if (inReach && random.nextDouble() < 0.98) {
                seen.add(new PositionDetection(
                        at.x() + noise(),
                        at.y() + noise(),
                        at.z(),
                        Optional.of(Covariance3.isotropic(SIGMA * SIGMA)),
                        Optional.empty(),
                        Double.NaN,
                        Optional.empty()));
            }
        }
        FixHeader header = new FixHeader(
                lidar,
                stamp(t),
                stamp(t + 0.004),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
        fixes.add(new DetectionsFix(header, lidar, Site.FRAME, seen));
    }

    private void position(double t) {
        Vector3 at = truth(TAGGED, t);
        fixes.add(new PositionFix(
                FixHeader.of("wifi", stamp(t), stamp(t + 0.004), "tagged"),
                Site.FRAME,
                at.x() + noise(),
                at.y() + noise(),
                at.z() + noise(),
                Covariance3.isotropic(SIGMA * SIGMA)));
    }
}
