package org.sitedatum.positioning.honesty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.SmallSite;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;

/** A body whose one source of places errs slowly, beside white noise: a first-order Gauss-Markov error on each axis. */
final class SlowErrorRun {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final double SECONDS = 150;
    /** Starts are not judged, s. */
    private static final double SETTLED = 10;

    private static final double JUDGED_EVERY = 2.5;

    /** Who is followed, by what. */
    enum Body {
        /** Positions of a tag beside visual-inertial odometry: 1 cm and 0.1 degrees a root metre, 0.5 % of scale. */
        HEADSET(TrackableKind.HEADSET, 0.1, false, true),
        /** Poses of a visual positioning service beside the same odometry. */
        HEADSET_BY_SIGHT(TrackableKind.HEADSET, 0.5, true, true),
        /** Positions of a tag beside wheels: 1 % of way and turn, 2 cm and 1.1 degrees a root metre. */
        ROBOT(TrackableKind.VEHICLE, 0.1, false, true),
        /** Positions of a tag alone. */
        PEDESTRIAN(TrackableKind.PEDESTRIAN, 0.2, false, false),
        /** Positions of a tag alone. */
        CART(TrackableKind.VEHICLE, 0.2, false, false);

        private final TrackableKind kind;
        private final double period;
        private final boolean poses;
        private final boolean odometry;

        Body(TrackableKind kind, double period, boolean poses, boolean odometry) {
            this.kind = kind;
            this.period = period;
            this.poses = poses;
            this.odometry = odometry;
        }
    }

    /**
     * How a source errs, per axis.
     *
     * @param white standard deviation of noise that is new in every fix, m
     * @param slow the same of what lasts, m
     * @param tau for how long it lasts, s
     * @param told whether the stated covariance holds both, or the white noise only
     */
    record Errors(double white, double slow, double tau, boolean told) {

        double stated() {
            return told ? Math.hypot(white, slow) : white;
        }
    }

    private record Due(double at, Fix fix) {}

    private final Body body;
    private final Errors errors;
    private final SplittableRandom random;
    private final ChanceWalk walk;
    private final Site site;
    private final double lag;
    private final List<Due> fixes = new ArrayList<>();

    SlowErrorRun(Body body, Errors errors, long seed) {
        this.body = body;
        this.errors = errors;
        random = new SplittableRandom(seed);
        walk = new ChanceWalk(random, SECONDS + 1);
        boolean worn = body.kind == TrackableKind.HEADSET;
        site = SmallSite.withAnchors(6)
                .body("body", body.kind, worn ? Double.NaN : ChanceWalk.HEIGHT)
                .build();
        lag = normal(0.05);
        places();
        if (body.odometry) {
            odometry(worn ? 0.005 : 0.01, worn ? 0.002 : 0.02, worn ? 0.01 : 0.02);
        }
        fixes.sort(Comparator.comparingDouble(Due::at));
    }

    /** Follows the body and judges its poses. */
    void play(Honesty honesty) {
        PositioningEngine engine = new PositioningEngine(site, EngineOptions.defaults(), new EngineListener() {});
        double judged = SETTLED;
        for (Due due : fixes) {
            engine.accept(due.fix());
            if (due.at() >= judged) {
                judged += JUDGED_EVERY;
                honesty.add(
                        engine.estimateAt("body", stamp(due.at())).orElseThrow(),
                        walk.truth(due.at()).translation());
            }
        }
    }

    private double normal(double sigma) {
        return ChanceWalk.normal(random, sigma);
    }

    private static long stamp(double t) {
        return START + Math.round(t * 1e9);
    }

    private void say(String source, double t, Function<FixHeader, Fix> make) {
        FixHeader header = new FixHeader(
                source,
                stamp(t),
                stamp(t + 0.02),
                Optional.of("body"),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
        fixes.add(new Due(t, make.apply(header)));
    }

    private void places() {
        double[] slow = {normal(errors.slow()), normal(errors.slow()), normal(errors.slow())};
        double keep = Math.exp(-body.period / errors.tau());
        double stated = errors.stated() * errors.stated();
        for (double t = 0; t < SECONDS; t += body.period) {
            for (int axis = 0; axis < 3; axis++) {
                slow[axis] = keep * slow[axis] + normal(errors.slow() * Math.sqrt(1 - keep * keep));
            }
            RigidTransform truth = walk.truth(t - lag);
            Vector3 white = new Vector3(normal(errors.white()), normal(errors.white()), normal(errors.white()));
            Vector3 place = truth.translation().plus(white).plus(new Vector3(slow[0], slow[1], slow[2]));
            if (body.poses) {
                double turn = normal(0.02);
                RigidTransform pose = new RigidTransform(truth.rotation().times(Quaternion.ofYaw(turn)), place);
                Covariance6 covariance = Covariance6.ofDiagonal(stated, stated, stated, 4e-4, 4e-4, 4e-4);
                say(
                        "sight",
                        t,
                        header -> new PoseFix(
                                header, Site.FRAME, pose, Optional.of(covariance), Vector3.ZERO, Optional.empty()));
            } else {
                Covariance3 covariance = Covariance3.isotropic(stated);
                say(
                        "rtls",
                        t,
                        header -> new PositionFix(header, Site.FRAME, place.x(), place.y(), place.z(), covariance));
            }
        }
    }

    /**
     * Twenty reports a second of odometry with gains of its own, which slips a little.
     *
     * @param gainSigma of ways and of turns, as shares
     * @param turnSigma rad per root metre
     * @param slip m per root metre
     */
    private void odometry(double gainSigma, double turnSigma, double slip) {
        double gain = 1 + normal(gainSigma);
        double turnGain = 1 + normal(gainSigma);
        RigidTransform odom = new RigidTransform(Quaternion.ofYaw(2.2), new Vector3(-30, 12, 0));
        for (double t = 0.05; t < SECONDS; t += 0.05) {
            RigidTransform step = walk.truth(t - 0.05).inverse().then(walk.truth(t));
            double length = step.translation().norm();
            double turn = turnGain * step.rotation().yaw() + normal(turnSigma * Math.sqrt(length));
            Vector3 slipped = new Vector3(normal(slip), normal(slip), 0).times(Math.sqrt(length));
            odom = odom.then(new RigidTransform(
                    Quaternion.ofYaw(turn), step.translation().times(gain).plus(slipped)));
            RigidTransform said = odom;
            say(
                    "odometry",
                    t,
                    header -> new OdometryFix(
                            header, "odom", said, Optional.empty(), Optional.empty(), Optional.empty(), false));
        }
    }
}
