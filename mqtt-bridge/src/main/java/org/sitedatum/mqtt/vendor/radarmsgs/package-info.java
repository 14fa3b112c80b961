/**
 * ROS radar_msgs as JSON. Read {@link org.sitedatum.mqtt.vendor.radarmsgs.RadarMsgsDecoder}.
 *
 * <p>Metres, radians, azimuth counter-clockwise, ROS stamps. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.radarmsgs;

import org.jspecify.annotations.NullMarked;
