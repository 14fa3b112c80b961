package org.sitedatum.mqtt.mcap;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Reads a file from the front: messages in the order they were written, checksums held against what is there. Anything that is
 * not as the format says is an {@link IOException} with a reason, and so is a compressed chunk. One thread.
 */
public final class McapReader implements Closeable {
    /** Larger records than a writer of sense makes would only exhaust memory. */
    private static final long MAX_RECORD = 256L * 1024 * 1024;

    private final DataInputStream in;
    private final Map<Integer, String[]> schemas = new HashMap<>();
    private final Map<Integer, String[]> channels = new HashMap<>();
    private final Map<Integer, Integer> schemaOfChannel = new HashMap<>();
    private final ArrayDeque<McapMessage> ahead = new ArrayDeque<>();
    private final Map<String, byte[]> attachments = new HashMap<>();
    private boolean skipsChunks;
    private boolean ended;

    private McapReader(InputStream in) throws IOException {
        this.in = new DataInputStream(new BufferedInputStream(in, 64 * 1024));
        byte[] magic = new byte[Opcode.magic().length];
        try {
            this.in.readFully(magic);
        } catch (EOFException tooShort) {
            throw new IOException("not an MCAP file: it is too short", tooShort);
        }
        if (!Arrays.equals(magic, Opcode.magic())) {
            throw new IOException("not an MCAP file: it does not begin with the magic bytes");
        }
    }

    /** Opens a file. */
    public static McapReader open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return new McapReader(raw);
        } catch (IOException notMcap) {
            raw.close();
            throw notMcap;
        }
    }

    /** Reads from a stream, which is closed with this reader. */
    public static McapReader of(InputStream in) throws IOException {
        return new McapReader(in);
    }

    /** The next message; empty at the end of the data. */
    public Optional<McapMessage> readNext() throws IOException {
        while (ahead.isEmpty() && !ended) {
            readRecord();
        }
        return Optional.ofNullable(ahead.poll());
    }

    /** The files attached, by name; reads to the end without looking at messages. */
    public Map<String, byte[]> readAttachments() throws IOException {
        skipsChunks = true;
        while (!ended) {
            readRecord();
        }
        ahead.clear();
        return Map.copyOf(attachments);
    }

    private void readRecord() throws IOException {
        int opcode = in.read();
        if (opcode < 0) {
            throw new IOException("the file ends within its data: it was not closed");
        }
        long length = readLength();
        if (length < 0 || length > MAX_RECORD) {
            throw new IOException("a record says " + Long.toUnsignedString(length) + " bytes");
        }
        if (skipsChunks && opcode == Opcode.CHUNK) {
            skip(length);
            return;
        }
        byte[] content = in.readNBytes((int) length);
        if (content.length != length) {
            throw new IOException("the file ends within a record");
        }
        switch (opcode) {
            case Opcode.CHUNK -> readChunk(new RecordView(content));
            case Opcode.ATTACHMENT -> readAttachment(content);
            case Opcode.DATA_END, Opcode.FOOTER -> ended = true;
            default -> readPlain(opcode, new RecordView(content));
        }
    }

    private void skip(long length) throws IOException {
        try {
            in.skipNBytes(length);
        } catch (EOFException cut) {
            throw new IOException("the file ends within a record", cut);
        }
    }

    private long readLength() throws IOException {
        try {
            return Long.reverseBytes(in.readLong());
        } catch (EOFException cut) {
            throw new IOException("the file ends within a record", cut);
        }
    }

    private void readPlain(int opcode, RecordView view) throws IOException {
        if (opcode == Opcode.SCHEMA) {
            schemas.put(view.u16(), new String[] {view.text(), view.text()});
        } else if (opcode == Opcode.CHANNEL) {
            int id = view.u16();
            schemaOfChannel.put(id, view.u16());
            channels.put(id, new String[] {view.text(), view.text()});
        } else if (opcode == Opcode.MESSAGE) {
            readMessage(view);
        }
    }

    private void readMessage(RecordView view) throws IOException {
        int id = view.u16();
        Optional<String[]> channel = Optional.ofNullable(channels.get(id));
        if (channel.isEmpty()) {
            throw new IOException("a message of channel " + id + " comes before its channel");
        }
        view.u32();
        long log = view.u64();
        long publish = view.u64();
        String schema = Optional.ofNullable(schemas.get(schemaOfChannel.get(id)))
                .map(known -> known[0])
                .orElse("");
        byte[] data = view.raw(view.remaining());
        ahead.add(new McapMessage(channel.get()[0], schema, channel.get()[1], log, publish, data));
    }

    private void readChunk(RecordView chunk) throws IOException {
        chunk.u64();
        chunk.u64();
        chunk.u64();
        long crc = chunk.u32();
        String compression = chunk.text();
        if (!compression.isEmpty()) {
            throw new IOException("chunks are compressed with " + compression
                    + ", which is not read here; `mcap compress --compression none` makes a plain file");
        }
        byte[] records = chunk.raw(chunk.u64());
        check(crc, records, records.length, "a chunk");
        RecordView view = new RecordView(records);
        while (view.remaining() > 0) {
            int opcode = view.u8();
            readPlain(opcode, new RecordView(view.raw(view.u64())));
        }
    }

    private void readAttachment(byte[] content) throws IOException {
        RecordView view = new RecordView(content);
        view.u64();
        view.u64();
        String name = view.text();
        view.text();
        byte[] data = view.raw(view.u64());
        int covered = view.position();
        check(view.u32(), content, covered, "the attachment");
        attachments.put(name, data);
    }

    /** A checksum of 0 means that the writer made none. */
    private static void check(long expected, byte[] bytes, int length, String what) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        if (expected != 0 && crc.getValue() != expected) {
            throw new IOException(what + " is damaged: its checksum does not match");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
