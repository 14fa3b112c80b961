package org.sitedatum.mqtt.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;

/**
 * The fixes of a recording, one after the other, never all in memory. Not thread-safe.
 */
public final class FixLines implements Closeable {
    private final LineReader reader;
    private long number;

    FixLines(LineReader reader) {
        this.reader = reader;
    }

    /**
     * The next line; empty at the end.
     *
     * @throws IOException when the file cannot be read on
     */
    public Optional<FixLine> readNext() throws IOException {
        Optional<FixLine> line = reader.readNext();
        number = line.map(FixLine::number).orElse(number);
        return line;
    }

    /**
     * The readable fixes as an iterator, for a replay.
     *
     * @param onRefused hears each line that holds no readable fix
     * @return throws {@link UncheckedIOException} when the file cannot be read on
     */
    public Iterator<Fix> fixes(Consumer<FixRejection> onRefused) {
        return new AcceptedFixes(onRefused);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private final class AcceptedFixes implements Iterator<Fix> {
        private final Consumer<FixRejection> onRefused;
        private Optional<Fix> ahead = Optional.empty();

        private AcceptedFixes(Consumer<FixRejection> onRefused) {
            this.onRefused = onRefused;
        }

        @Override
        public boolean hasNext() {
            while (ahead.isEmpty()) {
                Optional<FixLine> line = readUnchecked();
                if (line.isEmpty()) {
                    return false;
                }
                if (line.get().fix() instanceof DecodedFix.Accepted accepted) {
                    ahead = Optional.of(accepted.fix());
                } else if (line.get().fix() instanceof DecodedFix.Refused refused) {
                    onRefused.accept(refused.rejection());
                }
            }
            return true;
        }

        @Override
        public Fix next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Fix fix = ahead.get();
            ahead = Optional.empty();
            return fix;
        }

        private Optional<FixLine> readUnchecked() {
            try {
                return readNext();
            } catch (IOException e) {
                throw new UncheckedIOException("recording broken after line " + number, e);
            }
        }
    }
}
