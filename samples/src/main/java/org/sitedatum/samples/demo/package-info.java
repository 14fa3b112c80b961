/**
 * {@code sitedatum demo}: a node with its own broker, a simulated building that speaks to it through MQTT, and a live score
 * of the poses that come back against the simulation's truth.
 *
 * <p>Read first: {@link org.sitedatum.samples.demo.DemoCommand}, {@link org.sitedatum.samples.demo.SensorFeed}, {@link
 * org.sitedatum.samples.demo.Scoreboard}. The demo uses the node only through the outside contract. Site frame, metres,
 * stamps in ns since the Unix epoch.
 */
@NullMarked
package org.sitedatum.samples.demo;

import org.jspecify.annotations.NullMarked;
