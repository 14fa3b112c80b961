package org.sitedatum.positioning.track;

import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.model.MarkerMiddleModel;
import org.sitedatum.positioning.model.PoseModel;
import org.sitedatum.positioning.vision.MarkerPoses;
import org.sitedatum.positioning.vision.MarkerSighting;

/**
 * Corrects a body's belief by a marker its camera saw. Of two tilts the one is taken that image and belief together make
 * a thousand times likelier; while neither is, only what both agree on is used: where the marker's middle is.
 */
final class MarkerUpdate {

    /** Hypotheses this much lighter than the best (log) have no say about the tilt. */
    private static final double NEGLIGIBLE = -7;

    private static final double SMALLEST_VARIANCE = 1e-8;

    private final SiteSensors sensors;
    private final Belief belief;
    private final ConstantErrors errors;
    private final StateStart start;
    private final StateUpdates updates;
    private final PoseModel poseModel;
    private final MarkerMiddleModel middleModel = new MarkerMiddleModel();
    private final PoseMismatch mismatch = new PoseMismatch();

    MarkerUpdate(
            SiteSensors sensors,
            Belief belief,
            ConstantErrors errors,
            StateStart start,
            StateUpdates updates,
            PoseModel poseModel) {
        this.sensors = sensors;
        this.belief = belief;
        this.errors = errors;
        this.start = start;
        this.updates = updates;
        this.poseModel = poseModel;
    }

    /** Begins or corrects the belief. */
    FixVerdict apply(MarkerFix fix) {
        if (!(sensors.sightings().read(fix) instanceof MarkerSighting.OfBody seen)) {
            return FixVerdict.UNSUPPORTED;
        }
        if (belief.isEmpty()) {
            return seen.tiltKnown() ? start.at(seen.views()) : FixVerdict.NOT_INITIALISED;
        }
        Optional<MarkerSighting.View> decided = decide(seen);
        if (decided.isPresent()) {
            start.orientBy(decided.get().siteFromBody().transform().rotation());
            return pose(fix, decided.get());
        }
        return belief.oriented() ? middle(fix, seen) : FixVerdict.NOT_INITIALISED;
    }

    /** The view that every hypothesis with any weight finds much likelier than the other; empty while none is. */
    private Optional<MarkerSighting.View> decide(MarkerSighting.OfBody seen) {
        if (!seen.tiltKnown()) {
            return Optional.empty();
        }
        MarkerSighting.View first = seen.views().get(0);
        if (!seen.isAmbiguous()) {
            return Optional.of(first);
        }
        MarkerSighting.View second = seen.views().get(1);
        double top = belief.hypothesis(belief.best()).logWeight();
        boolean firstForAll = true;
        boolean secondForAll = true;
        for (int i = 0; i < belief.count(); i++) {
            if (belief.hypothesis(i).logWeight() - top >= NEGLIGIBLE) {
                Gaussian believed = belief.hypothesis(i).likeliest();
                double difference = mismatch.of(believed, second) - mismatch.of(believed, first);
                firstForAll &= difference > MarkerPoses.DECISIVE;
                secondForAll &= difference < -MarkerPoses.DECISIVE;
            }
        }
        return firstForAll ? Optional.of(first) : secondForAll ? Optional.of(second) : Optional.empty();
    }

    private FixVerdict pose(MarkerFix fix, MarkerSighting.View view) {
        int offset = errors.offset(
                "marker " + fix.marker(), Math.max(SMALLEST_VARIANCE, view.constant()), fix.stampNanos(), belief);
        Observation observation = (gaussian, out) -> poseModel.linearize(
                gaussian,
                Vector3.ZERO,
                view.siteFromBody().transform(),
                view.siteFromBody().covariance(),
                gaussian.coreSize() + offset,
                out);
        return correct(fix, view.siteFromBody().transform().translation().x(), observation);
    }

    private FixVerdict middle(MarkerFix fix, MarkerSighting.OfBody seen) {
        Observation observation = (gaussian, out) -> middleModel.linearize(
                gaussian,
                seen.bodyFromOptical().transform(),
                seen.markerInSite(),
                seen.markerInOptical(),
                seen.middleCovariance(),
                out);
        return correct(fix, seen.markerInOptical().x(), observation);
    }

    private FixVerdict correct(MarkerFix fix, double value, Observation observation) {
        return updates.correctSeen(fix.marker(), fix, value, observation);
    }
}
