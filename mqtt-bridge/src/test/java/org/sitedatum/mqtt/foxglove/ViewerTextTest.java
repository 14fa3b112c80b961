package org.sitedatum.mqtt.foxglove;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.MutationFuzz;
import org.sitedatum.mqtt.mcap.McapSchema;

class ViewerTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldIntroduceTheServer() throws IOException {
        JsonNode info = JSON.readTree(ViewerText.serverInfo("SiteDatum n1", "abc"));

        assertThat(info).isEqualTo(JSON.readTree("""
                {"op":"serverInfo","name":"SiteDatum n1","capabilities":[],"sessionId":"abc"}"""));
    }

    @Test
    void shouldOfferAProtobufChannelWithAllItsTypes() throws IOException {
        ViewerChannel channel = new ViewerChannel(3, SiteScene.TOPIC, FoxgloveMessages.SCENE_UPDATE);

        JsonNode offered = JSON.readTree(ViewerText.advertise(List.of(channel)))
                .get("channels")
                .get(0);

        assertThat(offered.get("id").intValue()).isEqualTo(3);
        assertThat(offered.get("topic").asText()).isEqualTo("foxglove/site");
        assertThat(offered.get("encoding").asText()).isEqualTo("protobuf");
        assertThat(offered.get("schemaEncoding").asText()).isEqualTo("protobuf");
        assertThat(offered.get("schemaName").asText()).isEqualTo("foxglove.SceneUpdate");
        FileDescriptorSet types = FileDescriptorSet.parseFrom(
                Base64.getDecoder().decode(offered.get("schema").asText()));
        assertThat(types.getFileList())
                .extracting(file -> file.getName())
                .contains("foxglove/SceneUpdate.proto", "foxglove/Pose.proto", "google/protobuf/timestamp.proto");
    }

    @Test
    void shouldOfferAJsonChannel() throws IOException {
        ViewerChannel channel = new ViewerChannel(4, "events", McapSchema.json("sitedatum.Event"));

        JsonNode offered = JSON.readTree(ViewerText.advertise(List.of(channel)))
                .get("channels")
                .get(0);

        assertThat(offered.get("encoding").asText()).isEqualTo("json");
        assertThat(offered.get("schemaEncoding").asText()).isEqualTo("jsonschema");
        assertThat(JSON.readTree(offered.get("schema").asText()).get("type").asText())
                .isEqualTo("object");
    }

    /** The layout of the specification: opcode, subscription id, time, each little-endian. */
    @Test
    void shouldLayOutDataAsTheSpecificationSays() {
        byte[] frame = ViewerText.data(0xfffffffeL, 0x0102030405060708L, new byte[] {9, 10});

        assertThat(HexFormat.of().formatHex(frame)).isEqualTo("01feffffff0807060504030201090a");
    }

    @Test
    void shouldReadWhatAViewerWants() {
        assertThat(
                        read(
                                "{\"op\":\"subscribe\",\"subscriptions\":[{\"id\":0,\"channelId\":3},{\"id\":7,\"channelId\":5}]}"))
                .isEqualTo(new ViewerWish.Subscribe(
                        List.of(new ViewerWish.Subscription(0, 3), new ViewerWish.Subscription(7, 5))));
        assertThat(read("{\"op\":\"unsubscribe\",\"subscriptionIds\":[0,7]}"))
                .isEqualTo(new ViewerWish.Unsubscribe(List.of(0L, 7L)));
        assertThat(read("{\"op\":\"fetchAsset\",\"uri\":\"file:///etc/passwd\"}"))
                .isEqualTo(new ViewerWish.Other("fetchAsset"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"op\":7}",
                "{\"op\":\"subscribe\"}",
                "{\"op\":\"subscribe\",\"subscriptions\":[{\"id\":-1,\"channelId\":3}]}",
                "{\"op\":\"subscribe\",\"subscriptions\":[{\"id\":4294967296,\"channelId\":3}]}",
                "{\"op\":\"unsubscribe\",\"subscriptionIds\":[1.5]}",
            })
    void shouldRefuseWhatIsNoWish(String text) {
        assertThat(ViewerWish.decode(text)).isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void shouldAnswerGarbageWithARefusalOnly() {
        byte[] sound = "{\"op\":\"subscribe\",\"subscriptions\":[{\"id\":0,\"channelId\":3}]}"
                .getBytes(StandardCharsets.UTF_8);

        new MutationFuzz(3, List.of(sound))
                .run(
                        5_000,
                        bytes -> assertThat(ViewerWish.decode(new String(bytes, StandardCharsets.UTF_8)))
                                .isNotNull());
    }

    private static ViewerWish read(String text) {
        return ((Decoded.Read<ViewerWish>) ViewerWish.decode(text)).value();
    }
}
