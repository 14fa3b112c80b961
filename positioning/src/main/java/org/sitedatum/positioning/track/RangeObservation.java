package org.sitedatum.positioning.track;

import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.model.RangeModel;
import org.sitedatum.positioning.walls.NlosPrior;

/**
 * A range with the nuisance states of its anchor and tag, and the walls between, seen from where each Gaussian believes
 * the body is. Set before use; reused.
 */
final class RangeObservation implements Observation {

    private final RangeModel model = new RangeModel();
    private final int[] biasStates = new int[3];
    private final int[] offsets = new int[3];
    private int excessOffset;
    private int patternOffset;
    private Vector3 anchor = Vector3.ZERO;
    private Vector3 leverArm = Vector3.ZERO;
    private double range;
    private double variance;
    private final NlosPrior walls;

    RangeObservation(NlosPrior walls) {
        this.walls = walls;
    }

    /**
     * Sets what was measured; nuisance places are offsets behind the core states.
     *
     * @param noiseVariance white noise, m^2
     */
    void set(Vector3 anchorPosition, Vector3 tagLeverArm, double measured, double noiseVariance) {
        anchor = anchorPosition;
        leverArm = tagLeverArm;
        range = measured;
        variance = noiseVariance;
    }

    /** Sets the offsets of the nuisances that make the range long. */
    void setNuisances(int excess, int tagBias, int anchorBias, int multipath, int pattern) {
        excessOffset = excess;
        patternOffset = pattern;
        offsets[0] = tagBias;
        offsets[1] = anchorBias;
        offsets[2] = multipath;
    }

    @Override
    public void linearize(Gaussian gaussian, Linearization out) {
        int core = gaussian.coreSize();
        for (int i = 0; i < offsets.length; i++) {
            biasStates[i] = core + offsets[i];
        }
        int pattern = patternOffset < 0 ? -1 : core + patternOffset;
        double[] mean = gaussian.mean();
        walls.look(
                anchor.x(), anchor.y(), anchor.z(), mean[StateLayout.PX], mean[StateLayout.PY], mean[StateLayout.PZ]);
        model.linearize(
                gaussian,
                anchor,
                leverArm,
                range - walls.expected(),
                variance + walls.variance(),
                core + excessOffset,
                biasStates,
                pattern,
                out);
    }

    /** Multipath of the pair, as a Gaussian believes it, m. */
    double multipath(Gaussian gaussian) {
        return gaussian.mean()[gaussian.coreSize() + offsets[2]];
    }
}
