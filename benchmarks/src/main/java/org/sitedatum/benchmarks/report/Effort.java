package org.sitedatum.benchmarks.report;

/** How long a measurement may take. */
public enum Effort {
    /** Under a minute: a look. */
    QUICK(1, 7, 6, 300),
    /** A few minutes: figures to quote. */
    FULL(3, 5, 10, 500);

    private final int forks;
    private final int warmups;
    private final int iterations;
    private final int iterationMs;

    Effort(int forks, int warmups, int iterations, int iterationMs) {
        this.forks = forks;
        this.warmups = warmups;
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

    /** Iterations measured in each virtual machine. */
    public int iterations() {
        return iterations;
    }

    /** Length of an iteration, ms. */
    public int iterationMs() {
        return iterationMs;
    }

    /** One number for quick runs, another for full ones. */
    public int choose(int quick, int full) {
        return this == QUICK ? quick : full;
    }
}
