/**
 * An MQTT broker inside the process, for a demo or a small site. Read {@link org.sitedatum.mqtt.broker.EmbeddedBroker} and
 * {@link org.sitedatum.mqtt.broker.EmbeddedBrokerOptions} first.
 *
 * <p>Bound to the loopback interface unless told otherwise, and beyond it only with a password. It keeps nothing on disk and
 * is not replicated: a cluster uses one broker outside. Thread-safe.
 */
@NullMarked
package org.sitedatum.mqtt.broker;

import org.jspecify.annotations.NullMarked;
