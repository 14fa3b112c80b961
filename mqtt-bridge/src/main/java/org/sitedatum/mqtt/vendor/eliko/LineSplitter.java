package org.sitedatum.mqtt.vendor.eliko;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.mqtt.vendor.MessageSplitter;

/** Cuts what a connection delivers into lines. */
public final class LineSplitter implements MessageSplitter {
    private static final int MAX_LINE = 4096;

    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;
    private Optional<String> fault = Optional.empty();

    /** For lines of at most 4 kB. */
    public LineSplitter() {
        this(MAX_LINE);
    }

    /** For lines of at most so many bytes. */
    public LineSplitter(int longest) {
        this.longest = longest;
    }

    /** The lines that are whole now, without their ends; one that is too long is dropped. */
    @Override
    public List<byte[]> add(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        for (byte b : bytes) {
            if (b == '\n' || b == '\r') {
                if (line.size() > 0 && !tooLong) {
                    lines.add(line.toByteArray());
                }
                line.reset();
                tooLong = false;
            } else if (line.size() < longest) {
                line.write(b);
            } else if (!tooLong) {
                tooLong = true;
                fault = Optional.of("a line has more than " + longest + " bytes");
            }
        }
        return lines;
    }

    @Override
    public Optional<String> takeFault() {
        Optional<String> taken = fault;
        fault = Optional.empty();
        return taken;
    }
}
