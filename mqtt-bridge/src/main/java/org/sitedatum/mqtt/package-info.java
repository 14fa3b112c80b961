/**
 * The bridge between a site's MQTT topics and a positioning engine. Read {@link org.sitedatum.mqtt.MqttBridge}, {@link
 * org.sitedatum.mqtt.MqttBridgeOptions} and {@link org.sitedatum.mqtt.FixConsumer} first.
 *
 * <p>A fix that comes alone is decoded, handed to the engine and answered by the thread that received it; when more wait, a
 * thread of the engine's own takes over. One call at a time either way. Time comes from the {@link org.sitedatum.mqtt.EpochNanoClock} given in. This module knows no Vert.x, no
 * cluster and no configuration files.
 */
@NullMarked
package org.sitedatum.mqtt;

import org.jspecify.annotations.NullMarked;
