package org.sitedatum.positioning;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;

/**
 * A body that walks an ellipse through {@link SmallSite}'s hall at about 1 m/s, sensors with known faults, and the engine
 * that hears them. Everything follows from the seed. Times are seconds after {@link #START}.
 */
final class SimulatedHall {

    static final long START = 1_767_225_600_000_000_000L;
    static final double RANGE_SIGMA = 0.05;

    private static final double TURN_RATE = 0.2;

    final Outcomes outcomes = new Outcomes();
    final PositioningEngine engine;
    final SplittableRandom random;

    private final Site site;
    private final double[] anchorBias;
    private final double height;
    private Vector3 jump = Vector3.ZERO;
    private RigidTransform odom = new RigidTransform(Quaternion.ofYaw(2.2), new Vector3(-30, 12, 0));
    private double odometryTime = Double.NaN;

    SimulatedHall(SmallSite hall, double height, long seed) {
        site = hall.build();
        engine = new PositioningEngine(site, EngineOptions.defaults(), outcomes);
        random = new SplittableRandom(seed);
        this.height = height;
        anchorBias = new double[site.anchors().size()];
        for (int i = 0; i < anchorBias.length; i++) {
            anchorBias[i] = 0.05 + 0.25 * random.nextDouble();
        }
    }

    /** Stands somewhere else from now on. */
    void jumpBy(double dx, double dy, double dz) {
        jump = jump.plus(new Vector3(dx, dy, dz));
    }

    RigidTransform truth(double t) {
        double angle = TURN_RATE * t;
        Vector3 place = new Vector3(10 + 5.5 * Math.cos(angle), 7.5 + 4 * Math.sin(angle), height);
        double yaw = Math.atan2(4 * Math.cos(angle), -5.5 * Math.sin(angle));
        return new RigidTransform(Quaternion.ofYaw(yaw), place.plus(jump));
    }

    static long stamp(double t) {
        return START + Math.round(t * 1e9);
    }

    static FixHeader header(String source, String trackable, double t) {
        return FixHeader.of(source, stamp(t), stamp(t + 0.02), trackable);
    }

    double noise(double sigma) {
        return sigma * Dense.normal(random);
    }

    /** A range with the anchor's bias, noise, and something more. */
    RangeFix range(String trackable, Vector3 lever, int anchor, double t, double more) {
        Vector3 tag = truth(t).apply(lever);
        double range = tag.distanceTo(site.anchors().get(anchor).position());
        double measured = Math.max(0, range + anchorBias[anchor] + more + noise(RANGE_SIGMA));
        return new RangeFix(
                header("uwb", trackable, t),
                site.anchors().get(anchor).id(),
                measured,
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }

    /** Ranges of a tag at the body's origin to every anchor in turn, 40 per second, from one time to another. */
    void walkWithRanges(String trackable, double from, double to, int... anchors) {
        int n = 0;
        for (double t = from; t < to - 1e-9; t += 0.025) {
            accept(range(trackable, Vector3.ZERO, anchors[n++ % anchors.length], t, 0));
        }
    }

    RangeDifferenceFix difference(String trackable, int anchor, int reference, double t) {
        Vector3 tag = truth(t).translation();
        double difference = tag.distanceTo(site.anchors().get(anchor).position())
                - tag.distanceTo(site.anchors().get(reference).position());
        return new RangeDifferenceFix(
                header("tdoa", trackable, t),
                site.anchors().get(anchor).id(),
                site.anchors().get(reference).id(),
                difference + noise(0.1),
                0.1);
    }

    PositionFix position(String source, String trackable, double t, double sigma, Vector3 error) {
        Vector3 p = truth(t).translation().plus(error);
        return new PositionFix(
                header(source, trackable, t),
                Site.FRAME,
                p.x() + noise(sigma),
                p.y() + noise(sigma),
                p.z() + noise(sigma),
                Covariance3.isotropic(sigma * sigma));
    }

    /** The next report of slightly noisy odometry. */
    OdometryFix odometry(String trackable, double t) {
        if (!Double.isNaN(odometryTime)) {
            RigidTransform step = truth(odometryTime).inverse().then(truth(t));
            double length = step.translation().norm();
            RigidTransform noisy = new RigidTransform(
                    step.rotation().times(Quaternion.ofYaw(noise(0.002))),
                    step.translation().times(1 + noise(0.01)));
            odom = odom.then(length > 1 ? RigidTransform.IDENTITY : noisy);
        }
        odometryTime = t;
        return new OdometryFix(
                header("wheels", trackable, t),
                "odom",
                odom,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Pose of the body in its odometry frame at its last report. */
    RigidTransform odomFromBody() {
        return odom;
    }

    void accept(Fix fix) {
        engine.accept(fix);
    }

    PoseEstimate estimate(String trackable, double t) {
        return engine.estimateAt(trackable, stamp(t)).orElseThrow();
    }

    /** Horizontal distance from the truth, m. */
    double error(String trackable, double t) {
        return error(estimate(trackable, t));
    }

    double error(PoseEstimate pose) {
        Vector3 d =
                pose.position().minus(truth(1e-9 * (pose.stampNanos() - START)).translation());
        return Math.hypot(d.x(), d.y());
    }

    /** Root mean square of the horizontal errors of the poses published in a time. */
    double rmse(double from, double to) {
        List<PoseEstimate> poses = outcomes.poses.stream()
                .filter(pose -> pose.stampNanos() >= stamp(from) && pose.stampNanos() <= stamp(to))
                .toList();
        return Math.sqrt(poses.stream()
                .mapToDouble(pose -> error(pose) * error(pose))
                .average()
                .orElseThrow());
    }

    /** Heading error, deg. */
    double headingError(PoseEstimate pose) {
        double yaw = pose.orientation().orElseThrow().yaw()
                - truth(1e-9 * (pose.stampNanos() - START)).rotation().yaw();
        return Math.toDegrees(Math.abs(Math.IEEEremainder(yaw, 2 * Math.PI)));
    }
}
