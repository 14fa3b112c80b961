/**
 * OwnTracks phones. Read {@link org.sitedatum.mqtt.vendor.owntracks.OwnTracksDecoder}.
 *
 * <p>Degrees WGS84, metres, seconds since the Unix epoch. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.owntracks;

import org.jspecify.annotations.NullMarked;
