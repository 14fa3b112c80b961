package org.sitedatum.cluster.api.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.FixProtobufDecoder;
import org.sitedatum.mqtt.protobuf.SocketProto.FromNode;
import org.sitedatum.mqtt.protobuf.SocketProto.SentFixes;

/** The binary messages of the socket, by the vectors that the headset kits pass. */
class SocketBinaryTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final JsonNode GOLDEN = golden();

    @Test
    void shouldReadTheFixesThatKitsWrite() {
        JsonNode sent = GOLDEN.get("fromClient");

        SentFixes fixes = SocketBinary.fixes(Buffer.buffer(bytes(sent)));

        assertThat(fixes.getSite()).isEqualTo(sent.get("site").asText());
        assertThat(fixes.getSource()).isEqualTo(sent.get("source").asText());
        long received = 1_800_000_001_000_000_000L;
        List<DecodedFix> binary =
                new FixProtobufDecoder().decode(fixes.getBatch().toByteArray(), fixes.getSource(), received);
        byte[] json = sent.get("fixes").toString().getBytes(StandardCharsets.UTF_8);
        assertThat(binary)
                .hasSize(6)
                .allMatch(DecodedFix.Accepted.class::isInstance)
                .isEqualTo(new FixJsonDecoder().decode(json, fixes.getSource(), received));
    }

    @Test
    void shouldWriteWhatKitsRead() throws IOException {
        byte[] golden = bytes(GOLDEN.get("fromNode").get(0));
        var poses = FromNode.parseFrom(golden).getPoses();
        Subscribe wish = new Subscribe(
                "site",
                "plant-1",
                Set.of(),
                new PoseFilter(Set.of(), Set.of(), Optional.empty(), Optional.empty()),
                30,
                true);

        Buffer written = SocketBinary.poses(
                wish,
                poses.getPosesList().stream().map(pose -> pose.toByteArray()).toList());

        assertThat(written.getBytes()).isEqualTo(golden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ff", "0a", "0a05", "12021234"})
    void shouldRefuseWhatIsNoMessage(String hex) {
        assertThatThrownBy(() -> SocketBinary.fixes(Buffer.buffer(HEX.parseHex(hex))))
                .isInstanceOf(Refusal.class);
    }

    private static byte[] bytes(JsonNode message) {
        return HEX.parseHex(message.get("hex").asText());
    }

    private static JsonNode golden() {
        try {
            return new ObjectMapper()
                    .readTree(Files.readAllBytes(Path.of("..", "headset-sdk", "golden", "binary.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
