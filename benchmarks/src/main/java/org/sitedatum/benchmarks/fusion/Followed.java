package org.sitedatum.benchmarks.fusion;

/** How well bodies of one kind were followed: errors where an estimate was, and how often one was. Not thread-safe. */
final class Followed {

    private long asked;
    private long found;
    private double squares;
    private long judged;
    private long covered;

    /** Nobody knew where the body was. */
    void missed() {
        asked++;
    }

    /** An estimate was so far off, m, and promised to be no farther than {@code level}, m. */
    void found(double error, double level) {
        asked++;
        found++;
        squares += error * error;
        if (!Double.isNaN(level)) {
            judged++;
            covered += error <= level ? 1 : 0;
        }
    }

    void add(Followed other) {
        asked += other.asked;
        found += other.found;
        squares += other.squares;
        judged += other.judged;
        covered += other.covered;
    }

    /** Horizontal root mean square error, m; NaN when never found. */
    double rmse() {
        return Math.sqrt(squares / found);
    }

    /** Share of the times asked for at which there was an estimate. */
    double share() {
        return (double) found / asked;
    }

    /** Share of the errors that were within the protection level. */
    double kept() {
        return (double) covered / judged;
    }
}
