package org.sitedatum.positioning.sector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Sector;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * A house of two storeys, a sector each, and four bodies that ride up and down between them: a robot with three tags and
 * odometry, a person with a tag, two of whom positions are heard. Anchors of the other storey are heard a little. All
 * follows from the seed; fixes come in the order of receipt.
 */
final class TwoFloors {

    static final long START = 1_767_225_600_000_000_000L;
    static final double STOREY = 3.5;
    private static final double TAG = 1.2;
    /** Time to ride from one storey to the other, s. */
    private static final double RIDE = 3;

    private static final double[][] PLACES = {
        {0.2, 0.2, 2.9}, {15.8, 0.2, 2.2}, {15.8, 9.8, 3.0}, {0.2, 9.8, 2.3}, {8, 0.2, 2.6}, {8, 9.8, 2.0}
    };
    private static final Vector3[] LEVERS = {
        new Vector3(0.5, 0, 0), new Vector3(-0.4, 0.3, 0), new Vector3(-0.4, -0.3, 0)
    };

    final Site site;
    final List<Fix> fixes = new ArrayList<>();
    private final SplittableRandom random;
    private final double[] phase = new double[4];
    private RigidTransform odom = RigidTransform.ofTranslation(3, 2, 0);

    TwoFloors(long seed, double seconds, boolean sectors) {
        random = new SplittableRandom(seed);
        site = site(sectors);
        for (int body = 0; body < phase.length; body++) {
            phase[body] = random.nextDouble(5, 9);
        }
        int n = 0;
        for (double t = 0; t < seconds; t += 0.1) {
            ranges("tag", 1, t);
            odometry(t + 0.01);
            if (n % 2 == 0) {
                ranges("v" + n / 2 % 3, 0, t);
                position(2, t + 0.02);
                position(3, t + 0.03);
            }
            n++;
        }
        fixes.sort(Comparator.comparingLong(fix -> fix.header().receivedNanos()));
    }

    static Site site(boolean sectors) {
        List<Anchor> anchors = new ArrayList<>();
        for (String floor : List.of("ground", "upper")) {
            double base = floor.equals("ground") ? 0 : STOREY;
            for (int i = 0; i < PLACES.length; i++) {
                Vector3 place = new Vector3(PLACES[i][0], PLACES[i][1], base + PLACES[i][2]);
                anchors.add(new Anchor(floor + i, place, Optional.of(floor), Optional.empty(), Double.NaN, Double.NaN));
            }
        }
        Fence low = Fence.ofCircle("low", Optional.of("ground"), new Fence.Circle(new Point2(8, 5), 3))
                .withTimeouts(FenceTimeouts.DEFAULT.withDwell(1));
        Fence high = Fence.ofCircle("high", Optional.of("upper"), new Fence.Circle(new Point2(8, 5), 3));
        Fence west = Fence.ofPolygon(
                "west",
                Optional.empty(),
                List.of(List.of(new Point2(0, 0), new Point2(8, 0), new Point2(8, 10), new Point2(0, 10))));
        List<Tag> tags = List.of(new Tag("v0", LEVERS[0]), new Tag("v1", LEVERS[1]), new Tag("v2", LEVERS[2]));
        return Site.builder("house")
                .floors(List.of(
                        new Floor("ground", "ground", 0, STOREY, List.of()),
                        new Floor("upper", "upper", STOREY, STOREY, List.of())))
                .anchors(anchors)
                .fences(List.of(low, high, west))
                .trackables(List.of(
                        new Trackable("robot", "", TrackableKind.VEHICLE, tags, TAG),
                        new Trackable(
                                "person", "", TrackableKind.PEDESTRIAN, List.of(new Tag("tag", Vector3.ZERO)), TAG),
                        new Trackable("p2", "", TrackableKind.PEDESTRIAN, List.of(), Double.NaN),
                        new Trackable("p3", "", TrackableKind.PEDESTRIAN, List.of(), Double.NaN)))
                .sectors(
                        sectors
                                ? List.of(new Sector("down", List.of("ground")), new Sector("up", List.of("upper")))
                                : List.of())
                .meetings(Optional.of(new Meetings(0.8, Double.NaN, -1, Double.NaN)))
                .build();
    }

    static long stamp(double t) {
        return START + Math.round(t * 1e9);
    }

    /** Round an ellipse; up and down in turn, with a stop of several seconds on each storey. */
    RigidTransform truth(int body, double t) {
        double turn = 0.25 * t + body;
        double x = 8 + (5 - 0.4 * body) * Math.cos(turn);
        double y = 5 + (3 - 0.2 * body) * Math.sin(turn);
        double period = 2 * (phase[body] + RIDE);
        double within = t % period;
        double up = within < phase[body] ? 0 : Math.min(1, (within - phase[body]) / RIDE);
        double down = within < 2 * phase[body] + RIDE ? 0 : (within - 2 * phase[body] - RIDE) / RIDE;
        double yaw = Math.atan2(3 * Math.cos(turn), -5 * Math.sin(turn));
        return new RigidTransform(Quaternion.ofYaw(yaw), new Vector3(x, y, TAG + STOREY * (up - down)));
    }

    private double noise(double sigma) {
        return sigma * random.nextDouble(-1.7, 1.7);
    }

    private FixHeader header(String source, String trackable, double t) {
        return FixHeader.of(source, stamp(t), stamp(t + 0.004), trackable);
    }

    private void ranges(String tag, int body, double t) {
        RigidTransform pose = truth(body, t);
        Vector3 place = body == 0 ? pose.apply(LEVERS[tag.charAt(1) - '0']) : pose.translation();
        String own = place.z() < STOREY ? "ground" : "upper";
        for (Anchor anchor : site.anchors()) {
            boolean isOwn = anchor.floor().orElseThrow().equals(own);
            if (isOwn || random.nextDouble() < 0.03) {
                double range = place.distanceTo(anchor.position()) + 0.1 + noise(0.05);
                fixes.add(new RangeFix(header("uwb", tag, t), anchor.id(), range, 0.05, Double.NaN, Double.NaN));
            }
        }
    }

    private void odometry(double t) {
        RigidTransform step = truth(0, t - 0.1).inverse().then(truth(0, t));
        odom = odom.then(new RigidTransform(
                step.rotation().times(Quaternion.ofYaw(noise(0.002))),
                step.translation().times(1 + noise(0.01))));
        fixes.add(new OdometryFix(
                header("wheels", "robot", t),
                "odom",
                odom,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false));
    }

    private void position(int body, double t) {
        Vector3 p = truth(body, t).translation();
        fixes.add(new PositionFix(
                header("wifi", "p" + body, t),
                Site.FRAME,
                p.x() + noise(0.2),
                p.y() + noise(0.2),
                p.z() + noise(0.2),
                Covariance3.isotropic(0.04)));
    }
}
