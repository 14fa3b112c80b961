package org.sitedatum.benchmarks.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of one class in forked virtual machines of a fixed heap and collector. */
public final class JmhRun {

    private static final String BYTES = "gc.alloc.rate.norm";

    private final ChainedOptionsBuilder options;
    private final PrintStream progress;

    /** All benchmarks of a class, with progress lines to {@code progress}. */
    public JmhRun(Class<?> benchmarks, Effort effort, PrintStream progress) {
        // two people may measure on one machine: CPU time stands it
        System.setProperty("jmh.ignoreLock", "true");
        this.progress = progress;
        options = new OptionsBuilder()
                .include(Pattern.quote(benchmarks.getName()) + "\\..*")
                .forks(effort.forks())
                .warmupIterations(effort.warmups())
                .warmupTime(TimeValue.milliseconds(effort.warmupMs()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.iterationMs()))
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class);
        heap(1024);
    }

    /** Measures at these values of a parameter instead of the benchmark's own. */
    public JmhRun with(String parameter, String... values) {
        options.param(parameter, values);
        return this;
    }

    /** Heap of the forked machines, MB. */
    public JmhRun heap(int megabytes) {
        options.jvmArgs("-Xms" + megabytes + "m", "-Xmx" + megabytes + "m", "-XX:+UseSerialGC");
        return this;
    }

    /** Scores by method name, with parameter values behind it: {@code accept[1000]}. */
    public Map<String, Score> run() throws BenchFailure {
        try {
            Map<String, Score> scores = new TreeMap<>();
            for (RunResult result : new Runner(options.build(), new ProgressFormat(progress)).run()) {
                scores.put(nameOf(result.getParams()), scoreOf(result));
            }
            return scores;
        } catch (RunnerException failed) {
            throw new BenchFailure("the benchmark did not run: " + failed.getMessage(), failed);
        }
    }

    static String nameOf(BenchmarkParams params) {
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        List<String> values = new ArrayList<>();
        params.getParamsKeys().forEach(key -> values.add(params.getParam(key)));
        return values.isEmpty() ? method : method + values;
    }

    private static Score scoreOf(RunResult result) {
        Map<String, Result> more = result.getSecondaryResults();
        Result<?> cpu = more.get(CpuProfiler.LABEL);
        return new Score(
                cpu.getStatistics().getPercentile(50),
                cpu.getStatistics().getMin(),
                cpu.getStatistics().getMax(),
                more.containsKey(BYTES) ? more.get(BYTES).getStatistics().getPercentile(50) : Double.NaN);
    }
}
