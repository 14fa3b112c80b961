package org.sitedatum.positioning.track;

import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.model.PositionModel;

/** Corrects a body's belief by positions, of whose source it is learnt how it errs. */
final class PositionUpdate implements Observation {

    private static final double KNEE = 3;
    private static final double SMALLEST_VARIANCE = 1e-8;

    private final BodyProfile profile;
    private final Belief belief;
    private final LateObservation late;
    private final SourceErrors errors;
    private final IntegrityWatch watch;
    private final PositionModel model;

    private Vector3 measured = Vector3.ZERO;
    private Vector3 leverArm = Vector3.ZERO;
    private Covariance3 covariance = Covariance3.ZERO;
    private double share = 1;
    private int biasOffset = -1;

    PositionUpdate(
            BodyProfile profile,
            Belief belief,
            LateObservation late,
            SourceErrors errors,
            IntegrityWatch watch,
            PositionModel model) {
        this.profile = profile;
        this.belief = belief;
        this.late = late;
        this.errors = errors;
        this.watch = watch;
        this.model = model;
    }

    FixVerdict apply(PositionFix fix) {
        String id = fix.header().trackable().orElse("");
        boolean whole = id.equals(profile.trackable().id());
        measured = new Vector3(fix.x(), fix.y(), fix.z());
        leverArm = whole ? Vector3.ZERO : profile.leverArm(profile.tagIndex(id));
        covariance = fix.covariance();
        double stated = Math.max(SMALLEST_VARIANCE, 0.5 * (covariance.xx() + covariance.yy()));
        errors.hearPosition(fix.header().source(), fix.stampNanos(), fix.x(), fix.y(), leverArm, stated);
        biasOffset = errors.biasOffset();
        share = errors.whiteShare();
        Observation observation = late.of(this);
        double value = fix.x() + IntegrityWatch.SECOND * fix.y();
        if (!watch.hears(fix.header().source(), fix.stampNanos(), value, observation)) {
            return FixVerdict.EXCLUDED;
        }
        return StateUpdates.verdict(belief.correct(observation, StateUpdates.GATE, KNEE, KNEE));
    }

    @Override
    public void linearize(Gaussian gaussian, Linearization out) {
        int bias = biasOffset < 0 ? -1 : gaussian.coreSize() + biasOffset;
        model.linearize(gaussian, leverArm, measured, covariance, share, bias, out);
    }
}
