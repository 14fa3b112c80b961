package org.sitedatum.positioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.site.Wall;
import org.sitedatum.positioning.time.FixOrder;

/**
 * A hall with everything in it that an engine keeps a state of: people of whom positions are heard, one of them also by a
 * source that goes wrong, a person and a vehicle with ranged tags, odometry, walls, two floors, fences, meetings, strangers
 * seen by a radar and a camera. All follows from the seed; fixes come in their canonical order.
 */
final class BusyHall {

    static final long START = 1_767_225_600_000_000_000L;
    /** When an anchor begins to lie, s. */
    static final double ANCHOR_FAULT = 25;

    private static final double[][] PLACES = {
        {0.5, 0.5, 2.6}, {19.5, 0.7, 2.4}, {19.3, 14.4, 2.7}, {0.6, 14.5, 2.5},
        {10, 0.4, 2.8}, {19.6, 7.5, 2.3}, {10.2, 14.6, 2.6}, {0.4, 7.3, 2.7}
    };
    private static final Vector3[] LEVERS = {
        new Vector3(0.6, 0, 0.4), new Vector3(-0.4, 0.4, 0.4), new Vector3(-0.4, -0.4, 0.4)
    };
    private static final Vector3 RADAR = new Vector3(0, 0, 2);

    private final SplittableRandom random;
    private final List<Fix> fixes = new ArrayList<>();
    private RigidTransform odom = new RigidTransform(Quaternion.ofYaw(2.2), new Vector3(-30, 12, 0));

    private BusyHall(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The site as it is. */
    static Site site() {
        return site(List.of("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7"), List.of("radar", "cam"), people(4));
    }

    /** Walkers without tags: p0, p1, .. */
    static List<Trackable> people(int count) {
        List<Trackable> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(new Trackable("p" + i, "p" + i, TrackableKind.PEDESTRIAN, List.of(), Double.NaN));
        }
        return people;
    }

    /** The site with some anchors and sensors, in this order, the vehicle and the person with a tag, and these people. */
    static Site site(List<String> anchorIds, List<String> sensorIds, List<Trackable> people) {
        List<Anchor> anchors = anchorIds.stream()
                .map(id -> {
                    double[] p = PLACES[Integer.parseInt(id.substring(1))];
                    Vector3 place = new Vector3(p[0], p[1], p[2]);
                    return new Anchor(id, place, Optional.of("g"), Optional.empty(), Double.NaN, Double.NaN);
                })
                .toList();
        List<Detector> detectors = sensorIds.stream()
                .map(id -> new Detector(
                        id,
                        id.equals("cam") ? "camera" : "radar",
                        Optional.of(RigidTransform.ofTranslation(RADAR.x(), RADAR.y(), RADAR.z())),
                        60,
                        6.3,
                        0.15,
                        0.01,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN))
                .toList();
        List<Trackable> bodies = new ArrayList<>(people);
        bodies.add(new Trackable("tagged", "", TrackableKind.PEDESTRIAN, List.of(new Tag("t", Vector3.ZERO)), 1.2));
        List<Tag> tags = List.of(new Tag("v0", LEVERS[0]), new Tag("v1", LEVERS[1]), new Tag("v2", LEVERS[2]));
        bodies.add(new Trackable("vehicle", "vehicle", TrackableKind.VEHICLE, tags, 1.2));
        Fence middle = Fence.ofCircle("middle", Optional.of("g"), new Fence.Circle(new Point2(15, 8), 2.5))
                .withTimeouts(FenceTimeouts.DEFAULT.withDwell(1).withTimeout(3));
        Fence west = Fence.ofPolygon(
                "west",
                Optional.empty(),
                List.of(List.of(new Point2(0, 0), new Point2(9, 0), new Point2(9, 15), new Point2(0, 15))));
        return Site.builder("busy")
                .floors(List.of(new Floor("g", "g", 0, 4, List.of()), new Floor("u", "u", 4, 4, List.of())))
                .anchors(anchors)
                .detectors(detectors)
                .walls(List.of(new Wall("g", List.of(new Point2(10, 5), new Point2(10, 10)), "brick")))
                .fences(List.of(middle, west))
                .trackables(bodies)
                .meetings(Optional.of(new Meetings(0.8, Double.NaN, 1, Double.NaN)))
                .build();
    }

    /** What is heard in so many seconds. */
    static List<Fix> fixes(long seed, double seconds) {
        BusyHall hall = new BusyHall(seed);
        hall.people(seconds);
        hall.ranges(seconds);
        hall.odometry(seconds);
        hall.strangers(seconds);
        hall.fixes.sort(FixOrder.INSTANCE);
        return hall.fixes;
    }

    static long stamp(double t) {
        return START + Math.round(t * 1e9);
    }

    /** Where a walker is: an ellipse of its own, stopping now and then. */
    static RigidTransform truth(int walker, double t) {
        double walked = 0.18 * (t - Math.max(0, t - 20 - walker) / 3) + walker;
        double x = 10 + (5.5 - 0.3 * walker) * Math.cos(walked);
        double y = 7.5 + (4 - 0.2 * walker) * Math.sin(walked);
        double yaw = Math.atan2(4 * Math.cos(walked), -5.5 * Math.sin(walked));
        return new RigidTransform(Quaternion.ofYaw(yaw), new Vector3(x, y, 1.2));
    }

    private double noise(double sigma) {
        return sigma * Dense.normal(random);
    }

    private FixHeader header(String source, String trackable, double t) {
        return FixHeader.of(source, stamp(t), stamp(t + 0.005 + 0.01 * random.nextDouble()), trackable);
    }

    private void people(double seconds) {
        for (int walker = 0; walker < 4; walker++) {
            for (double t = 0.01 * walker; t < seconds; t += 0.2) {
                fixes.add(position("gps", walker, t, 0));
                if (walker == 1) {
                    fixes.add(position("sound", walker, t + 0.05, t > 20 ? 3 : 0));
                    fixes.add(position("light", walker, t + 0.1, 0));
                }
            }
        }
    }

    private PositionFix position(String source, int walker, double t, double off) {
        Vector3 p = truth(walker, t).translation();
        double sigma = source.equals("gps") ? 0.3 : 0.1;
        FixHeader plain = header(source, "p" + walker, t);
        FixHeader header = new FixHeader(
                plain.source(),
                plain.stampNanos(),
                plain.receivedNanos(),
                plain.trackable(),
                OptionalLong.of(Math.round(t)),
                walker == 0 ? Optional.of("g") : Optional.empty(),
                Optional.empty());
        return new PositionFix(
                header,
                Site.FRAME,
                p.x() + off + noise(sigma),
                p.y() + noise(sigma),
                p.z() + noise(sigma),
                Covariance3.isotropic(sigma * sigma));
    }

    private void ranges(double seconds) {
        int n = 0;
        for (double t = 0; t < seconds; t += 0.02) {
            int anchor = n % 8;
            fixes.add(range("t", truth(5, t).translation(), anchor, t));
            int tag = n % 3;
            fixes.add(range("v" + tag, truth(6, t).apply(LEVERS[tag]), (n / 3) % 8, t));
            n++;
        }
    }

    private RangeFix range(String tag, Vector3 place, int anchor, double t) {
        double[] p = PLACES[anchor];
        double distance = place.distanceTo(new Vector3(p[0], p[1], p[2]));
        double bias = 0.05 + 0.03 * anchor + (anchor == 3 && t > ANCHOR_FAULT ? 1.5 : 0);
        return new RangeFix(
                header("uwb", tag, t), "a" + anchor, distance + bias + noise(0.05), Double.NaN, Double.NaN, -80);
    }

    private void odometry(double seconds) {
        for (double t = 0.05; t < seconds; t += 0.05) {
            RigidTransform step = truth(6, t - 0.05).inverse().then(truth(6, t));
            odom = odom.then(new RigidTransform(
                    step.rotation().times(Quaternion.ofYaw(noise(0.002))),
                    step.translation().times(1 + noise(0.01))));
            if (t > 8 && t % 19 < 15) {
                fixes.add(new OdometryFix(
                        header("wheels", "vehicle", t),
                        "odom",
                        odom,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
            }
        }
    }

    private void strangers(double seconds) {
        for (double t = 0.03; t < seconds; t += 0.1) {
            List<ScanDetection> echoes = new ArrayList<>();
            for (int walker : new int[] {2, 7, 8, 9}) {
                if (random.nextDouble() < 0.9) {
                    Vector3 ray = truth(walker, t).translation().minus(RADAR);
                    echoes.add(new ScanDetection(
                            Math.hypot(ray.x(), ray.y()) + noise(0.15),
                            Math.atan2(ray.y(), ray.x()) + noise(0.01),
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            Optional.empty()));
                }
            }
            fixes.add(new ScanFix(anonymous("radar", t), "radar", echoes));
        }
        for (double t = 0.07; t < seconds; t += 0.15) {
            List<PositionDetection> seen = new ArrayList<>();
            for (int walker = 8; walker < 11; walker++) {
                if (t % 7 < walker - 4) {
                    Vector3 p = truth(walker, t - 0.1).translation();
                    seen.add(new PositionDetection(
                            p.x() + noise(0.1),
                            p.y() + noise(0.1),
                            p.z(),
                            Optional.of(Covariance3.isotropic(0.01)),
                            Optional.of(walker == 10 ? "truck" : "person"),
                            0.8,
                            Optional.empty()));
                }
            }
            fixes.add(new DetectionsFix(anonymous("camera", t), "cam", Site.FRAME, seen));
        }
    }

    private FixHeader anonymous(String source, double t) {
        FixHeader header = header(source, "", t);
        return new FixHeader(
                source,
                header.stampNanos(),
                header.receivedNanos(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
