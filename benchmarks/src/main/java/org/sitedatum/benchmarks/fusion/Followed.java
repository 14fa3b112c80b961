package org.sitedatum.benchmarks.fusion;

/**
 * How well bodies of one kind were followed: errors where an estimate was, and how often one was; of all, and of those that a
 * sensor that listens had in view. Not thread-safe.
 */
final class Followed {

    private final Tally inView = new Tally();
    private final Tally outOfView = new Tally();

    /** Sums over the instants asked for. */
    private static final class Tally {
        private long asked;
        private long found;
        private double squares;
        private long judged;
        private long covered;

        private void add(Tally other) {
            asked += other.asked;
            found += other.found;
            squares += other.squares;
            judged += other.judged;
            covered += other.covered;
        }
    }

    private Tally of(boolean seen) {
        return seen ? inView : outOfView;
    }

    private Tally all() {
        Tally sum = new Tally();
        sum.add(inView);
        sum.add(outOfView);
        return sum;
    }

    /** Nobody knew where the body was. */
    void missed(boolean seen) {
        of(seen).asked++;
    }

    /**
     * An estimate was so far off, m, and promised to be no farther than {@code level}, m.
     *
     * @param seen whether a sensor that listened had the body in view
     */
    void found(double error, double level, boolean seen) {
        Tally tally = of(seen);
        tally.asked++;
        tally.found++;
        tally.squares += error * error;
        if (!Double.isNaN(level)) {
            tally.judged++;
            tally.covered += error <= level ? 1 : 0;
        }
    }

    void add(Followed other) {
        inView.add(other.inView);
        outOfView.add(other.outOfView);
    }

    /** The same of the instants at which a sensor that listened had the body in view, or at which none had. */
    Followed only(boolean seen) {
        Followed part = new Followed();
        part.of(seen).add(of(seen));
        return part;
    }

    /** Instants asked for. */
    long asked() {
        return all().asked;
    }

    /** Horizontal root mean square error, m; NaN when never found. */
    double rmse() {
        return Math.sqrt(all().squares / all().found);
    }

    /** Share of the times asked for at which there was an estimate. */
    double share() {
        return (double) all().found / all().asked;
    }

    /** Share of the errors that were within the protection level. */
    double kept() {
        return (double) all().covered / all().judged;
    }
}
