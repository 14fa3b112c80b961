package org.sitedatum.positioning.integrity;

import java.util.Arrays;
import org.sitedatum.positioning.time.Snapshot;

/** The witnesses of one body by place. Rewindable; allocates only at a new witness. */
final class WitnessTable {

    /** Witnesses kept; the one silent longest gives way. */
    private static final int MAX_WITNESSES = 24;

    private Witness[] witnesses = new Witness[0];
    private int count;

    void save(Snapshot out) {
        out.put(count);
        for (int i = 0; i < count; i++) {
            witnesses[i].save(out);
        }
    }

    void restore(Snapshot in) {
        count = in.nextCount(MAX_WITNESSES);
        ensure(count);
        for (int i = 0; i < count; i++) {
            witnesses[i].restore(in);
        }
    }

    int count() {
        return count;
    }

    Witness get(int place) {
        return witnesses[place];
    }

    /** Forgets what was said lately, not what is usual. */
    void pause() {
        for (int i = 0; i < count; i++) {
            witnesses[i].without.clear();
            for (ParityRow row : witnesses[i].rows) {
                row.pause();
            }
        }
    }

    /** Forgets all but who is excluded. */
    void clearRows() {
        for (int i = 0; i < count; i++) {
            witnesses[i].without.clear();
            for (ParityRow row : witnesses[i].rows) {
                row.clear();
            }
        }
    }

    /** Place of a witness, found or made. */
    int find(String id) {
        int stalest = 0;
        for (int i = 0; i < count; i++) {
            if (witnesses[i].id.equals(id)) {
                return i;
            }
            if (witnesses[i].heardNanos < witnesses[stalest].heardNanos) {
                stalest = i;
            }
        }
        int place = stalest;
        if (count < MAX_WITNESSES) {
            ensure(count + 1);
            place = count++;
        }
        witnesses[place].begin(id);
        return place;
    }

    private void ensure(int wanted) {
        if (wanted > witnesses.length) {
            int had = witnesses.length;
            witnesses = Arrays.copyOf(witnesses, wanted + 2);
            for (int i = had; i < witnesses.length; i++) {
                witnesses[i] = new Witness();
            }
        }
    }

    /**
     * How much is measured of the body's place in the direction of which least is known, though the witness that says most
     * of it were stuck: fixes per second over their variance, 1/(m^2 s). With a single witness there is no more than what
     * it says.
     */
    double informationRate(long stampNanos) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        int heard = 0;
        for (int i = 0; i < count; i++) {
            if (SolutionSeparation.counts(witnesses[i], stampNanos)) {
                xx += witnesses[i].newsXx;
                xy += witnesses[i].newsXy;
                yy += witnesses[i].newsYy;
                heard++;
            }
        }
        double least = smallest(xx, xy, yy);
        for (int i = 0; heard > 1 && i < count; i++) {
            Witness stuck = witnesses[i];
            if (SolutionSeparation.counts(stuck, stampNanos)) {
                least = Math.min(least, smallest(xx - stuck.newsXx, xy - stuck.newsXy, yy - stuck.newsYy));
            }
        }
        return Math.max(0, least);
    }

    /** Smaller eigenvalue of a symmetric matrix. */
    private static double smallest(double xx, double xy, double yy) {
        return 0.5 * (xx + yy) - Math.sqrt(0.25 * (xx - yy) * (xx - yy) + xy * xy);
    }
}
