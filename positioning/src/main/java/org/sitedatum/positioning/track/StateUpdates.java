package org.sitedatum.positioning.track;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.event.HealthEvent.Device;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.integrity.Hearing;
import org.sitedatum.positioning.model.BearingModel;
import org.sitedatum.positioning.model.PoseModel;
import org.sitedatum.positioning.model.RangeDifferenceModel;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.time.Snapshot;

/** Corrects a body's belief by each kind of measurement. Remembers what the walls do to ranges. */
final class StateUpdates {

    /** Squared normalised innovation beyond which a measurement is refused: six standard deviations. */
    static final double GATE = 36;
    /** Ranges are long where something is in the way, so long ones count less. */
    private static final double LONG_KNEE = 0.6;

    private static final double SHORT_KNEE = 1.5;
    private static final double KNEE = 3;
    private static final double SMALLEST_RANGE_SIGMA = 0.02;
    private static final double DIFFERENCE_SIGMA = 0.15;
    private static final double BEARING_SIGMA = 0.03;
    private static final double RATE_VARIANCE = 4e-4;
    private static final Covariance6 POSE_DEFAULT =
            Covariance6.ofDiagonal(0.0025, 0.0025, 0.0025, 0.0009, 0.0009, 0.0009);

    private final BodyProfile profile;
    private final SiteSensors sensors;
    private final Belief belief;
    private final SourceErrors sourceErrors;
    private final IntegrityWatch watch;
    private final Hearing hearing;
    private final LateObservation late;
    private final PositionUpdate positionUpdate;
    private final WallLearning walls;
    private final RangeObservation range;
    private final RangeDifferenceModel differenceModel;
    private final BearingModel bearingModel;
    private final PoseModel poseModel;

    StateUpdates(
            BodyProfile profile,
            SiteSensors sensors,
            Belief belief,
            OdometryTrack odometry,
            SourceErrors sourceErrors,
            IntegrityWatch watch,
            Workspace work) {
        this.profile = profile;
        this.sensors = sensors;
        this.belief = belief;
        this.sourceErrors = sourceErrors;
        this.watch = watch;
        this.hearing = work.hearing();
        this.late = new LateObservation(belief, odometry);
        this.positionUpdate = new PositionUpdate(profile, belief, late, sourceErrors, watch, work.positionModel());
        this.walls = new WallLearning(belief, sensors.wallMap(), work);
        this.range = new RangeObservation(walls.prior());
        this.differenceModel = work.differenceModel();
        this.bearingModel = work.bearingModel();
        this.poseModel = work.poseModel();
    }

    void save(Snapshot out) {
        walls.save(out);
    }

    void restore(Snapshot in) {
        walls.restore(in);
    }

    FixVerdict range(RangeFix fix) {
        int anchor = sensors.anchorIndex(fix.anchor());
        int tag = profile.tagIndex(fix.header().trackable().orElse(""));
        NuisanceStates nuisance = belief.nuisance();
        int slot = nuisance.anchorSlot(anchor, fix.stampNanos(), belief);
        Anchor described = sensors.anchor(anchor);
        double bias = Double.isNaN(described.rangeBias()) ? 0 : described.rangeBias();
        double sigma = rangeSigma(fix, described);
        range.set(described.position(), profile.leverArm(tag), fix.range() - bias, sigma * sigma);
        range.setNuisances(
                nuisance.rangeExcess(belief),
                nuisance.tagBias(tag, belief),
                nuisance.anchorBias(slot),
                nuisance.multipath(slot, tag, belief),
                profile.severalTags() && belief.oriented() ? nuisance.pattern(tag, belief) : -1);
        walls.learn(range);
        FixVerdict verdict = correct(described.id(), fix, fix.range(), late.of(range), LONG_KNEE, SHORT_KNEE);
        hearing.measured(fix.range());
        return verdict;
    }

    private static double rangeSigma(RangeFix fix, Anchor anchor) {
        if (!Double.isNaN(fix.sigma())) {
            return Math.max(SMALLEST_RANGE_SIGMA, fix.sigma());
        }
        return Double.isNaN(anchor.rangeSigma())
                ? RangeErrors.WHITE_SIGMA
                : Math.max(SMALLEST_RANGE_SIGMA, anchor.rangeSigma());
    }

    FixVerdict position(PositionFix fix) {
        return positionUpdate.apply(fix);
    }

    FixVerdict pose(PoseFix fix) {
        Vector3 point = profile.point(fix);
        Covariance6 covariance = fix.covariance().orElse(POSE_DEFAULT);
        Vector3 place = fix.frameFromPoint().translation();
        double stated = 0.5 * (covariance.get(0, 0) + covariance.get(1, 1));
        sourceErrors.hearPose(fix.header().source(), fix.stampNanos(), place, point, stated);
        int offset = sourceErrors.biasOffset();
        Observation observation = (gaussian, out) -> poseModel.linearize(
                gaussian, point, fix.frameFromPoint(), covariance, offset < 0 ? -1 : gaussian.coreSize() + offset, out);
        return correct(
                fix.header().source(), fix, place.x() + IntegrityWatch.SECOND * place.y(), observation, KNEE, KNEE);
    }

    FixVerdict rangeDifference(RangeDifferenceFix fix) {
        Vector3 anchor = sensors.anchorPosition(sensors.anchorIndex(fix.anchor()));
        Vector3 reference = sensors.anchorPosition(sensors.anchorIndex(fix.reference()));
        Vector3 leverArm =
                profile.leverArm(profile.tagIndex(fix.header().trackable().orElse("")));
        double sigma = Double.isNaN(fix.sigma()) ? DIFFERENCE_SIGMA : fix.sigma();
        Observation observation = (gaussian, out) ->
                differenceModel.linearize(gaussian, anchor, reference, leverArm, fix.difference(), sigma * sigma, out);
        return correct(fix.anchor(), fix, fix.difference(), late.of(observation), KNEE, KNEE);
    }

    FixVerdict bearing(BearingFix fix) {
        Optional<RigidTransform> known = fix.header().siteFromSensor().or(() -> sensors.findSensorPose(fix.sensor()));
        if (known.isEmpty()) {
            return FixVerdict.UNSUPPORTED;
        }
        RigidTransform siteFromSensor = known.get();
        double sigma = Double.isNaN(fix.sigma()) ? BEARING_SIGMA : fix.sigma();
        Observation observation = (gaussian, out) ->
                bearingModel.linearize(gaussian, siteFromSensor, fix.azimuth(), fix.elevation(), sigma * sigma, out);
        return correct(fix.sensor(), fix, fix.azimuth(), late.of(observation), KNEE, KNEE);
    }

    /** Angular rate of a body with orientation; with odometry there is nothing to add. */
    FixVerdict imu(ImuFix fix, boolean odometryActive) {
        if (!belief.oriented() || odometryActive) {
            return FixVerdict.UNSUPPORTED;
        }
        Vector3 rate = fix.angularVelocity();
        Observation observation = (gaussian, out) -> linearizeRate(gaussian, rate, out);
        return verdict(belief.correct(observation, GATE, KNEE, KNEE));
    }

    /** {@code w_site = R w_body}; the change of R with the rotation error is left out (second order in small rates). */
    private static void linearizeRate(Gaussian gaussian, Vector3 rate, Linearization out) {
        Vector3 inSite = gaussian.orientation().rotate(rate);
        double[] mean = gaussian.mean();
        double[] measured = {inSite.x(), inSite.y(), inSite.z()};
        for (int axis = 0; axis < 3; axis++) {
            out.row(measured[axis] - mean[StateLayout.WX + axis], RATE_VARIANCE);
            out.coefficient(StateLayout.WX + axis, 1);
        }
    }

    /**
     * Corrects by what a camera made out. A marker or body taken for another is a single mistake, not a source that lies:
     * what no mode of motion accepts is no testimony. What one of them does is, or a liar could pull the estimate unheard.
     */
    FixVerdict correctSeen(String witness, Fix fix, double value, Observation observation) {
        if (belief.isAcceptable(observation, GATE)) {
            return correct(witness, fix, value, observation, KNEE, KNEE);
        }
        return verdict(belief.correct(observation, GATE, KNEE, KNEE));
    }

    private FixVerdict correct(
            String witness, Fix fix, double value, Observation observation, double positiveKnee, double negativeKnee) {
        hearing.begin(device(fix));
        if (!watch.hears(witness, fix.stampNanos(), value, observation)) {
            return FixVerdict.EXCLUDED;
        }
        return verdict(belief.correct(observation, GATE, positiveKnee, negativeKnee));
    }

    private static Device device(Fix fix) {
        if (fix instanceof RangeFix || fix instanceof RangeDifferenceFix) {
            return Device.ANCHOR;
        }
        return fix instanceof PoseFix ? Device.SOURCE : Device.SENSOR;
    }

    static FixVerdict verdict(boolean taken) {
        return taken ? FixVerdict.TAKEN : FixVerdict.GATED;
    }
}
