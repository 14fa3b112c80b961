package org.sitedatum.mqtt.foxglove;

import java.util.function.Supplier;
import org.sitedatum.mqtt.mcap.McapSchema;

/**
 * A message for a viewer, encoded when it is asked for.
 *
 * @param topic of its channel
 * @param schema of its channel
 * @param data makes its bytes
 */
public record ShownMessage(String topic, McapSchema schema, Supplier<byte[]> data) {}
