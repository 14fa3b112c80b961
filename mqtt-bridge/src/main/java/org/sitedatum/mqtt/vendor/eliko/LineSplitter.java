package org.sitedatum.mqtt.vendor.eliko;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Cuts what a connection delivers into lines, however it was cut on the way. One connection, one thread. */
public final class LineSplitter {
    private static final int MAX_LINE = 4096;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;

    /** The lines that are whole now, without their ends; a line beyond 4 kB is dropped. */
    public List<byte[]> add(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        for (byte b : bytes) {
            if (b == '\n' || b == '\r') {
                if (line.size() > 0 && !tooLong) {
                    lines.add(line.toByteArray());
                }
                line.reset();
                tooLong = false;
            } else if (line.size() < MAX_LINE) {
                line.write(b);
            } else {
                tooLong = true;
            }
        }
        return lines;
    }
}
