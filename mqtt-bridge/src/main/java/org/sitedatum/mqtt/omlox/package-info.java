/**
 * The objects of the omlox hub API 2.0.0 as JSON, both ways: nothing of them is known further inside.
 *
 * <p>Read {@link org.sitedatum.mqtt.omlox.HubReader}, {@link org.sitedatum.mqtt.omlox.HubWriter}, {@link
 * org.sitedatum.mqtt.omlox.HubLocation}. Lengths in m, speeds in m/s, angles in degrees, durations in ms where a name ends in
 * {@code Ms}; coordinates are in the CRS that stands beside them. All types are immutable.
 */
@NullMarked
package org.sitedatum.mqtt.omlox;

import org.jspecify.annotations.NullMarked;
