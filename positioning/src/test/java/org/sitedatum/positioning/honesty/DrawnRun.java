package org.sitedatum.positioning.honesty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.SmallSite;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * One installation of many: what nobody knows of it (delays of anchors and tags, multipath, how late stamps are, the gain of
 * the wheels) is drawn from what the engine holds possible of such installations, and a body is followed in it.
 */
final class DrawnRun {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final double SECONDS = 60;
    /** Starts are not judged, s. */
    private static final double SETTLED = 10;

    private static final double JUDGED_EVERY = 2.5;

    private static final double WHITE = 0.07;
    private static final double ANCHOR_DELAY = 0.10;
    private static final double TAG_DELAY = 0.15;
    private static final double TAG_DELAY_SIGMA = 0.05;
    private static final double MULTIPATH = 0.043;
    private static final double MULTIPATH_LENGTH = 1;
    /** Eyes of adults who sit or stand, m. */
    private static final double LOWEST_EYES = 1.1;

    private static final double HIGHEST_EYES = 1.8;
    private static final double POSITION_SIGMA = 0.3;
    private static final double RADAR_RANGE_SIGMA = 0.1;
    private static final double RADAR_AZIMUTH_SIGMA = 0.02;

    /** What follows the body. */
    enum Sensors {
        RANGES(TrackableKind.PEDESTRIAN, 0.18),
        POSITIONS(TrackableKind.PEDESTRIAN, 0.18),
        POSITIONS_OF_A_VEHICLE(TrackableKind.VEHICLE, 0.18),
        /** One computer on board stamps both. */
        RANGES_AND_ODOMETRY(TrackableKind.VEHICLE, 0.03),
        /** The radio has a clock of its own. */
        RANGES_BESIDE_ODOMETRY(TrackableKind.VEHICLE, 0.18),
        /** Worn at an unknown height below anchors that all hang higher. */
        RANGES_OF_A_HEADSET(TrackableKind.HEADSET, 0.03),
        /** Half of its period. */
        RADAR(TrackableKind.PEDESTRIAN, 0.1);

        private final TrackableKind kind;
        private final double lagSigma;

        /** A kind of body, and by how much stamps are off, s. */
        Sensors(TrackableKind kind, double lagSigma) {
            this.kind = kind;
            this.lagSigma = lagSigma;
        }
    }

    private record Due(double at, Fix fix) {}

    private final Sensors sensors;
    private final SplittableRandom random;
    private final ChanceWalk walk;
    private final Site site;
    private final double lag;
    /** m by which the body is higher than its walk. */
    private final double lift;

    private final List<Due> fixes = new ArrayList<>();

    DrawnRun(Sensors sensors, long seed) {
        this.sensors = sensors;
        random = new SplittableRandom(seed);
        walk = new ChanceWalk(random, SECONDS + 1);
        boolean worn = sensors.kind == TrackableKind.HEADSET;
        lift = worn ? LOWEST_EYES + (HIGHEST_EYES - LOWEST_EYES) * random.nextDouble() - ChanceWalk.HEIGHT : 0;
        site = SmallSite.withAnchors(6)
                .body("body", sensors.kind, worn ? Double.NaN : ChanceWalk.HEIGHT)
                .build();
        lag = normal(sensors.lagSigma);
        switch (sensors) {
            case RANGES -> ranges();
            case POSITIONS, POSITIONS_OF_A_VEHICLE -> positions();
            case RANGES_AND_ODOMETRY, RANGES_BESIDE_ODOMETRY -> {
                ranges();
                odometry("wheels", 0.01, 0.05, 0.02);
            }
            case RANGES_OF_A_HEADSET -> {
                ranges();
                odometry("vio", 0.005, 0.003, 0.03);
            }
            case RADAR -> radar();
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
                judge(engine, due.at(), honesty);
            }
        }
    }

    private void judge(PositioningEngine engine, double t, Honesty honesty) {
        Vector3 truth = at(t);
        if (sensors != Sensors.RADAR) {
            honesty.add(engine.estimateAt("body", stamp(t)).orElseThrow(), truth);
            return;
        }
        engine.anonymousAt(stamp(t)).stream()
                .filter(pose -> apart(pose, truth) < 2)
                .min(Comparator.comparingDouble(pose -> apart(pose, truth)))
                .ifPresent(pose -> honesty.add(pose, truth));
    }

    private static double apart(PoseEstimate pose, Vector3 truth) {
        return Math.hypot(pose.position().x() - truth.x(), pose.position().y() - truth.y());
    }

    private Vector3 at(double t) {
        return walk.truth(t).translation().plus(new Vector3(0, 0, lift));
    }

    private double normal(double sigma) {
        return ChanceWalk.normal(random, sigma);
    }

    private static long stamp(double t) {
        return START + Math.round(t * 1e9);
    }

    private static FixHeader header(String source, Optional<String> body, double t) {
        return new FixHeader(
                source, stamp(t), stamp(t + 0.02), body, OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    private void say(String source, double t, Function<FixHeader, Fix> make) {
        Optional<String> body = sensors == Sensors.RADAR ? Optional.empty() : Optional.of("body");
        fixes.add(new Due(t, make.apply(header(source, body, t))));
    }

    /** Forty ranges a second, to one anchor after another. */
    private void ranges() {
        int count = site.anchors().size();
        double tag = TAG_DELAY + normal(TAG_DELAY_SIGMA);
        double[] delay = new double[count];
        double[] multipath = new double[count];
        double[] heard = new double[count];
        for (int i = 0; i < count; i++) {
            delay[i] = tag + normal(ANCHOR_DELAY);
            multipath[i] = normal(MULTIPATH);
        }
        int n = 0;
        for (double t = 0; t < SECONDS; t += 0.025) {
            int anchor = n++ % count;
            Vector3 place = at(t - lag);
            double gone = place.distanceTo(at(heard[anchor]));
            heard[anchor] = t - lag;
            double keep = Math.exp(-gone / MULTIPATH_LENGTH);
            multipath[anchor] = keep * multipath[anchor] + normal(MULTIPATH * Math.sqrt(1 - keep * keep));
            double range = place.distanceTo(site.anchors().get(anchor).position());
            double said = Math.max(0, range + delay[anchor] + multipath[anchor] + normal(WHITE));
            String id = site.anchors().get(anchor).id();
            say("uwb", t, header -> new RangeFix(header, id, said, Double.NaN, Double.NaN, Double.NaN));
        }
    }

    /** Five positions a second with white noise as stated. */
    private void positions() {
        for (double t = 0; t < SECONDS; t += 0.2) {
            Vector3 p = at(t - lag);
            double x = p.x() + normal(POSITION_SIGMA);
            double y = p.y() + normal(POSITION_SIGMA);
            double z = p.z() + normal(POSITION_SIGMA);
            Covariance3 covariance = Covariance3.isotropic(POSITION_SIGMA * POSITION_SIGMA);
            say("rtls", t, header -> new PositionFix(header, Site.FRAME, x, y, z, covariance));
        }
    }

    /**
     * Ten reports a second of odometry with gains of its own, which slips a little.
     *
     * @param gainSigma of ways and of turns, as shares
     * @param turnSigma rad per root metre
     * @param slip m per root metre
     */
    private void odometry(String source, double gainSigma, double turnSigma, double slip) {
        double gain = 1 + normal(gainSigma);
        double turnGain = 1 + normal(gainSigma);
        RigidTransform odom = new RigidTransform(Quaternion.ofYaw(2.2), new Vector3(-30, 12, 0));
        for (double t = 0.1; t < SECONDS; t += 0.1) {
            RigidTransform step = walk.truth(t - 0.1).inverse().then(walk.truth(t));
            double length = step.translation().norm();
            double turn = turnGain * step.rotation().yaw() + normal(turnSigma * Math.sqrt(length));
            Vector3 slipped = new Vector3(normal(slip), normal(slip), 0).times(Math.sqrt(length));
            odom = odom.then(new RigidTransform(
                    Quaternion.ofYaw(turn), step.translation().times(gain).plus(slipped)));
            RigidTransform said = odom;
            say(
                    source,
                    t,
                    header -> new OdometryFix(
                            header, "odom", said, Optional.empty(), Optional.empty(), Optional.empty(), false));
        }
    }

    /** Five scans a second with noise as stated, one body in ten missed, one false echo in two scans. */
    private void radar() {
        for (double t = 0; t < SECONDS; t += 0.2) {
            List<ScanDetection> echoes = new ArrayList<>();
            if (random.nextDouble() < 0.9) {
                Vector3 seen = SmallSite.SITE_FROM_CORNER
                        .inverse()
                        .apply(walk.truth(t - lag).translation());
                double range = Math.hypot(seen.x(), seen.y()) + normal(RADAR_RANGE_SIGMA);
                echoes.add(echo(range, Math.atan2(seen.y(), seen.x()) + normal(RADAR_AZIMUTH_SIGMA)));
            }
            if (random.nextDouble() < 0.5) {
                echoes.add(echo(25 * random.nextDouble(), Math.PI / 2 * (random.nextDouble() - 0.5)));
            }
            say("radar", t, header -> new ScanFix(header, "corner", echoes));
        }
    }

    private static ScanDetection echo(double range, double azimuth) {
        double unsaid = Double.NaN;
        return new ScanDetection(Math.max(0.1, range), azimuth, unsaid, unsaid, unsaid, Optional.empty());
    }
}
