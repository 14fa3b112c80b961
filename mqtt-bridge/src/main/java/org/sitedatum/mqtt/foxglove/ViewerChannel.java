package org.sitedatum.mqtt.foxglove;

import org.sitedatum.mqtt.mcap.McapSchema;

/**
 * A channel as it is offered to viewers.
 *
 * @param id never given to another channel while the node runs
 * @param topic unique among the channels of a site
 * @param schema what its messages look like
 */
public record ViewerChannel(int id, String topic, McapSchema schema) {}
