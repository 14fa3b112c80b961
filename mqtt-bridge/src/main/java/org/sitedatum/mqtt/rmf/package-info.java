/**
 * Open-RMF fleet adapters: {@code reference_coordinates} in and out, with what they are worth. Read {@link
 * org.sitedatum.mqtt.rmf.ReferenceCoordinates} and {@link org.sitedatum.mqtt.rmf.RobotMapFit} first.
 *
 * <p>RMF coordinates in metres, robot coordinates in the robot's unit, x y pairs. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.rmf;

import org.jspecify.annotations.NullMarked;
