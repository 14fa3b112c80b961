/**
 * MQTT 5 connections that stay: connect, notice silence, reconnect with a capped back-off, subscribe anew, send within a
 * window, drop old poses instead of queueing them. Read {@link org.sitedatum.mqtt.session.ConnectionOptions}, {@link
 * org.sitedatum.mqtt.session.MqttPublisher} and {@link org.sitedatum.mqtt.session.MqttSubscriber} first.
 *
 * <p>Built on Eclipse Paho's MQTT 5 client, of which nothing shows outside but a service that Paho looks for. Messages at
 * QoS 0 go past it on the same socket: see {@link org.sitedatum.mqtt.session.LaneNetworkFactory}. Public methods are thread-safe and never block,
 * except {@code close}. Callbacks run on the connection's own threads and must not block.
 */
@NullMarked
package org.sitedatum.mqtt.session;

import org.jspecify.annotations.NullMarked;
