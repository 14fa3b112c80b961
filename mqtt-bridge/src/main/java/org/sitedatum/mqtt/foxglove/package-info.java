/**
 * What Foxglove's viewers (Foxglove, Lichtblick) show: the channels of a site, in recordings and live, and the messages of the
 * WebSocket protocol {@code foxglove.websocket.v1} (docs/spec.md of foxglove/ws-protocol). Read {@link
 * org.sitedatum.mqtt.foxglove.FixChannels}, {@link org.sitedatum.mqtt.foxglove.PoseChannels} and {@link
 * org.sitedatum.mqtt.foxglove.ViewerText} first.
 *
 * <p>Metres, radians; the frame {@code site} is the root of all transforms; times in nanoseconds since the Unix epoch. Nothing
 * here opens a connection.
 */
@NullMarked
package org.sitedatum.mqtt.foxglove;

import org.jspecify.annotations.NullMarked;
