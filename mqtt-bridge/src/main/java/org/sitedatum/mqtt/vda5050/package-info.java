/**
 * VDA 5050, versions 2.0, 2.1 and 3.0: positions of robots in, positions that SiteDatum believes out. Read {@link
 * org.sitedatum.mqtt.vda5050.VdaDecoder}, {@link org.sitedatum.mqtt.vda5050.VdaOutput} and {@link
 * org.sitedatum.mqtt.vda5050.LocalizationScore} first.
 *
 * <p>Metres and radians in a right-handed project frame shared by all maps, theta counter-clockwise, velocity in the vehicle's
 * axes. Decoders and encoders are immutable; an output counts its headers and belongs to one thread.
 */
@NullMarked
package org.sitedatum.mqtt.vda5050;

import org.jspecify.annotations.NullMarked;
