/**
 * From a fix sent to its pose received, through MQTT on loopback, beside a bare relay in the same run. Read {@link
 * org.sitedatum.benchmarks.latency.LatencyMeasurement}.
 *
 * <p>Latency counts from the instant a fix was to be sent, whether or not the sender was late (no coordinated omission);
 * microseconds. The node or relay is a process of its own, so that its CPU time is its own.
 */
@NullMarked
package org.sitedatum.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
