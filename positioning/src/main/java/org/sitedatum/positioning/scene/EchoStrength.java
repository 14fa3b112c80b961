package org.sitedatum.positioning.scene;

import org.sitedatum.positioning.time.Snapshot;

/**
 * How strong a sensor's echoes of bodies are beside its false ones: two normal distributions over the signal-to-noise ratio
 * in dB, learnt while it runs. Tells nothing until enough of both were heard, and never more than within bounds, for weak
 * bodies far away are bodies too. Source: D. Lerro, Y. Bar-Shalom, "Interacting multiple model tracking with target
 * amplitude feature", IEEE TAES 29(2), 1993.
 *
 * <p>Mutable; not thread-safe.
 */
final class EchoStrength {

    /** Echoes after which they are forgotten. */
    private static final double MEMORY = 500;
    /** So many of each kind are needed. */
    private static final double ENOUGH = 50;
    /** An echo fluctuates by no less, dB (Swerling). */
    private static final double LEAST_VARIANCE = 2 * 2;
    /** However strong it is, an echo is no more than this many times likelier to be a body's. */
    private static final double MOST_RATIO = 4;

    private final Side body = new Side();
    private final Side clutter = new Side();

    void save(Snapshot out) {
        body.save(out);
        clutter.save(out);
    }

    void restore(Snapshot in) {
        body.restore(in);
        clutter.restore(in);
    }

    /** Takes an echo that with this probability came from a body. */
    void learn(double decibels, double ofBody) {
        body.learn(decibels, ofBody);
        clutter.learn(decibels, 1 - ofBody);
    }

    /** How many times likelier an echo of this strength is of a body than false; 1 when its strength is not known, NaN. */
    double ratio(double decibels) {
        if (Double.isNaN(decibels) || body.weight < ENOUGH || clutter.weight < ENOUGH) {
            return 1;
        }
        double ratio = Math.exp(body.logDensity(decibels) - clutter.logDensity(decibels));
        return Math.min(MOST_RATIO, Math.max(1 / MOST_RATIO, ratio));
    }

    /** The echoes of one kind. */
    private static final class Side {
        private double weight;
        private double mean;
        private double variance;

        void save(Snapshot out) {
            out.put(weight);
            out.put(mean);
            out.put(variance);
        }

        void restore(Snapshot in) {
            weight = in.next();
            mean = in.next();
            variance = in.next();
        }

        void learn(double decibels, double share) {
            if (!(share > 0)) {
                return;
            }
            weight = weight * (1 - share / MEMORY) + share;
            double gain = share / weight;
            double off = decibels - mean;
            mean += gain * off;
            variance += gain * ((1 - gain) * off * off - variance);
        }

        double logDensity(double decibels) {
            double spread = Math.max(LEAST_VARIANCE, variance);
            double off = decibels - mean;
            return -0.5 * (off * off / spread + Math.log(spread));
        }
    }
}
