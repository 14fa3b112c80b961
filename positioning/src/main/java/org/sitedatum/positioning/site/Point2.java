package org.sitedatum.positioning.site;

/**
 * A point of a plan.
 *
 * @param x m
 * @param y m
 */
public record Point2(double x, double y) {}
