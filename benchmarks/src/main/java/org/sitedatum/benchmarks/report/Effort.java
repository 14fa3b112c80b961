package org.sitedatum.benchmarks.report;

/** How long a measurement may take. */
public enum Effort {
    /** A minute or two: a look. */
    QUICK(1, 5, 1_000, 6, 300),
    /** Several minutes: figures to quote. */
    FULL(3, 5, 2_000, 10, 500);

    private final int forks;
    private final int warmups;
    private final int warmupMs;
    private final int iterations;
    private final int iterationMs;

    Effort(int forks, int warmups, int warmupMs, int iterations, int iterationMs) {
        this.forks = forks;
        this.warmups = warmups;
        this.warmupMs = warmupMs;
        this.iterations = iterations;
        this.iterationMs = iterationMs;
    }

    /** Virtual machines started one after the other. */
    public int forks() {
        return forks;
    }

    /** Iterations before measuring. */
    public int warmups() {
        return warmups;
    }

    /** Length of an iteration before measuring, ms: on a busy machine most of it goes to others and to the compiler. */
    public int warmupMs() {
        return warmupMs;
    }

    /** Iterations measured in each virtual machine. */
    public int iterations() {
        return iterations;
    }

    /** Length of a measured iteration, ms. */
    public int iterationMs() {
        return iterationMs;
    }

    /** One number for quick runs, another for full ones. */
    public int choose(int quick, int full) {
        return this == QUICK ? quick : full;
    }
}
