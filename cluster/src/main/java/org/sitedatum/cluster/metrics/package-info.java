/**
 * What a node counts, for Prometheus: each sector's owner, epoch, fixes, refusals, poses, lag; HTTP; the JVM. Names begin with
 * {@code sitedatum_}, units are in the names.
 *
 * <p>Read first: {@link org.sitedatum.cluster.metrics.NodeMetrics}. Thread-safe.
 */
@NullMarked
package org.sitedatum.cluster.metrics;

import org.jspecify.annotations.NullMarked;
