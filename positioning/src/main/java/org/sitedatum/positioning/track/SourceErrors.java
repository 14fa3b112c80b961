package org.sitedatum.positioning.track;

import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.time.Snapshot;

/**
 * How the sources of a body's positions and poses err: noise and slow error. The slow error is what its odometry shows
 * ({@link SlowErrors}), and at least what a source states but does not show as noise ({@link SourceNoise}); it is estimated as
 * three states of the body. Rewindable.
 */
final class SourceErrors {

    private final Belief belief;
    private final SourceNoise noise = new SourceNoise();
    private final SlowErrors slow;
    /** Of the source heard last. */
    private int slot = -1;

    SourceErrors(BodyProfile profile, Belief belief, OdometryTrack odometry) {
        this.belief = belief;
        this.slow = new SlowErrors(profile, belief, odometry);
    }

    void save(Snapshot out) {
        noise.save(out);
        slow.save(out);
    }

    void restore(Snapshot in) {
        noise.restore(in);
        slow.restore(in);
    }

    /** True when what was restored fits a belief of so many nuisances. */
    boolean fits(int nuisances) {
        return noise.fits(nuisances) && slow.isConsistent();
    }

    void clear() {
        noise.clear();
        slow.clear();
    }

    /**
     * Hears a position before the belief does.
     *
     * @param x m, as y
     * @param point of the body it is the position of, m in the body
     * @param stated variance per axis, m^2
     */
    void hearPosition(String source, long stampNanos, double x, double y, Vector3 point, double stated) {
        boolean judged = hear(source, stampNanos, x, y, point, stated);
        if (noise.needsBias(slot)) {
            addBias((1 - noise.shareSeen(slot)) * stated);
        }
        noise.learn(slot, x, y, 1e-9 * stampNanos, stated, judged ? SourceNoise.LONG_MEMORY : SourceNoise.MEMORY);
    }

    /** Hears the place of a pose, as {@link #hearPosition}; poses are too few to follow their noise. */
    void hearPose(String source, long stampNanos, Vector3 place, Vector3 point, double stated) {
        hear(source, stampNanos, place.x(), place.y(), point, stated);
    }

    private boolean hear(String source, long stampNanos, double x, double y, Vector3 point, double stated) {
        slot = noise.slot(source);
        double white = noise.share(slot);
        if (!slow.hear(slot, stampNanos, x, y, point, white * stated, stated)) {
            return false;
        }
        double found = slow.variance(slot);
        double unseen = Math.max(0, (1 - white) * stated - found);
        if (noise.biasOffset(slot) < 0) {
            addBias(found + unseen);
        }
        double renewal = slow.renewal(slot) + unseen / SourceNoise.BIAS_TAU;
        belief.nuisance()
                .describeSourceBias(
                        noise.biasOffset(slot), found + unseen, (found + unseen) / Math.max(renewal, 1e-12));
        return true;
    }

    /** Offset of the states of the slow error of the source heard last, or -1. */
    int biasOffset() {
        return noise.biasOffset(slot);
    }

    /** White share of the variance stated by the source heard last. */
    double whiteShare() {
        return noise.share(slot);
    }

    /** What was taken for certainty about the position was certainty about position plus constant error. */
    private void addBias(double variance) {
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
