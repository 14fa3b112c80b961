package org.sitedatum.positioning.integrity;

import java.util.List;
import java.util.Set;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Follows one sensor without names over all bodies that it sees together with others: exponentially weighted bias along
 * its sight and across, spread, share of detections that no body explains, and lag, with alarms. What it does not explain
 * is no alarm: clutter is how radars are. Constant time per detection.
 */
final class SensorMonitor {

    /** What is judged at each scan. */
    static final List<Condition> WATCHED = List.of(Condition.BIASED, Condition.NOISY, Condition.CLOCK_OFFSET);

    /** The means reach back so far, s: crowds and corners upset a sensor for a few seconds, faults stay. */
    private static final double MEMORY = 30;
    /** No alarm before detections of this weight. */
    private static final double FEWEST = 25;
    /** One detection counts at most so many times what is explained, or one body taken for another would make an alarm, */
    private static final double FARTHEST = 5;
    /** and for the bias this much more, m. */
    private static final double LARGEST = 1;

    private final Alarm[] alarms = {new Alarm(0.6, 0.4), new Alarm(3, 2), new Alarm(0.25, 0.12)};
    private long heardNanos;
    private double count;
    private double scans;
    private double along;
    private double across;
    private double squareAlong;
    private double squareAcross;
    private double stated;
    private double explained;
    private double unexplained;
    private double lag = Double.NaN;
    private double usualLag;

    void save(Snapshot out) {
        out.putLong(heardNanos);
        out.put(count);
        out.put(scans);
        out.put(along);
        out.put(across);
        out.put(squareAlong);
        out.put(squareAcross);
        out.put(stated);
        out.put(explained);
        out.put(unexplained);
        out.put(lag);
        out.put(usualLag);
        for (Alarm alarm : alarms) {
            alarm.save(out);
        }
    }

    void restore(Snapshot in) {
        heardNanos = in.nextLong();
        count = in.next();
        scans = in.next();
        along = in.next();
        across = in.next();
        squareAlong = in.next();
        squareAcross = in.next();
        stated = in.next();
        explained = in.next();
        unexplained = in.next();
        lag = in.next();
        usualLag = in.next();
        for (Alarm alarm : alarms) {
            alarm.restore(in);
        }
    }

    void hear(SensorHearing scan) {
        forget(1e-9 * Math.max(0, scan.stampNanos() - heardNanos));
        heardNanos = Math.max(heardNanos, scan.stampNanos());
        for (int i = 0; i < scan.count(); i++) {
            take(scan, i);
        }
        if (!Double.isNaN(scan.unexplained())) {
            scans++;
            unexplained += (scan.unexplained() - unexplained) / scans;
        }
        if (!Double.isNaN(scan.lag())) {
            lag = scan.lag();
            usualLag = scan.usualLag();
        }
    }

    private void forget(double seconds) {
        double keep = Math.exp(-seconds / MEMORY);
        count *= keep;
        scans *= keep;
    }

    private void take(SensorHearing scan, int i) {
        double weight = scan.weight(i);
        count += weight;
        double gain = count > 0 ? weight / count : 0;
        double wide = FARTHEST * Math.sqrt(scan.explainedVariance(i));
        double forth = scan.along(i);
        double aside = scan.across(i);
        along += gain * (bounded(forth, LARGEST + wide) - along);
        across += gain * (bounded(aside, LARGEST + wide) - across);
        squareAlong += gain * (square(bounded(forth - along, wide)) - squareAlong);
        squareAcross += gain * (square(bounded(aside - across, wide)) - squareAcross);
        stated += gain * (scan.statedVariance(i) - stated);
        explained += gain * (scan.explainedVariance(i) - explained);
    }

    private static double bounded(double metres, double most) {
        return Math.max(-most, Math.min(most, metres));
    }

    private static double square(double x) {
        return x * x;
    }

    /** The value a condition is judged by; NaN: not to be judged now. */
    double value(Condition condition) {
        return switch (condition) {
            case BIASED -> count < FEWEST ? Double.NaN : Math.max(0, Math.abs(bias()) - Math.sqrt(stated));
            case NOISY -> count < FEWEST ? Double.NaN : spread() / Math.sqrt(Math.max(1e-6, explained));
            case CLOCK_OFFSET -> lag - usualLag;
            case EXCLUDED, MOVED, SILENT -> Double.NaN;
        };
    }

    /** The alarm of the condition at place {@code i} of {@link #WATCHED}. */
    Alarm alarm(int i) {
        return alarms[i];
    }

    long heardNanos() {
        return heardNanos;
    }

    /**
     * The larger of the mean residuals along its sight (beyond the body is positive) and across (left is positive), m; NaN
     * before enough was compared.
     */
    double bias() {
        return count < FEWEST ? Double.NaN : larger();
    }

    private double larger() {
        return Math.abs(along) > Math.abs(across) ? along : across;
    }

    /** Of the residuals about the bias, in the direction where they are wider, m; NaN before enough was compared. */
    double spread() {
        return count < FEWEST ? Double.NaN : Math.sqrt(Math.max(squareAlong, squareAcross));
    }

    /** Share of its detections that no body explains, 0..1. */
    double unexplained() {
        return unexplained;
    }

    /** s; NaN while it cannot be told. */
    double lag() {
        return lag;
    }

    Set<Condition> conditions() {
        return Alarm.raised(WATCHED, alarms);
    }
}
