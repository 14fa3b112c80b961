package org.sitedatum.benchmarks.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/** One usual message of each format, with the fields that real ones have. */
final class FormatSamples {
    private static final String ROS =
            "{\"header\":{\"stamp\":{\"sec\":1700000000,\"nanosec\":250},\"frame_id\":\"s-1\"},";

    private FormatSamples() {}

    /** A robot as it is told at every fix: turned, no entry of its covariance zero. */
    static PoseEstimate robot() {
        Covariance6 covariance = Covariance6.ofDiagonal(0.0123, 0.0234, 0.0345, 0.0012, 0.0023, 0.0034)
                .atLever(new Vector3(0.3, 0.2, 0.1))
                .rotated(Quaternion.ofYawPitchRoll(1, 0.3, 0.2));
        return new PoseEstimate(
                "agv-17",
                1_764_000_000_123_456_000L,
                Optional.of("ground"),
                new Vector3(12.345678, -3.456789, 1.234567),
                Optional.of(Quaternion.ofYawPitchRoll(0.7, 0.01, -0.02)),
                covariance,
                new Vector3(0.712345, -0.912345, 0.012345),
                Optional.of(new Vector3(0.001, 0.002, 0.3)),
                TrackingState.TRACKING,
                0.412345,
                List.of("uwb-1", "uwb-2"),
                1,
                Optional.empty(),
                12345,
                1,
                Double.NaN);
    }

    /** A location as hubs send them, with the fields that real ones have. */
    static byte[] omloxLocation() {
        return ("{\"position\":{\"type\":\"Point\",\"coordinates\":[8.404123,49.012345,1.25]},\"source\":\"rtls-1\","
                        + "\"provider_type\":\"uwb\",\"provider_id\":\"ac:23:3f:af:f3:90\",\"timestamp_generated\":"
                        + "\"2026-01-02T03:04:05.678Z\",\"timestamp_sent\":\"2026-01-02T03:04:05.690Z\",\"crs\":\"EPSG:4326\","
                        + "\"accuracy\":0.25,\"floor\":0,\"true_heading\":45.5,\"speed\":1.2,\"course\":44.0,"
                        + "\"properties\":{\"battery\":87}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    static VendorMessage message(AdapterKind kind) {
        return switch (kind) {
            case PANS ->
                on(
                        "dwm/node/0f07/uplink/location",
                        "{\"position\":{\"x\":3.25238609,\"y\":-0.00895162672,\"z\":0.42510426,\"quality\":21},"
                                + "\"superFrameNumber\":1144,\"timestamp\":\"1679495047880989\"}");
            case POZYX ->
                on(
                        "tags",
                        "[{\"version\":\"2.0\",\"tagId\":\"200000297\",\"timestamp\":1776879440.1924548,\"data\":{\"metrics\":"
                                + "{\"latency\":20,\"rates\":{\"success\":9.96,\"update\":9.96,\"packetLoss\":0.1}},\"tagData\":"
                                + "{\"blinkIndex\":43986926},\"anchorData\":[{\"tagId\":\"200000297\",\"anchorId\":\"5816\","
                                + "\"rss\":-80.5}],\"coordinates\":{\"x\":-606,\"y\":1186,\"z\":500},\"zones\":[]},\"success\":true}]");
            case SEWIO ->
                on(
                        "",
                        "{\"body\":{\"id\":\"16\",\"datastreams\":[{\"id\":\"posX\",\"current_value\":\"22.62\",\"at\":"
                                + "\"2024-07-10 06:22:09.804\"},{\"id\":\"posY\",\"current_value\":\"-21.40\",\"at\":"
                                + "\"2024-07-10 06:22:09.804\"}],\"address\":\"0x230463E1FE65\"},\"resource\":\"/feeds/16\"}");
            case QUUPPA ->
                on(
                        "",
                        "{\"tagId\":\"a4da22e4e75d\",\"responseTS\":1714123456789,\"locationTS\":1714123447900,\"location\":"
                                + "[12.4,3.1,1.2],\"locationType\":\"position\",\"locationRadius\":0.42,\"locationZoneIds\":[\"a\"]}");
            case ELIKO -> on("", "$PEKIO,COORD,1,0x0023,1.25,-2.5,0.75,ok,1700000000123\r\n");
            case UBISENSE ->
                VendorMessage.live(
                        "",
                        HexFormat.of()
                                .parseHex(
                                        "e298026b0011ce000000597d0000000160bd8f41ce0ef2405c174e40cb5e863f1210ab4d0e88d000"),
                        1);
            case TI_MMWAVE -> VendorMessage.live("", threePeople(), 1);
            case RADAR_MSGS ->
                on(
                        "",
                        ROS + "\"returns\":[{\"range\":3.5,\"azimuth\":-0.5,\"elevation\":0,\"doppler_velocity\":-1.5},"
                                + "{\"range\":7.5,\"azimuth\":0.25,\"elevation\":0,\"doppler_velocity\":0.5}]}");
            case APRILTAG ->
                on(
                        "",
                        ROS + "\"detections\":[{\"family\":\"tag36h11\",\"id\":7,\"hamming\":0,\"decision_margin\":60,"
                                + "\"centre\":{\"x\":15,\"y\":15},\"corners\":[{\"x\":10,\"y\":20},{\"x\":20,\"y\":20},{\"x\":20,"
                                + "\"y\":10},{\"x\":10,\"y\":10}],\"homography\":[1,0,0,0,1,0,0,0,1]}]}");
            case FRIGATE ->
                on(
                        "frigate/events",
                        "{\"type\":\"update\",\"before\":{},\"after\":{\"id\":\"1607123955.475377-mx\",\"camera\":\"door\","
                                + "\"frame_time\":1607123961.837752,\"label\":\"person\",\"score\":0.79,\"box\":[424,500,536,712]}}");
            case SCENESCAPE ->
                on(
                        "",
                        "{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"id\":\"cam-2\",\"objects\":{\"person\":[{\"id\":1,"
                                + "\"category\":\"person\",\"confidence\":0.9,\"bounding_box_px\":{\"x\":394,\"y\":89,\"width\":70,"
                                + "\"height\":262}}]},\"rate\":10}");
            case OWNTRACKS ->
                on(
                        "owntracks/jane/pixel",
                        "{\"_type\":\"location\",\"lat\":48.0009,\"lon\":11.0,\"acc\":15,\"alt\":600,\"tst\":1700000000}");
            case VDA5050 ->
                on(
                        "uagv/v2/KIT/0001/visualization",
                        "{\"headerId\":7,\"timestamp\":\"2026-01-01T10:00:00.25Z\",\"version\":\"2.1.0\",\"manufacturer\":"
                                + "\"KIT\",\"serialNumber\":\"0001\",\"agvPosition\":{\"x\":1.5,\"y\":-2,\"theta\":0.75,\"mapId\":"
                                + "\"Hall 1\",\"positionInitialized\":true,\"deviationRange\":0.24},\"velocity\":{\"vx\":0.5}}");
            case MASSROBOTICS ->
                on(
                        "",
                        "{\"uuid\":\"6948df80-14bd-4e04-8842-7668d9c001f5\",\"timestamp\":\"2012-04-21T18:25:43-05:00\","
                                + "\"operationalState\":\"navigating\",\"location\":{\"x\":0.5,\"y\":1,\"angle\":{\"w\":0.924,\"x\":0,"
                                + "\"y\":0,\"z\":0.383},\"planarDatum\":\"4b8302da-21ad-401f-af45-1dfd956b80b5\"}}");
            case ROS_POSE ->
                on(
                        "pose/agv-1",
                        ROS
                                + "\"pose\":{\"pose\":{\"position\":{\"x\":1,\"y\":2,\"z\":3},\"orientation\":{\"x\":0,\"y\":0,"
                                + "\"z\":0,\"w\":1}},\"covariance\":[" + "0.1,0,0,0,0,0,0,".repeat(5) + "0.1]}}");
        };
    }

    private static VendorMessage on(String topic, String text) {
        return VendorMessage.live(topic, text.getBytes(StandardCharsets.UTF_8), 1);
    }

    /** A frame of a people-tracking radar: magic word, header, one list of targets. */
    private static byte[] threePeople() {
        int people = 3;
        int total = 40 + 8 + people * 112;
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(0x0708050603040102L)
                .putInt(1)
                .putInt(total)
                .putInt(2)
                .putInt(3)
                .putInt(4)
                .putInt(5);
        out.putInt(1).putInt(0).putInt(1010).putInt(people * 112);
        for (int tid = 0; tid < people; tid++) {
            out.putInt(tid);
            for (int i = 0; i < 27; i++) {
                out.putFloat(1 + i + tid);
            }
        }
        return out.array();
    }
}
