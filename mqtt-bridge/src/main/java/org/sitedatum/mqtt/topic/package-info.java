/**
 * The contract's topics, built from ids and read back into them. Read {@link org.sitedatum.mqtt.topic.TopicScheme} and
 * {@link org.sitedatum.mqtt.topic.SiteTopic}. Stateless; no id reaches a topic unchecked.
 */
@NullMarked
package org.sitedatum.mqtt.topic;

import org.jspecify.annotations.NullMarked;
