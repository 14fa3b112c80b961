package org.sitedatum.samples.demo;

/**
 * How far poses were from the truth; NaN where there is nothing to compare.
 *
 * @param poses compared
 * @param rmse horizontal, m
 * @param p95 horizontal, m
 * @param headingRmseDeg degrees
 */
record ErrorFigures(long poses, double rmse, double p95, double headingRmseDeg) {}
