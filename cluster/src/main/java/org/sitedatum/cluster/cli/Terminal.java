package org.sitedatum.cluster.cli;

import java.io.PrintStream;

/**
 * Where a command prints.
 *
 * @param out results
 * @param err progress and complaints
 */
public record Terminal(PrintStream out, PrintStream err) {}
