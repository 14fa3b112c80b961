package org.sitedatum.mqtt.mcap;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes a file: header, attachments, chunks with their message indexes, then a summary that repeats schemas and channels and
 * points into the file. Every part has its checksum. Closing is what makes the file whole. One thread.
 */
public final class McapWriter implements Closeable {
    /** A reader seeks by chunk: small enough to read at once, large enough that an index is no burden. */
    private static final int CHUNK_BYTES = 1024 * 1024;

    private final OutputStream out;
    private final CRC32 dataCrc = new CRC32();
    private final Map<String, Integer> schemaIds = new LinkedHashMap<>();
    private final Map<String, Integer> channelIds = new LinkedHashMap<>();
    private final ByteSink schemasAndChannels = new ByteSink();
    private final ByteSink chunk = new ByteSink();
    private final Map<Integer, List<long[]>> chunkIndex = new TreeMap<>();
    private final SummaryParts summary = new SummaryParts();
    private long chunkStart = Long.MAX_VALUE;
    private long chunkEnd;
    private long written;
    private long sequence;

    /**
     * Begins a file.
     *
     * @param out closed with this writer
     * @throws IOException when it cannot be written
     */
    public McapWriter(OutputStream out) throws IOException {
        this.out = new BufferedOutputStream(out);
        emit(Opcode.magic());
        emit(new ByteSink().record(Opcode.HEADER, new ByteSink().text("").text("sitedatum")));
    }

    /** The channel of that topic, made when it is new. */
    public int channel(String topic, McapSchema schema) {
        return channelIds.computeIfAbsent(topic, name -> addChannel(name, schema));
    }

    private int addChannel(String topic, McapSchema schema) {
        int schemaId = schemaIds.computeIfAbsent(schema.name(), name -> addSchema(schema));
        int id = channelIds.size();
        ByteSink content = new ByteSink()
                .u16(id)
                .u16(schemaId)
                .text(topic)
                .text(schema.messageEncoding())
                .u32(0);
        both(Opcode.CHANNEL, content);
        return id;
    }

    private int addSchema(McapSchema schema) {
        // 0 means that a channel has no schema
        int id = schemaIds.size() + 1;
        ByteSink content = new ByteSink()
                .u16(id)
                .text(schema.name())
                .text(schema.encoding())
                .u32(schema.data().length);
        both(Opcode.SCHEMA, content.raw(schema.data()));
        return id;
    }

    /** Into the chunk, where it comes before its messages, and into the summary. */
    private void both(int opcode, ByteSink content) {
        chunk.record(opcode, content);
        schemasAndChannels.record(opcode, content);
    }

    /**
     * Appends a message.
     *
     * @param channel from {@link #channel}
     * @param logNanos receipt, ns since the Unix epoch
     * @param publishNanos when it was measured or sent, ns since the Unix epoch
     * @throws IOException when it cannot be written
     */
    public void message(int channel, long logNanos, long publishNanos, byte[] data) throws IOException {
        chunkIndex.computeIfAbsent(channel, id -> new ArrayList<>()).add(new long[] {logNanos, chunk.length()});
        ByteSink content =
                new ByteSink().u16(channel).u32(sequence++).u64(logNanos).u64(publishNanos);
        chunk.record(Opcode.MESSAGE, content.raw(data));
        chunkStart = Math.min(chunkStart, logNanos);
        chunkEnd = Math.max(chunkEnd, logNanos);
        summary.count(channel, logNanos);
        if (chunk.length() >= CHUNK_BYTES) {
            endChunk();
        }
    }

    /**
     * Attaches a file.
     *
     * @param nanos its time, ns since the Unix epoch
     * @throws IOException when it cannot be written
     */
    public void attachment(String name, String mediaType, long nanos, byte[] data) throws IOException {
        ByteSink content = new ByteSink()
                .u64(nanos)
                .u64(nanos)
                .text(name)
                .text(mediaType)
                .u64(data.length)
                .raw(data);
        CRC32 crc = new CRC32();
        crc.update(content.toBytes());
        ByteSink whole = new ByteSink().record(Opcode.ATTACHMENT, content.u32(crc.getValue()));
        summary.attachment(written, whole.length(), nanos, data.length, name, mediaType);
        emit(whole);
    }

    private void endChunk() throws IOException {
        if (chunk.length() == 0) {
            return;
        }
        long start = chunkIndex.isEmpty() ? 0 : chunkStart;
        CRC32 crc = new CRC32();
        byte[] records = chunk.toBytes();
        crc.update(records);
        ByteSink content = new ByteSink()
                .u64(start)
                .u64(chunkEnd)
                .u64(records.length)
                .u32(crc.getValue())
                .text("");
        ByteSink whole =
                new ByteSink().record(Opcode.CHUNK, content.u64(records.length).raw(records));
        long at = written;
        emit(whole);
        Map<Integer, Long> offsets = new TreeMap<>();
        long indexesAt = written;
        for (Map.Entry<Integer, List<long[]>> entry : chunkIndex.entrySet()) {
            offsets.put(entry.getKey(), written);
            ByteSink index = new ByteSink()
                    .u16(entry.getKey())
                    .u32(16L * entry.getValue().size());
            entry.getValue().forEach(one -> index.u64(one[0]).u64(one[1]));
            emit(new ByteSink().record(Opcode.MESSAGE_INDEX, index));
        }
        summary.chunk(start, chunkEnd, at, whole.length(), offsets, written - indexesAt, records.length);
        chunk.clear();
        chunkIndex.clear();
        chunkStart = Long.MAX_VALUE;
        chunkEnd = 0;
    }

    private void emit(ByteSink record) throws IOException {
        emit(record.toBytes());
    }

    private void emit(byte[] bytes) throws IOException {
        out.write(bytes);
        dataCrc.update(bytes);
        written += bytes.length;
    }

    /** Writes the last chunk and the summary. */
    @Override
    public void close() throws IOException {
        try (OutputStream closing = out) {
            endChunk();
            emit(new ByteSink().record(Opcode.DATA_END, new ByteSink().u32(dataCrc.getValue())));
            closing.write(summary.toBytes(written, schemasAndChannels.toBytes(), schemaIds.size(), channelIds.size()));
            closing.write(Opcode.magic());
        }
    }
}
