package org.sitedatum.mqtt.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.sitedatum.mqtt.codec.FixJsonDecoder;

/** Reads {@code fixes.ndjson}: a fix a line; empty lines are passed over. */
final class JsonLineReader implements LineReader {
    private final InputStream in;
    private final LineBuffer lines;
    private final FixJsonDecoder decoder = new FixJsonDecoder();
    private long number;

    JsonLineReader(InputStream in) {
        this.in = in;
        this.lines = new LineBuffer(in);
    }

    @Override
    public Optional<FixLine> readNext() throws IOException {
        while (lines.readLine()) {
            number++;
            if (lines.length() > 0) {
                return Optional.of(
                        new FixLine(number, decoder.decodeRecorded(lines.bytes(), lines.offset(), lines.length())));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
