package org.sitedatum.mqtt.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.foreign.MutationFuzz;

class McapFormatTest {
    private static final McapSchema TEXT = new McapSchema("text", "jsonschema", new byte[] {'{', '}'});
    private static final int FOOTER = 1 + 8 + 20;

    @Test
    void shouldGiveBackMessagesAndAttachments() throws IOException {
        byte[] file = file(3000);

        List<McapMessage> messages = read(file);

        assertThat(messages).hasSize(3000);
        assertThat(messages.get(2999).topic()).isEqualTo("b");
        assertThat(messages.get(2999).schema()).isEqualTo("text");
        assertThat(messages.get(2999).logNanos()).isEqualTo(1_000_002_999L);
        assertThat(messages.get(2999).publishNanos()).isEqualTo(2999);
        assertThat(messages.get(7).data()).hasSize(1000).contains((byte) 7);
        try (McapReader reader = McapReader.of(new ByteArrayInputStream(file))) {
            Map<String, byte[]> attachments = reader.readAttachments();
            assertThat(attachments).containsOnlyKeys("note.txt");
            assertThat(attachments.get("note.txt")).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** By hand from the specification: where the footer points and what its checksum goes over. */
    @Test
    void shouldEndWithAFooterThatPointsAtTheSummary() throws IOException {
        byte[] file = file(10);
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int footer = file.length - 8 - FOOTER;

        assertThat(Arrays.copyOf(file, 8))
                .isEqualTo(new byte[] {(byte) 0x89, 0x4d, 0x43, 0x41, 0x50, 0x30, 0x0d, 0x0a});
        assertThat(Arrays.copyOfRange(file, file.length - 8, file.length)).isEqualTo(Arrays.copyOf(file, 8));
        assertThat(file[footer]).isEqualTo((byte) 0x02);
        assertThat(in.getLong(footer + 1)).isEqualTo(20);
        int summary = (int) in.getLong(footer + 9);
        int offsets = (int) in.getLong(footer + 17);
        CRC32 crc = new CRC32();
        crc.update(file, summary, file.length - 8 - 4 - summary);
        assertThat(Integer.toUnsignedLong(in.getInt(footer + 25))).isEqualTo(crc.getValue());
        assertThat(file[summary]).isEqualTo((byte) 0x03);
        assertThat(file[offsets]).isEqualTo((byte) 0x0e);
        // the data end before the summary, with the checksum of all before it
        int dataEnd = summary - 13;
        crc.reset();
        crc.update(file, 0, dataEnd);
        assertThat(file[dataEnd]).isEqualTo((byte) 0x0f);
        assertThat(Integer.toUnsignedLong(in.getInt(dataEnd + 9))).isEqualTo(crc.getValue());
    }

    @Test
    void shouldNoticeDamage() throws IOException {
        byte[] file = file(10);
        byte[] damaged = file.clone();
        damaged[file.length / 4] ^= 1;

        assertThatThrownBy(() -> read(damaged)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length / 2))).hasMessageContaining("ends within");
        assertThatThrownBy(() -> read("not at all".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("not an MCAP file");
    }

    @Test
    void shouldWriteAnEmptyFileThatCanBeRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new McapWriter(bytes).close();

        assertThat(read(bytes.toByteArray())).isEmpty();
    }

    @Test
    void shouldAnswerGarbageWithAnIoExceptionOnly() throws IOException {
        new MutationFuzz(9, List.of(file(3))).run(3000, bytes -> {
            try {
                read(bytes);
            } catch (IOException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        });
    }

    private static byte[] file(int messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (McapWriter writer = new McapWriter(bytes)) {
            writer.attachment("note.txt", "text/plain", 5, "hello".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < messages; i++) {
                byte[] data = new byte[1000];
                Arrays.fill(data, (byte) i);
                writer.message(writer.channel(i % 2 == 0 ? "a" : "b", TEXT), 1_000_000_000L + i, i, data);
            }
        }
        return bytes.toByteArray();
    }

    private static List<McapMessage> read(byte[] file) throws IOException {
        try (McapReader reader = McapReader.of(new ByteArrayInputStream(file))) {
            return Stream.generate(() -> next(reader))
                    .takeWhile(Optional::isPresent)
                    .map(Optional::get)
                    .toList();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static Optional<McapMessage> next(McapReader reader) {
        try {
            return reader.readNext();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
