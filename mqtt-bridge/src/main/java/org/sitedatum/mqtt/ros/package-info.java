/**
 * ROS poses as JSON, in the layout of rosbridge. Read {@link org.sitedatum.mqtt.ros.RosPoseDecoder} and {@link
 * org.sitedatum.mqtt.ros.RosPoseEncoder} first.
 *
 * <p>REP-103: metres, radians, x forward, y left, z up; covariances 6x6 row by row, order x y z rotX rotY rotZ, fixed axes.
 * Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.ros;

import org.jspecify.annotations.NullMarked;
