/**
 * How a measurement is run and shown: {@link org.sitedatum.benchmarks.report.JmhRun} runs benchmarks in forked virtual
 * machines, {@link org.sitedatum.benchmarks.report.Table} prints what came out beside targets and peers.
 *
 * <p>Costs are CPU time of the measuring thread in nanoseconds, medians over the iterations, so that a busy machine
 * disturbs them least.
 */
@NullMarked
package org.sitedatum.benchmarks.report;

import org.jspecify.annotations.NullMarked;
