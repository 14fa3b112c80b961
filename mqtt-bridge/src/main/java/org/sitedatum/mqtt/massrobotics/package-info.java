/**
 * MassRobotics AMR interoperability: robots' reports in, planar datums to name frames by. Read {@link
 * org.sitedatum.mqtt.massrobotics.StatusReportDecoder} and {@link org.sitedatum.mqtt.massrobotics.PlanarDatum} first.
 *
 * <p>Metres, quaternions x y z w, ISO 8601 times. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.massrobotics;

import org.jspecify.annotations.NullMarked;
