/**
 * The command line of the contract: each command is a {@link org.sitedatum.cluster.cli.Command}, {@link
 * org.sitedatum.cluster.cli.SiteDatum} finds and runs it.
 *
 * <p>Read first: {@link org.sitedatum.cluster.cli.SiteDatum}, {@link org.sitedatum.cluster.cli.Command}, {@link
 * org.sitedatum.cluster.cli.ReplayCommand}. Results go to standard output, progress and complaints to standard error. What a
 * short command does not need (logging, the broker, the network) is not loaded for it.
 */
@NullMarked
package org.sitedatum.cluster.cli;

import org.jspecify.annotations.NullMarked;
