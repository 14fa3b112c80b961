package org.sitedatum.samples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.samples.client.StatusMessage;

/**
 * How a failover went, as a subscriber saw it.
 *
 * @param killed the owner that was killed; empty: none was
 * @param heir who serves now; empty: nobody
 * @param silence longest time without a pose of anybody, s
 * @param gaps of each body the longest time without a pose, s, ascending; NaN: no pose came any more
 * @param pastEpochs poses dropped because their owner's time was over
 * @param outOfOrder poses that came twice or after a newer one of the same body although their epoch was good
 */
record FailoverFigures(
        Optional<StatusMessage> killed,
        Optional<StatusMessage> heir,
        double silence,
        double[] gaps,
        long pastEpochs,
        long outOfOrder) {

    /** Longest silence of the whole site that the demo lets pass on a busy machine, s; 0.7 is promised on a quiet one. */
    static final double LONGEST_SILENCE = 1.5;

    double median() {
        return gaps[gaps.length / 2];
    }

    double worst() {
        return gaps[gaps.length - 1];
    }

    /** What went wrong, one line each. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (killed.isEmpty()) {
            faults.add("no owner was there to be killed");
        } else if (heir.isEmpty() || heir.get().epoch() <= killed.get().epoch()) {
            faults.add("nobody followed " + killed.get().owner());
        }
        if (!(silence <= LONGEST_SILENCE)) {
            faults.add(DemoText.seconds(silence) + " without any pose (at most " + LONGEST_SILENCE + " s)");
        }
        if (outOfOrder > 0) {
            faults.add(outOfOrder + " poses came twice or out of order");
        }
        return faults;
    }
}
