package org.sitedatum.positioning.track;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.model.RangeErrorModel;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.vision.MarkerSighting;

/** Begins a body's belief: from ranges, from a position, from a pose; and turns tags into bodies with orientation. */
final class StateStart {

    private static final double SPEED_VARIANCE = 0.25;
    private static final double CLIMB_VARIANCE = 1e-4;
    private static final double YAW_VARIANCE = 0.09;
    private static final double TILT_VARIANCE = 4e-4;
    private static final double RATE_VARIANCE = 0.09;
    /** Of a first pose that states none. */
    private static final Covariance6 POSE_DEFAULT =
            Covariance6.ofDiagonal(0.04, 0.04, 0.04, TILT_VARIANCE, TILT_VARIANCE, YAW_VARIANCE);

    private static final int YAW_BINS = 8;
    /** Turn gains tried for wheeled odometry: right, mirrored and doubled, halved, mirrored. */
    private static final double[] TURN_GAINS = {0, 1.5, 0.5, 2};

    private static final double UNUSUAL_GAIN_PENALTY = -2;

    private final BodyProfile profile;
    private final Belief belief;
    private final OdometryTrack odometry;
    private final FloorVote floor;
    private final SiteSensors sensors;
    private final Levelling levelling;

    StateStart(
            BodyProfile profile,
            SiteSensors sensors,
            Belief belief,
            OdometryTrack odometry,
            FloorVote floor,
            Levelling levelling) {
        this.profile = profile;
        this.belief = belief;
        this.odometry = odometry;
        this.floor = floor;
        this.sensors = sensors;
        this.levelling = levelling;
    }

    /** Tries to start from buffered ranges and range differences. */
    FixVerdict from(StartBuffer buffer) {
        if (!buffer.isReady(profile.heightKnown() ? 2 : 3)) {
            return FixVerdict.WAITING;
        }
        List<PositionSearch.Candidate> candidates = new PositionSearch(sensors, profile).solve(buffer.fixes());
        if (candidates.isEmpty()) {
            return FixVerdict.WAITING;
        }
        double best = candidates.get(0).cost();
        for (PositionSearch.Candidate candidate : candidates) {
            double logWeight = -0.5 * (candidate.cost() - best);
            add(candidate, RangeErrors.RAW, logWeight);
            add(candidate, RangeErrors.CALIBRATED, logWeight);
        }
        floor.startAt(candidates.get(0).position().z());
        finish();
        return FixVerdict.TAKEN;
    }

    private void add(PositionSearch.Candidate candidate, RangeErrorModel errors, double logWeight) {
        Gaussian gaussian = belief.add(errors, logWeight);
        double sigma = 0.3 + Math.min(candidate.sigma(), 5);
        double vertical = profile.heightKnown() ? 0.0009 : usualHeight().variance();
        Vector3 found = candidate.position();
        double z = profile.heightKnown() ? found.z() : usualHeightAt(found.z());
        place(gaussian, new Vector3(found.x(), found.y(), z), sigma * sigma, sigma * sigma, vertical);
        if (profile.severalTags()) {
            gaussian.orient(Quaternion.ofYaw(candidate.yaw()), variances(YAW_VARIANCE));
        }
    }

    /** Starts at a position of the body, or of one of its tags with the heading open. */
    FixVerdict at(PositionFix fix) {
        Gaussian gaussian = belief.add(RangeErrors.RAW, 0);
        boolean flat = Double.isNaN(fix.z());
        double z = flat ? heightOnFloor(fix.header().floor()) : fix.z();
        place(
                gaussian,
                new Vector3(fix.x(), fix.y(), z),
                Math.max(1e-6, fix.covariance().xx()),
                Math.max(1e-6, fix.covariance().yy()),
                flat
                        ? usualHeight().variance()
                        : Math.max(1e-6, fix.covariance().zz()));
        floor.startAt(z);
        String id = fix.header().trackable().orElse("");
        if (profile.severalTags() && !id.equals(profile.trackable().id())) {
            orientAllRound();
            moveToOrigin(profile.leverArm(profile.tagIndex(id)));
        }
        finish();
        return FixVerdict.TAKEN;
    }

    private UsualHeight usualHeight() {
        return UsualHeight.of(profile.trackable().kind());
    }

    /**
     * Where a body usually is on the floor that a height belongs to, m. The height that the first ranges give would count them
     * twice: the error of ranges that makes it is still there in those that follow.
     */
    private double usualHeightAt(double z) {
        return sensors.floors().get(sensors.floorAt(z)).elevation()
                + usualHeight().mean();
    }

    /** Site z of the body on the floor claimed, or else on the one it was last on, m. */
    private double heightOnFloor(Optional<String> claimed) {
        int index = claimed.map(sensors::floorIndex).orElse(-1);
        double above = profile.heightKnown()
                ? profile.trackable().height()
                : usualHeight().mean();
        return sensors.floors().get(index < 0 ? floor.floor() : index).elevation() + above;
    }

    /** The position so far was that of a tag: moves each hypothesis to the body's origin by its own heading. */
    private void moveToOrigin(Vector3 leverArm) {
        forEach(gaussian -> {
            Vector3 lever = gaussian.orientation().rotate(leverArm);
            gaussian.mean()[StateLayout.PX] -= lever.x();
            gaussian.mean()[StateLayout.PY] -= lever.y();
            gaussian.mean()[StateLayout.PZ] -= lever.z();
        });
    }

    /** Starts at a pose. */
    FixVerdict at(PoseFix fix) {
        Gaussian gaussian = belief.add(RangeErrors.RAW, 0);
        Quaternion rotation = fix.frameFromPoint().rotation();
        Vector3 point = profile.point(fix);
        Vector3 origin = fix.frameFromPoint().translation().minus(rotation.rotate(point));
        Covariance6 covariance = fix.covariance()
                .map(stated -> stated.atLever(rotation.rotate(point).negated()))
                .orElse(POSE_DEFAULT);
        pose(gaussian, new RigidTransform(rotation, origin), covariance, 0);
        floor.startAt(origin.z());
        finish();
        return FixVerdict.TAKEN;
    }

    /** Starts at each of the poses a marker's image allows. */
    FixVerdict at(List<MarkerSighting.View> views) {
        double best = views.get(0).misfit();
        for (MarkerSighting.View view : views) {
            Gaussian gaussian = belief.add(RangeErrors.RAW, -0.5 * (view.misfit() - best));
            pose(gaussian, view.siteFromBody().transform(), view.siteFromBody().covariance(), view.constant());
        }
        floor.startAt(views.get(0).siteFromBody().transform().translation().z());
        finish();
        return FixVerdict.TAKEN;
    }

    /** Errors of the turn of something seen far off are errors of the place: they stay together. */
    private static void pose(Gaussian gaussian, RigidTransform pose, Covariance6 covariance, double constant) {
        place(
                gaussian,
                pose.translation(),
                variance(covariance, 0) + constant,
                variance(covariance, 1) + constant,
                variance(covariance, 2) + constant);
        gaussian.orient(pose.rotation(), new double[] {
            variance(covariance, 3), variance(covariance, 4), variance(covariance, 5), 1e-4, 1e-4, RATE_VARIANCE
        });
        for (int i = 1; i < 6; i++) {
            for (int j = 0; j < i; j++) {
                gaussian.setCovariance(state(i), state(j), covariance.get(i, j));
            }
        }
    }

    private static int state(int i) {
        return i < 3 ? StateLayout.PX + i : StateLayout.RX + i - 3;
    }

    private static double variance(Covariance6 covariance, int i) {
        return Math.max(1e-6, covariance.get(i, i));
    }

    private static void place(Gaussian gaussian, Vector3 position, double xx, double yy, double zz) {
        gaussian.reset(StateLayout.PX, position.x(), xx);
        gaussian.reset(StateLayout.PY, position.y(), yy);
        gaussian.reset(StateLayout.PZ, position.z(), zz);
        gaussian.reset(StateLayout.VX, 0, SPEED_VARIANCE);
        gaussian.reset(StateLayout.VY, 0, SPEED_VARIANCE);
        gaussian.reset(StateLayout.VZ, 0, CLIMB_VARIANCE);
    }

    private static double[] variances(double yaw) {
        return new double[] {TILT_VARIANCE, TILT_VARIANCE, yaw, 1e-4, 1e-4, RATE_VARIANCE};
    }

    private void finish() {
        if (odometry.isActive()) {
            beginOdometry();
        } else {
            belief.spreadModes();
        }
    }

    /** Gives a pose to a body that had only a position. */
    void orientBy(Quaternion rotation) {
        if (!belief.oriented()) {
            forEach(gaussian -> gaussian.orient(rotation, variances(YAW_VARIANCE)));
        }
    }

    /** Odometry drives from now on: headings not yet known are tried all round, and wheels may misjudge turns. */
    void beginOdometry() {
        if (belief.isEmpty()) {
            return;
        }
        belief.collapseModes();
        orientAllRound();
        levelling.apply();
        boolean wheels = profile.trackable().kind() == TrackableKind.VEHICLE;
        if (wheels && belief.nuisance().turnGain() < 0) {
            tryGains();
        }
    }

    /** Gives bodies without orientation every heading, upright or tilted as their odometry says; a body that has one keeps it. */
    void orientAllRound() {
        if (belief.oriented()) {
            return;
        }
        Quaternion tilt = levelling.tilt();
        forEach(gaussian -> gaussian.orient(tilt, variances(0)));
        int count = belief.count();
        double binVariance = Math.pow(Math.PI / YAW_BINS, 2);
        for (int i = 0; i < count; i++) {
            for (int bin = 1; bin < YAW_BINS; bin++) {
                int turned = bin;
                belief.addCopy(i, 0).ifPresent(copy -> turn(copy, turned, tilt));
            }
        }
        forEach(gaussian -> gaussian.inflate(StateLayout.RZ, binVariance));
    }

    private static void turn(Hypothesis hypothesis, int bin, Quaternion tilt) {
        Quaternion yaw = Quaternion.ofYaw(2 * Math.PI * bin / YAW_BINS).times(tilt);
        for (int m = 0; m < hypothesis.modeCount(); m++) {
            hypothesis.mode(m).setQuaternion(yaw.x(), yaw.y(), yaw.z(), yaw.w());
        }
    }

    private void tryGains() {
        int state = belief.index(belief.nuisance().turnGain(belief));
        int count = belief.count();
        for (int i = 0; i < count; i++) {
            for (int g = 1; g < TURN_GAINS.length; g++) {
                double gain = TURN_GAINS[g];
                belief.addCopy(i, UNUSUAL_GAIN_PENALTY)
                        .ifPresent(copy -> copy.mode(0).mean()[state] = gain);
            }
        }
    }

    private void forEach(Consumer<Gaussian> change) {
        for (int i = 0; i < belief.count(); i++) {
            for (int m = 0; m < belief.hypothesis(i).modeCount(); m++) {
                change.accept(belief.hypothesis(i).mode(m));
            }
        }
    }
}
