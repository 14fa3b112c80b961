package org.sitedatum.positioning.track;

import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.model.PositionModel;

/** Corrects a body's belief by positions, and learns how noisy and how constantly wrong their source is. */
final class PositionUpdate implements Observation {

    private static final double KNEE = 3;
    private static final double SMALLEST_VARIANCE = 1e-8;

    private final BodyProfile profile;
    private final Belief belief;
    private final LateObservation late;
    private final SourceNoise noise;
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
            SourceNoise noise,
            IntegrityWatch watch,
            PositionModel model) {
        this.profile = profile;
        this.belief = belief;
        this.late = late;
        this.noise = noise;
        this.watch = watch;
        this.model = model;
    }

    FixVerdict apply(PositionFix fix) {
        int slot = noise.slot(fix.header().source());
        String id = fix.header().trackable().orElse("");
        boolean whole = id.equals(profile.trackable().id());
        measured = new Vector3(fix.x(), fix.y(), fix.z());
        leverArm = whole ? Vector3.ZERO : profile.leverArm(profile.tagIndex(id));
        covariance = fix.covariance();
        double stated = Math.max(SMALLEST_VARIANCE, 0.5 * (covariance.xx() + covariance.yy()));
        if (noise.needsBias(slot)) {
            addBias(slot, stated);
        }
        biasOffset = noise.biasOffset(slot);
        share = noise.share(slot);
        noise.learn(slot, fix.x(), fix.y(), 1e-9 * fix.stampNanos(), stated);
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

    /** What was taken for certainty about the position was certainty about position plus constant error. */
    private void addBias(int slot, double stated) {
        double variance = (1 - noise.shareSeen(slot)) * stated;
        int offset = belief.nuisance().addSourceBias(variance, belief);
        noise.setBiasOffset(slot, offset);
        for (int i = 0; i < belief.count(); i++) {
            for (int m = 0; m < belief.hypothesis(i).modeCount(); m++) {
                Gaussian gaussian = belief.hypothesis(i).mode(m);
                for (int axis = 0; axis < 3; axis++) {
                    int bias = gaussian.coreSize() + offset + axis;
                    gaussian.inflate(StateLayout.PX + axis, variance);
                    gaussian.setCovariance(StateLayout.PX + axis, bias, -variance);
                    gaussian.setCovariance(bias, bias, variance);
                }
            }
        }
    }
}
