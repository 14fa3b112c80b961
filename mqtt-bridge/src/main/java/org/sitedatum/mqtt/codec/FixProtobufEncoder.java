package org.sitedatum.mqtt.codec;

import java.util.List;
import org.sitedatum.mqtt.protobuf.FixProto;
import org.sitedatum.positioning.fix.Fix;

/** Writes fixes as the contract's protobuf: {@code decode(encode(x)) = x} to the bit. Any thread. */
public final class FixProtobufEncoder {

    /** A {@code FixBatch}, without source and receipt: those travel in the topic and the clock. */
    public byte[] encodeAll(List<Fix> fixes) {
        FixProto.FixBatch.Builder batch = FixProto.FixBatch.newBuilder();
        for (Fix fix : fixes) {
            batch.addFixes(FixMessage.of(fix));
        }
        return batch.build().toByteArray();
    }

    /** A {@code FixBatch} of one. */
    public byte[] encode(Fix fix) {
        return encodeAll(List.of(fix));
    }

    /** A {@code Fix} of a recording, with source and receipt. */
    public byte[] encodeRecorded(Fix fix) {
        return FixMessage.of(fix)
                .setSource(fix.header().source())
                .setReceived(fix.header().receivedNanos())
                .build()
                .toByteArray();
    }
}
