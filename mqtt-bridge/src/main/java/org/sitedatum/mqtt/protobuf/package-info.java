/**
 * The binary contract as protobuf generates it from {@code src/main/proto}: {@code FixProto}, {@code PoseProto} and the
 * Foxglove messages of recordings. Read the .proto files; nobody edits these classes.
 *
 * <p>Units and frames are those of the JSON contract. The codecs are in {@code org.sitedatum.mqtt.codec}.
 */
@NullMarked
package org.sitedatum.mqtt.protobuf;

import org.jspecify.annotations.NullMarked;
