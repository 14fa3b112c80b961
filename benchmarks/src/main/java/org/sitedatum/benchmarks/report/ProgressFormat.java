package org.sitedatum.benchmarks.report;

import java.io.PrintStream;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Says which benchmark is running, one line each, and nothing else; what a forked machine prints is dropped. */
final class ProgressFormat implements OutputFormat {

    private final PrintStream progress;

    ProgressFormat(PrintStream progress) {
        this.progress = progress;
    }

    @Override
    public void startBenchmark(BenchmarkParams params) {
        progress.println("bench: " + JmhRun.nameOf(params));
    }

    @Override
    public void println(String text) {
        if (text.startsWith("<failure>") || text.contains("Exception")) {
            progress.println("bench: " + text.strip());
        }
    }

    @Override
    public void iteration(BenchmarkParams params, IterationParams iteration, int number) {}

    @Override
    public void iterationResult(BenchmarkParams params, IterationParams iteration, int number, IterationResult data) {}

    @Override
    public void endBenchmark(BenchmarkResult result) {}

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> result) {}

    @Override
    public void print(String text) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public void verbosePrintln(String text) {}

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] b) {}
}
