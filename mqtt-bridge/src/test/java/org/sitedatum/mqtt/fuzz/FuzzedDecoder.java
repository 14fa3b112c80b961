package org.sitedatum.mqtt.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.codec.CodecSeeds;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.FixProtobufDecoder;
import org.sitedatum.mqtt.codec.FrameJsonEncoder;
import org.sitedatum.mqtt.codec.PoseJsonDecoder;
import org.sitedatum.mqtt.codec.PoseJsonEncoder;
import org.sitedatum.mqtt.codec.PoseProtobufDecoder;
import org.sitedatum.mqtt.codec.PoseProtobufEncoder;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foxglove.ViewerWish;
import org.sitedatum.mqtt.geopose.GeoPoseDecoder;
import org.sitedatum.mqtt.mcap.McapReader;
import org.sitedatum.mqtt.mcap.McapSchema;
import org.sitedatum.mqtt.mcap.McapWriter;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.HubWrapper;
import org.sitedatum.mqtt.omlox.HubWriter;
import org.sitedatum.mqtt.oscp.GeoPoseRequestReader;
import org.sitedatum.mqtt.rmf.ReferenceCoordinates;
import org.sitedatum.mqtt.vda5050.InitPositionDesk;
import org.sitedatum.mqtt.vda5050.VdaOptions;
import org.sitedatum.mqtt.vda5050.VdaRobot;
import org.sitedatum.mqtt.vda5050.VdaVersion;

/** Every decoder beside the adapters: sound messages for it, and what may become of others. */
enum FuzzedDecoder {
    FIX_JSON(CodecSeeds.fixesJson(), FuzzedDecoder::fixJson),
    FIX_PROTOBUF(CodecSeeds.fixesProtobuf(), FuzzedDecoder::fixProtobuf),
    POSE_JSON(poses(new PoseJsonEncoder()::encode), FuzzedDecoder::poseJson),
    POSE_PROTOBUF(poses(new PoseProtobufEncoder()::encode), FuzzedDecoder::poseProtobuf),
    SITE(CodecSeeds.sites(), FuzzedDecoder::site),
    GEO_POSE(geoPoses(), FuzzedDecoder::geoPose),
    OSCP(texts(Texts.OSCP_1, Texts.OSCP_2), bytes -> refusing(() -> GeoPoseRequestReader.read(bytes))),
    OMLOX(texts(Texts.LOCATION, Texts.FENCE, Texts.ZONE, Texts.WRAPPER), FuzzedDecoder::omlox),
    RMF(texts(Texts.RMF), bytes -> read(ReferenceCoordinates.decode(bytes))),
    VDA_STATE(texts(Texts.VDA_STATE), FuzzedDecoder::vdaState),
    VIEWER(texts(Texts.VIEWER), bytes -> read(ViewerWish.decode(new String(bytes, StandardCharsets.UTF_8)))),
    MCAP(List.of(mcapFile()), FuzzedDecoder::mcap);

    private final List<byte[]> seeds;
    private final Target target;

    FuzzedDecoder(List<byte[]> seeds, Target target) {
        this.seeds = seeds;
        this.target = target;
    }

    /** Takes a message; anything thrown is a fault. */
    private interface Target {
        void take(byte[] message);
    }

    private interface Refusing {
        Object read() throws FormatRefusal;
    }

    private interface PoseEncoding {
        byte[] encode(org.sitedatum.positioning.PoseEstimate pose, long epoch);
    }

    List<byte[]> seeds() {
        return seeds;
    }

    void take(byte[] message) {
        target.take(message);
    }

    private static void fixJson(byte[] bytes) {
        new FixJsonDecoder().decode(bytes, "s", 0).forEach(FuzzedDecoder::accepted);
    }

    private static void fixProtobuf(byte[] bytes) {
        new FixProtobufDecoder().decode(bytes, "s", 0).forEach(FuzzedDecoder::accepted);
        accepted(new FixProtobufDecoder().decodeRecorded(bytes));
    }

    private static void accepted(DecodedFix decoded) {
        if (decoded instanceof DecodedFix.Refused refused) {
            assertThat(refused.rejection().detail()).hasSizeLessThan(1_000);
        }
    }

    private static void poseJson(byte[] bytes) {
        Optional<?> pose = read(new PoseJsonDecoder().decode(bytes));
        pose.ifPresent(one -> {
            // what was read can be written, and read again
            var published = (org.sitedatum.mqtt.codec.PublishedPose) one;
            byte[] again = new PoseJsonEncoder().encode(published.pose(), published.epoch());
            assertThat(new PoseJsonDecoder().decode(again)).isNotNull();
        });
        read(new PoseJsonDecoder().decodeAlignment(bytes));
    }

    private static void poseProtobuf(byte[] bytes) {
        read(new PoseProtobufDecoder().decode(bytes));
        read(new PoseProtobufDecoder().decodeAll(bytes));
    }

    private static void site(byte[] bytes) {
        if (new SiteJsonDecoder().decode(bytes) instanceof SiteDecoding.Sound sound) {
            byte[] again = new SiteJsonEncoder().encode(sound.site());
            assertThat(new SiteJsonDecoder().decode(again)).isInstanceOf(SiteDecoding.Sound.class);
        }
        SiteJsonDecoder.revisionOf(bytes);
    }

    private static void geoPose(byte[] bytes) {
        GeoPoseDecoder decoder = new GeoPoseDecoder();
        read(decoder.decodeBasic(bytes));
        read(decoder.decodeAdvanced(bytes));
        read(decoder.decodeChain(bytes));
        read(decoder.decodeGraph(bytes));
        read(decoder.decodeSeries(bytes));
        read(decoder.decodeStreamHeader(bytes));
        read(decoder.decodeStreamElement(bytes));
        read(decoder.decodeStream(bytes));
    }

    private static void omlox(byte[] bytes) {
        refusing(() -> HubWriter.of(HubReader.location(bytes)));
        refusing(() -> HubWriter.of(HubReader.fence(bytes)));
        refusing(() -> HubWriter.of(HubReader.zone(bytes)));
        refusing(() -> HubWrapper.read(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static void vdaState(byte[] bytes) {
        InitPositionDesk desk = new InitPositionDesk(new VdaOptions(
                "sitedatum",
                VdaVersion.V2_1,
                RigidTransform.IDENTITY,
                Map.of(),
                Map.of("agv-1", new VdaRobot("KIT", "0001")),
                Optional.of("uagv")));
        CodecSeeds.poses().forEach(desk::onPose);
        desk.onState("uagv/v2/KIT/0001/state", bytes, 1_764_000_000_129_456_000L);
        assertThat(desk.reason("agv-1")).hasSizeLessThan(1_000);
    }

    private static void mcap(byte[] bytes) {
        try (McapReader reader = McapReader.of(new ByteArrayInputStream(bytes))) {
            while (reader.readNext().isPresent()) {
                // every message is looked at
                continue;
            }
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        try (McapReader reader = McapReader.of(new ByteArrayInputStream(bytes))) {
            assertThat(reader.readAttachments()).isNotNull();
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static void refusing(Refusing reading) {
        try {
            assertThat(reading.read()).isNotNull();
        } catch (FormatRefusal refused) {
            assertThat(refused.detail()).isNotBlank().hasSizeLessThan(1_000);
        }
    }

    private static <T> Optional<T> read(Decoded<T> decoded) {
        if (decoded instanceof Decoded.Refused<T> refused) {
            assertThat(refused.detail()).isNotBlank().hasSizeLessThan(1_000);
            return Optional.empty();
        }
        return Optional.of(((Decoded.Read<T>) decoded).value());
    }

    private static List<byte[]> poses(PoseEncoding encoding) {
        byte[] alignment = new FrameJsonEncoder().encodeAlignment(CodecSeeds.alignment());
        List<byte[]> poses = CodecSeeds.poses().stream()
                .map(pose -> encoding.encode(pose, 3))
                .toList();
        return List.of(poses.get(0), poses.get(1), alignment);
    }

    private static List<byte[]> geoPoses() {
        return texts(Texts.BASIC_YPR, Texts.BASIC_QUATERNION, Texts.ADVANCED, Texts.CHAIN, Texts.GRAPH, Texts.STREAM);
    }

    private static List<byte[]> texts(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] mcapFile() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (McapWriter writer = new McapWriter(bytes)) {
            writer.attachment("note.txt", "text/plain", 5, new byte[] {1, 2, 3});
            int channel = writer.channel("a", McapSchema.json("text"));
            for (int i = 0; i < 4; i++) {
                writer.message(channel, 1_000_000_000L + i, i, new byte[] {'{', '}'});
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
