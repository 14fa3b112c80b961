/**
 * SceneScape camera messages. Read {@link org.sitedatum.mqtt.vendor.scenescape.SceneScapeDecoder}.
 *
 * <p>Pixels or the image coordinates the adapter is told, ISO 8601 times. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.scenescape;

import org.jspecify.annotations.NullMarked;
