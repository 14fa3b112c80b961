package org.sitedatum.benchmarks.report;

import java.io.PrintStream;
import java.util.List;

/** One thing that {@code bench} measures. */
public interface Measurement {

    /** The word on the command line. */
    String name();

    /** What is measured, in one line. */
    String summary();

    /**
     * Measures.
     *
     * @param progress for lines that say how far it is
     * @return what to show
     * @throws BenchFailure when it could not be measured
     */
    List<Table> run(Effort effort, PrintStream progress) throws BenchFailure;
}
