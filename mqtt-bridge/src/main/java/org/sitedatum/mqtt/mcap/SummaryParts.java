package org.sitedatum.mqtt.mcap;

import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** What a file's summary is made of, gathered while it is written. */
final class SummaryParts {
    private static final int FOOTER_LENGTH = 20;

    private final ByteSink chunks = new ByteSink();
    private final ByteSink attachments = new ByteSink();
    private final Map<Integer, Long> messagesByChannel = new TreeMap<>();
    private long messages;
    private int chunkCount;
    private int attachmentCount;
    private long start = Long.MAX_VALUE;
    private long end;

    void count(int channel, long logNanos) {
        messages++;
        messagesByChannel.merge(channel, 1L, Long::sum);
        start = Math.min(start, logNanos);
        end = Math.max(end, logNanos);
    }

    void chunk(
            long from, long to, long at, long length, Map<Integer, Long> offsets, long indexLength, long recordBytes) {
        chunkCount++;
        ByteSink content = new ByteSink().u64(from).u64(to).u64(at).u64(length);
        content.counts(offsets).u64(indexLength).text("").u64(recordBytes).u64(recordBytes);
        chunks.record(Opcode.CHUNK_INDEX, content);
    }

    void attachment(long at, long length, long nanos, long size, String name, String mediaType) {
        attachmentCount++;
        ByteSink content =
                new ByteSink().u64(at).u64(length).u64(nanos).u64(nanos).u64(size);
        attachments.record(Opcode.ATTACHMENT_INDEX, content.text(name).text(mediaType));
    }

    /** Summary, summary offsets and footer for a file whose data ends at {@code at}. */
    byte[] toBytes(long at, byte[] schemasAndChannels, int schemaCount, int channelCount) {
        ByteSink out = new ByteSink().raw(schemasAndChannels);
        long statisticsAt = at + out.length();
        out.record(Opcode.STATISTICS, statistics(schemaCount, channelCount));
        long chunksAt = at + out.length();
        out.raw(chunks.toBytes());
        long attachmentsAt = at + out.length();
        out.raw(attachments.toBytes());
        long offsetsAt = at + out.length();
        offset(out, Opcode.STATISTICS, statisticsAt, chunksAt);
        offset(out, Opcode.CHUNK_INDEX, chunksAt, attachmentsAt);
        offset(out, Opcode.ATTACHMENT_INDEX, attachmentsAt, offsetsAt);
        // the checksum goes over all of this and the footer up to itself
        out.u8(Opcode.FOOTER).u64(FOOTER_LENGTH).u64(at).u64(offsetsAt);
        CRC32 crc = new CRC32();
        crc.update(out.toBytes());
        return out.u32(crc.getValue()).toBytes();
    }

    private ByteSink statistics(int schemaCount, int channelCount) {
        return new ByteSink()
                .u64(messages)
                .u16(schemaCount)
                .u32(channelCount)
                .u32(attachmentCount)
                .u32(0)
                .u32(chunkCount)
                .u64(messages == 0 ? 0 : start)
                .u64(end)
                .counts(messagesByChannel);
    }

    private static void offset(ByteSink out, int opcode, long from, long to) {
        if (to > from) {
            out.record(
                    Opcode.SUMMARY_OFFSET, new ByteSink().u8(opcode).u64(from).u64(to - from));
        }
    }
}
