package org.sitedatum.mqtt.recording;

import java.io.IOException;
import java.util.Optional;
import org.sitedatum.mqtt.codec.FixProtobufDecoder;
import org.sitedatum.mqtt.foxglove.FixChannels;
import org.sitedatum.mqtt.mcap.McapMessage;
import org.sitedatum.mqtt.mcap.McapReader;

/** Reads the messages of type {@code sitedatum.v1.Fix} of an MCAP file; others are for viewers and passed over. */
final class McapLineReader implements LineReader {
    private final McapReader in;
    private final FixProtobufDecoder decoder = new FixProtobufDecoder();
    private long number;

    McapLineReader(McapReader in) {
        this.in = in;
    }

    @Override
    public Optional<FixLine> readNext() throws IOException {
        for (Optional<McapMessage> message = in.readNext(); message.isPresent(); message = in.readNext()) {
            if (message.get().schema().equals(FixChannels.FIX.name())) {
                number++;
                return Optional.of(
                        new FixLine(number, decoder.decodeRecorded(message.get().data())));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
