package org.sitedatum.cluster.replay;

/**
 * Where a body was, and how far from there its estimate.
 *
 * @param stampNanos ns since the Unix epoch
 * @param x m in the site
 * @param y m in the site
 * @param z m in the site
 * @param error horizontal, m; NaN when there was no estimate that was not lost
 */
public record TruthPoint(long stampNanos, double x, double y, double z, double error) {}
