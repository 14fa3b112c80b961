package org.sitedatum.positioning.track;

import java.util.Arrays;
import java.util.List;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.GaussianMixture;
import org.sitedatum.positioning.model.MotionMode;

/**
 * The mixing step of the interacting multiple model (Blom and Bar-Shalom 1988; Bar-Shalom, Li and Kirubarajan 2001, sec.
 * 11.6.6) and the room it needs, shared by all bodies of an engine.
 */
final class ModeMixing {

    /** Most ways of moving a body may have. */
    static final int MAX_MODES = 3;

    private final GaussianMixture mixture = new GaussianMixture();
    private final Gaussian[] mixed = new Gaussian[MAX_MODES];
    private final double[][] weights = new double[MAX_MODES][MAX_MODES];
    private final double[] predicted = new double[MAX_MODES];
    private final Gaussian room = new Gaussian(false);

    ModeMixing() {
        for (int i = 0; i < MAX_MODES; i++) {
            mixed[i] = new Gaussian(false);
        }
    }

    /** Replaces modes and probabilities by the mixed ones. */
    void mix(Gaussian[] modes, double[] probability, int count, double dt, List<MotionMode> motions) {
        int size = modes[0].size();
        Arrays.fill(predicted, 0, count, 0);
        for (int from = 0; from < count; from++) {
            double stay = Math.exp(-dt / motions.get(from).dwell());
            for (int to = 0; to < count; to++) {
                double transition = from == to ? stay : (1 - stay) / (count - 1);
                weights[to][from] = transition * probability[from];
                predicted[to] += weights[to][from];
            }
        }
        for (int to = 0; to < count; to++) {
            for (int from = 0; from < count; from++) {
                weights[to][from] /= predicted[to];
            }
            mixture.mergeInto(modes, weights[to], count, size, mixed[to]);
        }
        for (int to = 0; to < count; to++) {
            modes[to].copyFrom(mixed[to]);
            probability[to] = predicted[to];
        }
    }

    /** Merges modes over their first {@code size} states. */
    void merge(Gaussian[] modes, double[] probability, int count, int size, Gaussian out) {
        mixture.mergeInto(modes, probability, count, size, out);
    }

    /** A Gaussian to write to. */
    Gaussian room() {
        return room;
    }
}
