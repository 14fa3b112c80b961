package org.sitedatum.mqtt.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.mqtt.foreign.MutationFuzz;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PositionFix;

/** Garbage into every decoder: nothing but a reading comes out, and a position that comes out is finite. */
public class VendorFuzzTest {
    private static final long SEED = 20_261_122;
    private static final int QUICK = 2_000;
    private static final int LONG = 1_000_000;

    private static final Map<AdapterKind, List<byte[]>> SOUND = sound();

    @ParameterizedTest
    @EnumSource
    void shouldAnswerGarbageWithAReading(AdapterKind kind) {
        fuzz(kind, QUICK);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void shouldAnswerAMillionPiecesOfGarbageWithAReading(AdapterKind kind) {
        fuzz(kind, LONG);
    }

    private static void fuzz(AdapterKind kind, int executions) {
        new MutationFuzz(SEED + kind.ordinal(), SOUND.get(kind)).run(executions, payload -> take(kind, payload));
    }

    /** Sound messages of a vendor. */
    public static List<byte[]> seeds(AdapterKind kind) {
        return SOUND.get(kind);
    }

    /** Feeds a message to an adapter's decoder; anything thrown is a fault. */
    public static void take(AdapterKind kind, byte[] payload) {
        SiteGeoreference site = SiteGeoreference.of(new SiteOrigin(new Geodetic(48, 11, 500), 30));
        AdapterOptions options = AdapterOptions.of(kind, "fuzz").withHabits(AdapterOptions.Habit.RANGES_IN_DATA);
        VendorDecoder decoder = VendorDecoders.of(options, Optional.of(site));
        for (String topic : topics(kind)) {
            List<Reading> readings = decoder.decode(VendorMessage.live(topic, payload, Heard.RECEIVED));
            assertThat(readings.size()).isPositive();
            readings.forEach(VendorFuzzTest::assertSound);
        }
    }

    private static List<String> topics(AdapterKind kind) {
        return switch (kind) {
            case PANS -> List.of("dwm/node/0f07/uplink/location", "dwm/node/0f07/uplink/data");
            case OWNTRACKS -> List.of("owntracks/jane/pixel");
            case VDA5050 -> List.of("uagv/v2/KIT/0001/state", "vda5050/v3/KIT/0001/connection");
            default -> List.of("any");
        };
    }

    private static void assertSound(Reading reading) {
        if (reading instanceof Reading.Heard heard) {
            Fix fix = heard.fix();
            assertThat(fix.stampNanos()).isNotNegative();
            if (fix instanceof PositionFix position) {
                assertThat(Double.isFinite(position.x()) && Double.isFinite(position.y()))
                        .isTrue();
                assertThat(position.covariance().xx()).isPositive();
            }
        } else if (reading instanceof Reading.Refused refused) {
            assertThat(refused.rejection().detail()).hasSizeLessThan(600);
        }
    }

    private static Map<AdapterKind, List<byte[]>> sound() {
        Map<AdapterKind, List<byte[]>> sound = new EnumMap<>(AdapterKind.class);
        String ros = "{\"header\":{\"stamp\":{\"sec\":1700000000,\"nanosec\":250},\"frame_id\":\"s-1\"},";
        sound.put(
                AdapterKind.PANS,
                texts(
                        "{\"position\":{\"x\":3.25,\"y\":-0.008,\"z\":0.42,\"quality\":21},\"timestamp\":\"1679495047880989\"}",
                        "{\"data\":\"AQEAAAAHD9IEAAA=\",\"superFrameNumber\":673}"));
        sound.put(
                AdapterKind.POZYX,
                texts("[{\"version\":\"2.0\",\"tagId\":\"297\",\"timestamp\":1776879440.19,\"data\":{\"coordinates\":"
                        + "{\"x\":-606,\"y\":1186,\"z\":500},\"zones\":[]},\"success\":true}]"));
        sound.put(
                AdapterKind.SEWIO,
                texts("{\"body\":{\"id\":\"16\",\"datastreams\":[{\"id\":\"posX\",\"current_value\":\"22.62\",\"at\":"
                        + "\"2024-07-10 06:22:09.804\"},{\"id\":\"posY\",\"current_value\":\"-21.40\",\"at\":"
                        + "\"2024-07-10 06:22:09.804\"}],\"address\":\"0x23\"},\"resource\":\"/feeds/16\"}"));
        sound.put(
                AdapterKind.QUUPPA,
                texts("{\"tagId\":\"a4da\",\"locationTS\":1714123447900,\"location\":[12.4,3.1,1.2],\"locationType\":"
                        + "\"position\",\"locationRadius\":0.42,\"locationZoneIds\":[\"a\",\"b\"]}"));
        sound.put(
                AdapterKind.ELIKO,
                texts("$PEKIO,COORD,1,0x0023,1.25,-2.5,0.75,ok,1700000000123\r\n$PEKIO,RR_L,4,0x0026,1,2\r\n"));
        sound.put(
                AdapterKind.UBISENSE,
                List.of(HexFormat.of()
                        .parseHex("e298026b0011ce000000597d0000000160bd8f41ce0ef2405c174e40cb5e863f1210ab4d0e88d000")));
        sound.put(AdapterKind.TI_MMWAVE, List.of(MmwaveFrames.people(false), MmwaveFrames.people(true)));
        sound.put(
                AdapterKind.RADAR_MSGS,
                texts(
                        ros
                                + "\"returns\":[{\"range\":3.5,\"azimuth\":-0.5,\"elevation\":0,\"doppler_velocity\":-1.5}]}",
                        ros + "\"tracks\":[{\"uuid\":{\"uuid\":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,255]},\"position\":"
                                + "{\"x\":1,\"y\":2,\"z\":0.5},\"classification\":2,\"position_covariance\":"
                                + "[0.04,0.01,0,0.09,0,0.25]}]}"));
        sound.put(
                AdapterKind.APRILTAG,
                texts(ros + "\"detections\":[{\"family\":\"tag36h11\",\"id\":7,\"hamming\":0,\"corners\":[{\"x\":10,"
                        + "\"y\":20},{\"x\":20,\"y\":20},{\"x\":20,\"y\":10},{\"x\":10,\"y\":10}]}]}"));
        sound.put(
                AdapterKind.FRIGATE,
                texts(
                        "{\"type\":\"update\",\"after\":{\"id\":\"1607.4-mx\",\"camera\":\"door\",\"frame_time\":1607123961.8,"
                                + "\"label\":\"person\",\"score\":0.79,\"false_positive\":false,\"box\":[424,500,536,712]}}"));
        sound.put(
                AdapterKind.SCENESCAPE,
                texts("{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"id\":\"cam-2\",\"objects\":{\"person\":[{\"id\":1,"
                        + "\"category\":\"person\",\"confidence\":0.9,\"bounding_box\":{\"x\":0.25,\"y\":0.5,\"width\":0.1,"
                        + "\"height\":0.25}}]}}"));
        sound.put(
                AdapterKind.VDA5050,
                texts(
                        "{\"timestamp\":\"2026-01-01T10:00:00.25Z\",\"agvPosition\":{\"x\":1.5,\"y\":-2,\"theta\":0.75,\"mapId\":"
                                + "\"Hall 1\",\"positionInitialized\":true,\"deviationRange\":0.2},\"velocity\":{\"vx\":0.5}}"));
        sound.put(
                AdapterKind.MASSROBOTICS,
                texts(
                        "{\"uuid\":\"6948df80-14bd\",\"timestamp\":\"2012-04-21T18:25:43-05:00\",\"operationalState\":\"idle\","
                                + "\"location\":{\"x\":0.5,\"y\":1,\"angle\":{\"w\":1,\"x\":0,\"y\":0,\"z\":0},\"planarDatum\":\"4b83\"}}"));
        sound.put(
                AdapterKind.ROS_POSE,
                texts(ros
                        + "\"pose\":{\"pose\":{\"position\":{\"x\":1,\"y\":2,\"z\":3},\"orientation\":{\"x\":0,\"y\":0,"
                        + "\"z\":0,\"w\":1}},\"covariance\":[" + "0.1,0,0,0,0,0,0,".repeat(5) + "0.1]}}"));
        sound.put(
                AdapterKind.OWNTRACKS,
                texts("{\"_type\":\"location\",\"lat\":48.0009,\"lon\":11.0,\"acc\":15,\"tst\":1700000000}"));
        return sound;
    }

    private static List<byte[]> texts(String... messages) {
        return Arrays.stream(messages)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
