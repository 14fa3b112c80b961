package org.sitedatum.samples.demo;

/**
 * From a fix handed to MQTT to its pose received from MQTT; NaN before the first.
 *
 * @param p50 ms
 * @param p99 ms
 */
record LatencyFigures(double p50, double p99) {}
