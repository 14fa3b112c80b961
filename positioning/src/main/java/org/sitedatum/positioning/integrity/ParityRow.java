package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.time.Snapshot;

/**
 * One direction in plan in which a witness sees the body: the mean of its residuals over a short window, the long-term
 * mean they usually have (what the witness is always off by) and how far the window's mean usually strays from it.
 *
 * <p>Residual: measured minus predicted of the position alone, m along the direction, without what the filter ascribes
 * to biases lately: a fault that drifts slowly would hide there.
 */
final class ParityRow {

    /** Time constant of the window, s: well below the time to alert of half a second. */
    static final double WINDOW = 0.25;

    /** Time constant of what is usual, s: longer than any fault may go unnoticed, short beside a walk through a site. */
    private static final double USUAL = 60;
    /** What is known of a new row counts like this many seconds of listening. */
    private static final double HEAD_START = 3;
    /** A residual is believed this many standard deviations beyond zero or beyond the last one. */
    private static final double CLIP = 6;
    /** Strays of the window's mean count at most this many times their variance. */
    private static final double LARGEST_STRAY = 3;
    /** Standard deviation a new row's mean has about what the filter expects of it, m. */
    private static final double FIRST_SPREAD = 0.1;
    /** No witness agrees better than this with the others in the long run, m: surveying, synchronisation. */
    private static final double SMALLEST_SPREAD = 0.03;
    /** Share of the white variance that is left in the window's mean at least. */
    private static final double WHITE_LEFT = 0.1;

    double ux;
    double uy;
    private double mean;
    private double usual;
    private double spread;
    private double white;
    private double last;
    private double listened;
    private int count;

    void save(Snapshot out) {
        out.put(ux);
        out.put(uy);
        out.put(mean);
        out.put(usual);
        out.put(spread);
        out.put(white);
        out.put(last);
        out.put(listened);
        out.put(count);
    }

    void restore(Snapshot in) {
        ux = in.next();
        uy = in.next();
        mean = in.next();
        usual = in.next();
        spread = in.next();
        white = in.next();
        last = in.next();
        listened = in.next();
        count = in.nextInt();
    }

    void clear() {
        count = 0;
        listened = 0;
    }

    /** True once anything was heard. */
    boolean isKnown() {
        return count > 0 || listened > 0;
    }

    boolean isHeard() {
        return count > 0;
    }

    /** Forgets the window, not what is usual. */
    void pause() {
        count = 0;
    }

    /** Forgets what is usual. */
    void forgetUsual() {
        listened = 0;
    }

    /**
     * Takes a residual.
     *
     * @param innovation measured minus all that was predicted, m along the direction
     * @param expected bias the filter predicts, m
     * @param whiteVariance of the measurement, m^2
     * @param placeVariance of the estimate along the direction, m^2
     * @param dt since the last residual, s
     * @param learn whether what is usual may follow
     */
    void hear(
            double innovation,
            double expected,
            double directionX,
            double directionY,
            double whiteVariance,
            double placeVariance,
            double dt,
            boolean learn) {
        if (listened == 0) {
            usual = expected;
            spread = FIRST_SPREAD * FIRST_SPREAD;
        }
        white = whiteVariance;
        double bound = CLIP * Math.sqrt(white + spread + placeVariance);
        double raw = innovation + expected - usual;
        double before = count == 0 ? 0 : last;
        double stray = Math.max(Math.min(0, before) - bound, Math.min(Math.max(0, before) + bound, raw));
        last = raw;
        double gain = count == 0 ? 1 : Math.max(1 - Math.exp(-dt / WINDOW), 1.0 / (count + 1));
        count++;
        mean += gain * (usual + stray - mean);
        ux += gain * (directionX - ux);
        uy += gain * (directionY - uy);
        if (gain == 1) {
            mean = usual + stray;
            ux = directionX;
            uy = directionY;
        }
        if (learn) {
            learn(stray, dt);
        }
    }

    private void learn(double stray, double dt) {
        double interval = Math.min(dt, 1);
        listened += interval;
        double gain = interval / Math.min(USUAL, listened + HEAD_START);
        double square = (mean - usual) * (mean - usual);
        spread += gain * (Math.min(square, LARGEST_STRAY * spread) - spread);
        spread = Math.max(spread, SMALLEST_SPREAD * SMALLEST_SPREAD);
        usual += gain * stray;
    }

    /** How far the window's mean is from what is usual, m. */
    double stray() {
        return mean - usual;
    }

    /** Variance of that when all is in order, m^2. */
    double variance() {
        return spread + WHITE_LEFT * white;
    }

    /** The last residual, m. */
    double residual() {
        return last + usual;
    }

    /** White variance of one measurement, m^2. */
    double white() {
        return white;
    }

    /** m the witness is usually off by. */
    double usual() {
        return usual;
    }
}
