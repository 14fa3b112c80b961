package org.sitedatum.positioning.track;

import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.RX;
import static org.sitedatum.positioning.filter.StateLayout.VX;
import static org.sitedatum.positioning.filter.StateLayout.WX;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** Share of the weight near the best below which the pose is ambiguous. */
    private static final double UNAMBIGUOUS = 0.95;
    /**
     * Unknown latency of sources that stamp by the radio's clock, s; costs what the body may have moved in it, by its mean
     * squared velocity: most along the direction of travel. Beside odometry it is estimated.
     */
    private static final double LATENCY_SIGMA = 0.18;
    /** What no filter knows: surveying of anchors and body points, m. */
    private static final double SURVEY_SIGMA = 0.01;

    private static final double STEADY_FOR = 1.0;
    /** Slower odometry may as well be stuck, or so late that it has just seen the body set off, m/s. */
    private static final double STANDSTILL = 0.15;

    private final SiteSensors sensors;
    private final EngineOptions options;
    private final long revision;
    private final HypothesisMerge merge;
    private final Gaussian merged;
    /** Of the pose in hand: x y z rotX rotY rotZ, row by row. */
    private final double[] upper = new double[Covariance6.SIZE];

    /** What the merge shows: which change of which state, for bodies with a desk of their own count for themselves. */
    private long mergedChange = -1;

    private @Nullable BodyState mergedState;

    PoseAssembly(SiteSensors sensors, EngineOptions options, Workspace work, long revision) {
        this.sensors = sensors;
        this.options = options;
        this.revision = revision;
        this.merge = new HypothesisMerge(work.mixing());
        this.merged = merge.merged();
    }

    /** State of a body that nothing was heard of for so long, ns; empty when that alone does not decide. */
    Optional<TrackingState> silentState(long ageNanos) {
        if (ageNanos > options.lostAfterNanos()) {
            return Optional.of(TrackingState.LOST);
        }
        return ageNanos > options.coastAfterNanos() ? Optional.of(TrackingState.COASTING) : Optional.empty();
    }

    /** State of the body at a stamp. */
    TrackingState state(BodyState body, long stampNanos) {
        if (body.belief().isEmpty()) {
            return TrackingState.LOST;
        }
        merge(body);
        return stateOfMerged(body, stampNanos);
    }

    /** Merges the hypotheses, unless the last use has. */
    private void merge(BodyState body) {
        if (mergedChange != body.change() || mergedState != body) {
            merge.merge(body.belief());
            mergedChange = body.change();
            mergedState = body;
        }
    }

    /** The pose at a stamp not before the state's own. */
    PoseEstimate assemble(BodyState body, long stampNanos, long seq) {
        merge(body);
        predict(body, 1e-9 * (stampNanos - body.stampNanos()));
        double[] mean = merged.mean();
        Vector3 velocity = new Vector3(mean[VX], mean[VX + 1], mean[VX + 2]);
        Covariance6 covariance = covariance(body, velocity);
        Optional<Quaternion> orientation = merged.oriented() ? Optional.of(merged.orientation()) : Optional.empty();
        return new PoseEstimate(
                body.profile().trackable().id(),
                stampNanos,
                floor(body),
                new Vector3(mean[PX], mean[PX + 1], mean[PX + 2]),
                orientation,
                covariance,
                velocity,
                merged.oriented() ? Optional.of(new Vector3(mean[WX], mean[WX + 1], mean[WX + 2])) : Optional.empty(),
                stateOfMerged(body, stampNanos),
                protectionLevel(body, stampNanos, covariance),
                body.sources().list(),
                1,
                Optional.empty(),
                seq,
                revision,
                floorProbability(body));
    }

    private TrackingState stateOfMerged(BodyState body, long stampNanos) {
        boolean doubtful = merge.nearWeight() < UNAMBIGUOUS || body.isContradicted();
        return silentState(stampNanos - body.measuredNanos())
                .orElse(doubtful ? TrackingState.DEGRADED : TrackingState.TRACKING);
    }

    private void predict(BodyState body, double dt) {
        if (dt <= 0) {
            return;
        }
        mergedChange = -1;
        Hypothesis best = body.belief().hypothesis(body.belief().best());
        double steady = Math.min(dt, STEADY_FOR);
        MotionModel.predict(merged, steady, body.profile().modes().get(best.likeliestIndex()));
        if (dt > steady) {
            MotionModel.predict(merged, dt - steady, Coasting.MODE);
        }
    }

    private Covariance6 covariance(BodyState body, Vector3 velocity) {
        Arrays.fill(upper, 0);
        int place = 0;
        int known = merged.oriented() ? 6 : 3;
        for (int i = 0; i < known; i++) {
            for (int j = i; j < known; j++) {
                upper[place++] = merged.covariance(i < 3 ? i : RX + i - 3, j < 3 ? j : RX + j - 3);
            }
            place += 6 - known;
        }
        double lag = body.odometry().isActive() ? 0 : LATENCY_SIGMA * LATENCY_SIGMA;
        double survey = SURVEY_SIGMA * SURVEY_SIGMA;
        merge.addSpreadTo(upper);
        upper[0] += lag * (velocity.x() * velocity.x() + merged.covariance(VX, VX)) + survey;
        upper[1] += lag * (velocity.x() * velocity.y() + merged.covariance(VX, VX + 1));
        upper[6] += lag * (velocity.y() * velocity.y() + merged.covariance(VX + 1, VX + 1)) + survey;
        upper[11] += survey;
        return Covariance6.ofUpperTriangle(upper);
    }

    private double protectionLevel(BodyState body, long stampNanos, Covariance6 covariance) {
        double xx = covariance.get(0, 0);
        double xy = covariance.get(0, 1);
        double yy = covariance.get(1, 1);
        double level = Math.max(body.integrityLevel(), ProtectionLevel.of(xx, xy, yy));
        if (body.odometry().isActive() && body.odometry().velocity().norm() > STANDSTILL) {
            return level + body.odometry().doubt() + hiddenByLag(body);
        }
        double silent = 1e-9 * (stampNanos - body.measuredNanos());
        double acceleration = body.profile().settingOffAcceleration();
        double unnoticed = ProtectionLevel.unnoticedDistance(body.unnoticedDistance(), acceleration, silent);
        if (merged.speed() < ProtectionLevel.MAY_STAND) {
            unnoticed = ProtectionLevel.uncomparedDistance(unnoticed, acceleration);
        }
        double settingOff = ProtectionLevel.ofSettingOff(xx, xy, yy, unnoticed);
        return Math.max(level, settingOff) + body.odometry().doubt();
    }

    /**
     * Odometry that drifts looks at first like a clock that is late: the estimate reaches back to where the body would be if the
     * clocks agreed, m.
     */
    private static double hiddenByLag(BodyState body) {
        int lag = body.belief().nuisance().lag();
        Gaussian best = body.belief().hypothesis(body.belief().best()).likeliest();
        return lag < 0 ? 0 : Math.abs(best.mean()[best.coreSize() + lag]) * best.speed();
    }

    private Optional<String> floor(BodyState body) {
        if (sensors.floors().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(sensors.floors().get(body.floor().floor()).id());
    }

    private static double floorProbability(BodyState body) {
        return body.floor().isOneOfSeveral()
                ? body.floor().probability(body.floor().floor())
                : Double.NaN;
    }

    /** Where the odometry frame lies, from the body's pose in both. */
    Optional<Alignment> alignment(BodyState body) {
        if (!body.odometry().isActive() || !body.belief().oriented()) {
            return Optional.empty();
        }
        merge(body);
        double[] mean = merged.mean();
        RigidTransform siteFromBody =
                new RigidTransform(merged.orientation(), new Vector3(mean[PX], mean[PX + 1], mean[PX + 2]));
        RigidTransform siteFromOdom =
                siteFromBody.then(body.odometry().carried().inverse());
        Vector3 lever = siteFromOdom.translation().minus(siteFromBody.translation());
        Covariance6 covariance = covariance(body, Vector3.ZERO).atLever(lever);
        return Optional.of(new Alignment(body.odometry().frame(), siteFromOdom, covariance));
    }
}
