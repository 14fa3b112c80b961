/**
 * The bridge between a site's MQTT topics and a positioning engine. Read {@link org.sitedatum.mqtt.MqttBridge}, {@link
 * org.sitedatum.mqtt.MqttBridgeOptions} and {@link org.sitedatum.mqtt.FixConsumer} first.
 *
 * <p>Fixes are decoded and handed to the engine on one engine thread; what the engine says is encoded on the same thread and
 * sent by others. Time comes from the {@link org.sitedatum.mqtt.EpochNanoClock} given in. This module knows no Vert.x, no
 * cluster and no configuration files.
 */
@NullMarked
package org.sitedatum.mqtt;

import org.jspecify.annotations.NullMarked;
