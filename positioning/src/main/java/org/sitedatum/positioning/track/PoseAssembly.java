package org.sitedatum.positioning.track;

import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.RX;
import static org.sitedatum.positioning.filter.StateLayout.VX;
import static org.sitedatum.positioning.filter.StateLayout.WX;

import java.util.Arrays;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.model.MotionModel;

/** Makes the pose to publish of a body's state: merged over hypotheses, predicted, honest about what is open. */
public final class PoseAssembly {

    /**
     * An odometry frame's place in the site.
     *
     * @param frame odometry frame id
     * @param siteFromOdom the alignment
     * @param covariance of it, order x y z rotX rotY rotZ
     */
    public record Alignment(String frame, RigidTransform siteFromOdom, Covariance6 covariance) {}

    /** Hypotheses this much lighter than the best (log) do not count. */
    private static final double NEGLIGIBLE = -7;
    /** Hypotheses this close to the best are merged with it, m. */
    private static final double SAME_PLACE = 1.0;
    /** Share of the weight near the best below which the pose is ambiguous. */
    private static final double UNAMBIGUOUS = 0.95;
    /** Unknown latency of sources that stamp by the radio's clock, s; costs along the direction of travel. */
    private static final double LATENCY_SIGMA = 0.18;
    /** What no filter knows: surveying of anchors and body points, m. */
    private static final double SURVEY_SIGMA = 0.01;

    private static final double STEADY_FOR = 1.0;
    /** Slower odometry may as well be stuck, m/s. */
    private static final double STANDSTILL = 0.05;

    private final SiteSensors sensors;
    private final EngineOptions options;
    private final Workspace work;
    private final HypothesisMerge merge = new HypothesisMerge();
    private final Gaussian merged = new Gaussian(false);
    private final double[] spread = new double[3];
    private double nearWeight;

    PoseAssembly(SiteSensors sensors, EngineOptions options, Workspace work) {
        this.sensors = sensors;
        this.options = options;
        this.work = work;
    }

    /** State of the body at a stamp. */
    TrackingState state(BodyState body, long stampNanos) {
        if (body.belief().isEmpty()) {
            return TrackingState.LOST;
        }
        if (stampNanos - body.measuredNanos() <= options.coastAfterNanos()) {
            merge(body);
        }
        return state(body, stampNanos, nearWeight);
    }

    /** The pose at a stamp not before the state's own. */
    PoseEstimate assemble(BodyState body, long stampNanos, long seq) {
        merge(body);
        predict(body, 1e-9 * (stampNanos - body.stampNanos()));
        double[] mean = merged.mean();
        Vector3 velocity = new Vector3(mean[VX], mean[VX + 1], mean[VX + 2]);
        double[] upper = covariance(body, velocity);
        Optional<Quaternion> orientation = merged.oriented() ? Optional.of(quaternion()) : Optional.empty();
        return new PoseEstimate(
                body.profile().trackable().id(),
                stampNanos,
                floor(body),
                new Vector3(mean[PX], mean[PX + 1], mean[PX + 2]),
                orientation,
                Covariance6.ofUpperTriangle(upper),
                velocity,
                merged.oriented() ? Optional.of(new Vector3(mean[WX], mean[WX + 1], mean[WX + 2])) : Optional.empty(),
                state(body, stampNanos, nearWeight),
                protectionLevel(body, upper),
                body.sources().list(),
                1,
                Optional.empty(),
                seq,
                0);
    }

    private TrackingState state(BodyState body, long stampNanos, double weight) {
        long age = stampNanos - body.measuredNanos();
        if (age > options.lostAfterNanos()) {
            return TrackingState.LOST;
        }
        if (age > options.coastAfterNanos()) {
            return TrackingState.COASTING;
        }
        return isDoubtful(body, weight) ? TrackingState.DEGRADED : TrackingState.TRACKING;
    }

    private static boolean isDoubtful(BodyState body, double weight) {
        return weight < UNAMBIGUOUS || body.isContradicted();
    }

    /**
     * Merges the modes of the best hypothesis and of those near it; what lies elsewhere only widens the covariance.
     */
    private void merge(BodyState body) {
        Belief belief = body.belief();
        int best = belief.best();
        int size = belief.hypothesis(best).mode(0).coreSize();
        merge.begin(belief.hypothesis(best).merge(work.mixing(), size), size);
        Arrays.fill(spread, 0);
        double total = 1;
        nearWeight = 1;
        for (int i = 0; i < belief.count(); i++) {
            double logWeight =
                    belief.hypothesis(i).logWeight() - belief.hypothesis(best).logWeight();
            if (i == best || logWeight < NEGLIGIBLE) {
                continue;
            }
            double weight = Math.exp(logWeight);
            total += weight;
            Gaussian other = belief.hypothesis(i).merge(work.mixing(), size);
            double dx = other.mean()[0] - merge.reference().mean()[0];
            double dy = other.mean()[1] - merge.reference().mean()[1];
            if (Math.hypot(dx, dy) < SAME_PLACE) {
                merge.add(other, weight, size);
                nearWeight += weight;
            } else {
                spread[0] += weight * dx * dx;
                spread[1] += weight * dx * dy;
                spread[2] += weight * dy * dy;
            }
        }
        merge.finishInto(size, merged);
        nearWeight /= total;
        for (int k = 0; k < 3; k++) {
            spread[k] /= total;
        }
    }

    private void predict(BodyState body, double dt) {
        if (dt <= 0) {
            return;
        }
        Hypothesis best = body.belief().hypothesis(body.belief().best());
        double steady = Math.min(dt, STEADY_FOR);
        MotionModel.predict(merged, steady, body.profile().modes().get(best.likeliestIndex()));
        if (dt > steady) {
            MotionModel.predict(merged, dt - steady, Coasting.MODE);
        }
    }

    private double[] covariance(BodyState body, Vector3 velocity) {
        double[] upper = new double[Covariance6.SIZE];
        int place = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = i; j < 6; j++) {
                boolean rotation = j >= 3;
                if (!rotation || merged.oriented()) {
                    upper[place] = merged.covariance(i < 3 ? i : RX + i - 3, j < 3 ? j : RX + j - 3);
                }
                place++;
            }
        }
        double lag = body.odometry().isActive() ? 0 : LATENCY_SIGMA * LATENCY_SIGMA;
        double survey = SURVEY_SIGMA * SURVEY_SIGMA;
        upper[0] += spread[0] + lag * velocity.x() * velocity.x() + survey;
        upper[1] += spread[1] + lag * velocity.x() * velocity.y();
        upper[6] += spread[2] + lag * velocity.y() * velocity.y() + survey;
        upper[11] += survey;
        return upper;
    }

    private static double protectionLevel(BodyState body, double[] upper) {
        double level = Math.max(body.integrityLevel(), ProtectionLevel.of(upper[0], upper[1], upper[6]));
        if (body.odometry().isActive() && body.odometry().velocity().norm() > STANDSTILL) {
            return level;
        }
        double settingOff = ProtectionLevel.ofSettingOff(upper[0], upper[1], upper[6], body.unnoticedDistance());
        return Math.max(level, settingOff);
    }

    private Quaternion quaternion() {
        return merged.orientation();
    }

    private Optional<String> floor(BodyState body) {
        if (sensors.floors().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(sensors.floors().get(body.floor().floor()).id());
    }

    /** Where the odometry frame lies, from the body's pose in both. */
    Optional<Alignment> alignment(BodyState body) {
        if (!body.odometry().isActive() || !body.belief().oriented()) {
            return Optional.empty();
        }
        merge(body);
        double[] mean = merged.mean();
        RigidTransform siteFromBody =
                new RigidTransform(quaternion(), new Vector3(mean[PX], mean[PX + 1], mean[PX + 2]));
        RigidTransform siteFromOdom =
                siteFromBody.then(body.odometry().carried().inverse());
        Vector3 lever = siteFromOdom.translation().minus(siteFromBody.translation());
        Covariance6 covariance =
                Covariance6.ofUpperTriangle(covariance(body, Vector3.ZERO)).atLever(lever);
        return Optional.of(new Alignment(body.odometry().frame(), siteFromOdom, covariance));
    }
}
