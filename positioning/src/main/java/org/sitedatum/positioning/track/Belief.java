package org.sitedatum.positioning.track;

import java.util.Arrays;
import java.util.Optional;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.model.MotionModel;
import org.sitedatum.positioning.model.RangeErrorModel;
import org.sitedatum.positioning.time.Snapshot;

/**
 * All hypotheses about one body and the nuisance states they share: predicted, corrected and pruned together.
 *
 * <p>Everything here is rewindable state except the {@link Workspace}.
 */
final class Belief implements NuisanceStates.Adder {

    /** Most hypotheses held open. */
    static final int MAX_HYPOTHESES = 256;

    /** Shortest time between two mixings of modes and two agings of nuisances: a quarter of the shortest dwell, s. */
    private static final double MIX_INTERVAL = 0.15;

    /** Farther from the site's origin than this is no place of it, m: about the way around the earth. */
    private static final double FARTHEST = 4e7;

    private final BodyProfile profile;
    private final Workspace work;
    private final NuisanceStates nuisance;
    private Hypothesis[] hypotheses = {};
    private int made;
    private int count;
    private double sinceMix;

    Belief(BodyProfile profile, Workspace work) {
        this.profile = profile;
        this.work = work;
        this.nuisance = new NuisanceStates(profile);
    }

    void save(Snapshot out) {
        nuisance.save(out);
        out.put(count);
        out.putBoolean(oriented());
        for (int i = 0; i < count; i++) {
            hypotheses[i].save(out);
        }
        out.put(sinceMix);
    }

    void restore(Snapshot in) {
        nuisance.restore(in);
        resize(in.nextCount(MAX_HYPOTHESES));
        boolean oriented = in.nextBoolean();
        for (int i = 0; i < count; i++) {
            hypotheses[i].restore(in, oriented, nuisance.count());
        }
        sinceMix = in.next();
    }

    /** True when every Gaussian is one, and of as many ways of moving as the kind of body has. */
    boolean isConsistent() {
        for (int i = 0; i < count; i++) {
            int modes = hypotheses[i].modeCount();
            boolean fits = modes == 1 || modes == profile.modes().size();
            for (int m = 0; m < modes; m++) {
                Gaussian gaussian = hypotheses[i].mode(m);
                fits &= gaussian.isFinite()
                        && Math.abs(gaussian.mean()[0]) < FARTHEST
                        && Math.abs(gaussian.mean()[1]) < FARTHEST;
            }
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    Hypothesis hypothesis(int i) {
        return hypotheses[i];
    }

    NuisanceStates nuisance() {
        return nuisance;
    }

    boolean oriented() {
        return count > 0 && hypotheses[0].mode(0).oriented();
    }

    /** Index of the nuisance at {@code offset} in the Gaussians. */
    int index(int offset) {
        return hypotheses[0].mode(0).coreSize() + offset;
    }

    /** Forgets all hypotheses and nuisances. */
    void clear() {
        resize(0);
        nuisance.clear();
        sinceMix = 0;
    }

    /** Adds a hypothesis with one mode for the caller to fill; empty nuisances only. */
    Gaussian add(RangeErrorModel errors, double logWeight) {
        resize(count + 1);
        return hypotheses[count - 1].restart(errors, logWeight);
    }

    /** Adds a copy of hypothesis {@code i} with its weight changed; empty when the limit is reached. */
    Optional<Hypothesis> addCopy(int i, double logWeightGain) {
        if (count == MAX_HYPOTHESES) {
            return Optional.empty();
        }
        resize(count + 1);
        Hypothesis copy = hypotheses[count - 1];
        copy.copyFrom(hypotheses[i]);
        copy.addLogWeight(logWeightGain);
        return Optional.of(copy);
    }

    /** Gives every hypothesis the body's ways of moving. */
    void spreadModes() {
        for (int i = 0; i < count; i++) {
            if (hypotheses[i].modeCount() == 1) {
                hypotheses[i].spread(profile.modes().size());
            }
        }
    }

    /** Leaves every hypothesis one mode. */
    void collapseModes() {
        for (int i = 0; i < count; i++) {
            hypotheses[i].collapse(work.mixing());
        }
    }

    /** Moves everything on by the motion models. */
    void predict(double dt) {
        sinceMix += dt;
        boolean mix = sinceMix >= MIX_INTERVAL;
        for (int i = 0; i < count; i++) {
            if (mix) {
                hypotheses[i].mix(sinceMix, profile.modes(), work.mixing());
            }
            hypotheses[i].predict(dt, profile.modes(), work.steps());
            for (int m = 0; mix && m < hypotheses[i].modeCount(); m++) {
                Gaussian gaussian = hypotheses[i].mode(m);
                age(hypotheses[i], gaussian, sinceMix, sinceMix * gaussian.speed());
            }
        }
        if (mix) {
            sinceMix = 0;
        }
    }

    /** Lets the nuisances of one Gaussian decorrelate with time and with distance travelled. */
    void age(Hypothesis hypothesis, Gaussian gaussian, double dt, double distance) {
        work.aging().age(gaussian, nuisance, hypothesis.rangeErrors(), dt, distance);
    }

    /**
     * Corrects every hypothesis by an observation.
     *
     * @param gate largest squared normalised innovation at which the likeliest hypothesis takes it
     * @return false when the likeliest hypothesis refused it
     */
    boolean correct(Observation observation, double gate, double positiveKnee, double negativeKnee) {
        int best = best();
        boolean taken = false;
        for (int i = 0; i < count; i++) {
            boolean corrected = correct(hypotheses[i], observation, gate, positiveKnee, negativeKnee);
            taken |= i == best && corrected;
        }
        prune();
        return taken;
    }

    private boolean correct(
            Hypothesis hypothesis, Observation observation, double gate, double positiveKnee, double negativeKnee) {
        double[] likelihoods = work.likelihoods();
        boolean any = false;
        for (int m = 0; m < hypothesis.modeCount(); m++) {
            work.linearization().clear();
            observation.linearize(hypothesis.mode(m), work.linearization());
            any |= work.update().apply(hypothesis.mode(m), work.linearization(), gate, positiveKnee, negativeKnee);
            likelihoods[m] = work.update().logLikelihood();
        }
        hypothesis.weigh(likelihoods);
        return any;
    }

    /** True when some mode of the best hypothesis would take an observation. */
    boolean isAcceptable(Observation observation, double gate) {
        Hypothesis best = hypotheses[best()];
        boolean any = false;
        for (int m = 0; m < best.modeCount() && !any; m++) {
            any = squaredInnovation(observation, best.mode(m)) <= gate;
        }
        return any;
    }

    /** Squared normalised innovation an observation would have about a Gaussian, which stays as it is. */
    double squaredInnovation(Observation observation, Gaussian gaussian) {
        work.linearization().clear();
        observation.linearize(gaussian, work.linearization());
        return work.update().squaredInnovation(gaussian, work.linearization());
    }

    /** Adds variance to position and speed: the estimate may be wrong. */
    void widen(double variance) {
        for (int i = 0; i < count; i++) {
            for (int m = 0; m < hypotheses[i].modeCount(); m++) {
                Gaussian gaussian = hypotheses[i].mode(m);
                for (int axis = 0; axis < 2; axis++) {
                    gaussian.inflate(axis, variance);
                    gaussian.inflate(3 + axis, Math.min(1, variance));
                }
            }
        }
    }

    /** Moves on without news: the body slows down within a second and wanders. */
    void slowDown(double dt) {
        for (int i = 0; i < count; i++) {
            hypotheses[i].mix(dt, profile.modes(), work.mixing());
            for (int m = 0; m < hypotheses[i].modeCount(); m++) {
                Gaussian gaussian = hypotheses[i].mode(m);
                MotionModel.predict(gaussian, dt, Coasting.MODE);
                age(hypotheses[i], gaussian, dt, dt * (0.5 + gaussian.speed()));
            }
        }
        sinceMix = 0;
    }

    /** Index of the heaviest hypothesis. */
    int best() {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (hypotheses[i].logWeight() > hypotheses[best].logWeight()) {
                best = i;
            }
        }
        return best;
    }

    /** Sets the best weight to zero and drops what is too improbable or says the same as a better one. */
    void prune() {
        HypothesisPruning.prune(this);
    }

    /** Drops one hypothesis; the order of the others stays, and the room of many is given back. */
    void remove(int i) {
        Hypothesis gone = hypotheses[i];
        System.arraycopy(hypotheses, i + 1, hypotheses, i, count - i - 1);
        count--;
        hypotheses[count] = gone;
        if (2 * count < made / 2) {
            made = 2 * count;
            hypotheses = Arrays.copyOf(hypotheses, made);
        }
    }

    private void resize(int wanted) {
        if (wanted > made) {
            hypotheses = Arrays.copyOf(hypotheses, Math.max(wanted, Math.min(2 * wanted, MAX_HYPOTHESES)));
            for (; made < hypotheses.length; made++) {
                hypotheses[made] = new Hypothesis();
            }
        }
        count = wanted;
    }

    @Override
    public void append(NuisanceStates.Kind kind) {
        for (int i = 0; i < count; i++) {
            RangeErrorModel errors = hypotheses[i].rangeErrors();
            for (int m = 0; m < hypotheses[i].modeCount(); m++) {
                hypotheses[i].mode(m).append(NuisancePrior.mean(kind, errors), NuisancePrior.variance(kind, errors));
            }
        }
    }

    @Override
    public void reset(NuisanceStates.Kind kind, int offset) {
        for (int i = 0; i < count; i++) {
            RangeErrorModel errors = hypotheses[i].rangeErrors();
            for (int m = 0; m < hypotheses[i].modeCount(); m++) {
                hypotheses[i]
                        .mode(m)
                        .reset(index(offset), NuisancePrior.mean(kind, errors), NuisancePrior.variance(kind, errors));
            }
        }
    }
}
