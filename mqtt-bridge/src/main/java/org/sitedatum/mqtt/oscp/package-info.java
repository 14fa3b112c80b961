/**
 * The GeoPose protocol of the Open Spatial Computing Platform (OSCP), versions 1 and 2: a device sends what its sensors see and
 * is told where it is on Earth.
 *
 * <p>Images are not looked at: a site knows its devices by their tags, their sessions and the beacons they hear. What is read of
 * a request is who may be asking and what it hears; see {@link org.sitedatum.mqtt.oscp.GeoPoseRequest}.
 */
@NullMarked
package org.sitedatum.mqtt.oscp;

import org.jspecify.annotations.NullMarked;
