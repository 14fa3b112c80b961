package org.sitedatum.positioning.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.SmallSite;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;

/** The sensors of a scene, with noise as stated and one of them faulty. */
final class FaultySensors {

    static final long START = 1_767_225_600_000_000_000L;

    private static final double NAN = Double.NaN;
    private static final double RANGE_SIGMA = 0.05;
    private static final double DIFFERENCE_SIGMA = 0.1;
    private static final double POSITION_SIGMA = 0.1;
    private static final double POSE_SIGMA = 0.03;
    private static final double TURN_SIGMA = 0.02;
    private static final double BEARING_SIGMA = 0.02;
    private static final double RATE_SIGMA = 0.01;

    private static final double HALL = 30;

    private final SplittableRandom random;
    private final FaultWalk walk;
    private final FaultySights sights;
    private final Site site;
    private final double[] anchorBias;
    private final List<SimulatedSensor> sensors = new ArrayList<>();

    private RigidTransform odom = new RigidTransform(Quaternion.ofYaw(2.2), new Vector3(-30, 12, 0));
    private double odometryTime = NAN;
    private double odometryOffset;

    FaultySensors(FaultScene scene, Site site, FaultWalk walk, Fault fault, SplittableRandom random) {
        this.site = site;
        this.walk = walk;
        this.random = random;
        this.sights = new FaultySights(walk, fault, random);
        anchorBias = new double[site.anchors().size()];
        for (int i = 0; i < anchorBias.length; i++) {
            anchorBias[i] = 0.05 + 0.25 * random.nextDouble();
        }
        switch (scene) {
            case RANGE_OF_6, RANGE_OF_4 -> ranges(random.nextInt(scene.anchors), 1);
            case RANGE_BESIDE_ODOMETRY -> {
                ranges(random.nextInt(scene.anchors), 1);
                add(0.1, false, this::odometry);
            }
            case RANGES_2_OF_6 -> ranges(random.nextInt(scene.anchors), 2);
            case RANGES_6_OF_6 -> ranges(0, 6);
            case DIFFERENCE -> differences(1 + random.nextInt(scene.anchors - 1));
            case POSITION_BESIDE_RANGES -> {
                ranges(0, 0);
                positions(1);
            }
            case POSITION_OF_3 -> positions(3);
            case POSITION_OF_2 -> positions(2);
            case POSITION_ALONE -> positions(1);
            case POSE_BESIDE_RANGES -> besideRanges(0.2, this::pose);
            case ODOMETRY -> besideRanges(0.1, this::odometry);
            case BEARING -> besideRanges(0.2, this::bearing);
            case PIXELS -> besideRanges(0.2, sights::pixelsOfBody);
            case DETECTIONS -> besideRanges(0.2, sights::pixels);
            case SCAN -> besideRanges(0.2, sights::scan);
            case LIDAR -> besideRanges(0.2, sights::detections);
            case MARKERS -> besideRanges(0.1, sights::marker);
            case TURN_RATE -> {
                besideRanges(0.05, this::turnRate);
                add(0.2, false, this::pose);
            }
            case POSE_BESIDE_ODOMETRY -> {
                add(0.2, true, this::pose);
                add(0.1, false, this::odometry);
            }
            case RANGES_5_OF_5_BESIDE_ODOMETRY -> {
                ranges(0, 5);
                add(0.1, false, this::odometry);
            }
        }
    }

    List<SimulatedSensor> sensors() {
        return sensors;
    }

    private void add(double period, boolean faulty, SimulatedSensor.Maker maker) {
        sensors.add(new SimulatedSensor(period, period * random.nextDouble(), faulty, maker));
    }

    private void besideRanges(double period, SimulatedSensor.Maker faulty) {
        ranges(0, 0);
        add(period, true, faulty);
    }

    private void ranges(int first, int faulty) {
        for (int i = 0; i < anchorBias.length; i++) {
            int anchor = i;
            boolean fails = (i - first + anchorBias.length) % anchorBias.length < faulty;
            add(0.2, fails, (t, content, offset, garbage) -> range(anchor, t, content, offset, garbage));
        }
    }

    private void differences(int faulty) {
        for (int i = 1; i < anchorBias.length; i++) {
            int anchor = i;
            add(0.2, i == faulty, (t, content, offset, garbage) -> difference(anchor, t, content, offset, garbage));
        }
    }

    private void positions(int count) {
        for (int i = 0; i < count; i++) {
            String source = "rtls-" + i;
            add(0.2, i == 0, (t, content, offset, garbage) -> position(source, t, content, offset, garbage));
        }
    }

    static long stamp(double t) {
        return START + Math.round(t * 1e9);
    }

    static FixHeader header(String source, double t) {
        return FixHeader.of(source, stamp(t), stamp(t + 0.02), "body");
    }

    /** The same header at another time. */
    static FixHeader restamped(FixHeader header, double t) {
        return header.trackable().isPresent() ? header(header.source(), t) : anonymous(header.source(), t);
    }

    static FixHeader anonymous(String source, double t) {
        return new FixHeader(
                source,
                stamp(t),
                stamp(t + 0.02),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private double distance(int anchor, double t) {
        return walk.truth(t).translation().distanceTo(site.anchors().get(anchor).position());
    }

    private Fix range(int anchor, double t, double content, double offset, boolean garbage) {
        double range = distance(anchor, content) + anchorBias[anchor] + offset + noise(RANGE_SIGMA);
        double said = garbage ? HALL * random.nextDouble() : Math.max(0, range);
        return new RangeFix(header("uwb", t), site.anchors().get(anchor).id(), said, NAN, NAN, NAN);
    }

    private Fix difference(int anchor, double t, double content, double offset, boolean garbage) {
        double difference = distance(anchor, content) - distance(0, content) + offset + noise(DIFFERENCE_SIGMA);
        double said = garbage ? HALL * (random.nextDouble() - 0.5) : difference;
        return new RangeDifferenceFix(
                header("tdoa", t),
                site.anchors().get(anchor).id(),
                site.anchors().get(0).id(),
                said,
                DIFFERENCE_SIGMA);
    }

    private Fix position(String source, double t, double content, double offset, boolean garbage) {
        Vector3 p = sights.place(content, offset, garbage, POSITION_SIGMA);
        return new PositionFix(
                header(source, t),
                Site.FRAME,
                p.x(),
                p.y(),
                p.z(),
                Covariance3.isotropic(POSITION_SIGMA * POSITION_SIGMA));
    }

    private Fix pose(double t, double content, double offset, boolean garbage) {
        double yaw = walk.truth(content).rotation().yaw()
                + (garbage ? 2 * Math.PI * random.nextDouble() : 0.2 * offset)
                + noise(TURN_SIGMA);
        return new PoseFix(
                header("vps", t),
                Site.FRAME,
                new RigidTransform(Quaternion.ofYaw(yaw), sights.place(content, offset, garbage, POSE_SIGMA)),
                Optional.of(Covariance6.isotropic(POSE_SIGMA, TURN_SIGMA)),
                Vector3.ZERO,
                Optional.empty());
    }

    private Fix bearing(double t, double content, double offset, boolean garbage) {
        Vector3 seen =
                SmallSite.SITE_FROM_CORNER.inverse().apply(walk.truth(content).translation());
        double azimuth = Math.atan2(seen.y(), seen.x()) + offset / 10 + noise(BEARING_SIGMA);
        double said = garbage ? Math.PI * (random.nextDouble() - 0.5) : azimuth;
        return new BearingFix(header("aoa", t), "corner", said, NAN, BEARING_SIGMA);
    }

    private Fix turnRate(double t, double content, double offset, boolean garbage) {
        double turn = Math.IEEEremainder(
                walk.truth(content).rotation().yaw()
                        - walk.truth(content - 0.05).rotation().yaw(),
                2 * Math.PI);
        double rate = turn / 0.05 + offset / 5 + noise(RATE_SIGMA);
        double said = garbage ? 10 * (random.nextDouble() - 0.5) : rate;
        return new ImuFix(header("imu", t), new Vector3(0, 0, said), new Vector3(0, 0, 9.81));
    }

    private double noise(double sigma) {
        return sights.noise(sigma);
    }

    /** Wheels that report where they are in their own frame; an offset grows into it, garbage is a jump. */
    private Fix odometry(double t, double content, double offset, boolean garbage) {
        RigidTransform step = Double.isNaN(odometryTime)
                ? RigidTransform.IDENTITY
                : walk.truth(odometryTime).inverse().then(walk.truth(content));
        Vector3 slip = new Vector3(offset - odometryOffset, 0, 0);
        RigidTransform noisy = new RigidTransform(
                step.rotation().times(Quaternion.ofYaw(noise(0.002))),
                step.translation().times(1 + noise(0.01)).plus(slip));
        odom = odom.then(noisy);
        odometryTime = content;
        odometryOffset = offset;
        RigidTransform said = garbage
                ? new RigidTransform(Quaternion.ofYaw(2 * Math.PI * random.nextDouble()), sights.place(t, 0, true, 0))
                : odom;
        return new OdometryFix(
                header("wheels", t), "odom", said, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
