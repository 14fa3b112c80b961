package org.sitedatum.mqtt.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.Conformance;
import org.sitedatum.mqtt.massrobotics.PlanarDatum;
import org.sitedatum.mqtt.ros.RosPoseEncoder;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PoseFix;

class RobotFormatsTest {
    private static final String TOPIC = "uagv/v2/KIT/0001/";
    private static final String STATE =
            "{\"headerId\":7,\"timestamp\":\"2026-01-01T10:00:00.25Z\",\"version\":\"2.1.0\","
                    + "\"manufacturer\":\"KIT\",\"serialNumber\":\"0001\",\"agvPosition\":{\"x\":1.5,\"y\":-2,\"theta\":0.75,"
                    + "\"mapId\":\"Hall 1\",\"positionInitialized\":true,\"deviationRange\":0.24477},"
                    + "\"velocity\":{\"vx\":0.5,\"omega\":0.1}}";
    private static final AdapterOptions FLEET = AdapterOptions.of(AdapterKind.VDA5050, "fleet");

    @Test
    void shouldReadAPositionOfVersionTwoAndThree() {
        VendorDecoder fleet = Heard.decoder(FLEET);
        String three = STATE.replace("agvPosition", "mobileRobotPosition").replace("positionInitialized", "localized");

        PoseFix two = (PoseFix)
                Heard.one(Heard.readings(fleet, TOPIC + "state", STATE)).fix();
        PoseFix newer =
                (PoseFix) Heard.one(Heard.readings(fleet, "site/broker/vda5050/v3/KIT/0001/visualization", three))
                        .fix();

        assertThat(two.header().trackable()).contains("0001");
        assertThat(two.stampNanos()).isEqualTo(1_767_261_600_250_000_000L);
        assertThat(two.frameFromPoint().translation()).isEqualTo(new Vector3(1.5, -2, 0));
        assertThat(two.frameFromPoint().rotation().yaw()).isCloseTo(0.75, within(1e-12));
        assertThat(Math.sqrt(two.covariance().orElseThrow().get(0, 0))).isCloseTo(0.1, within(1e-9));
        assertThat(newer.frameFromPoint()).isEqualTo(two.frameFromPoint());
    }

    @Test
    void shouldPlaceEachMapInItsFrameAndFloorAndKnowNoOther() {
        VendorDecoder mapped =
                Heard.decoder(FLEET.withMaps(Map.of("Hall 1", new MapPlace("hall-1-map", Optional.of("g")))));

        PoseFix fix = (PoseFix)
                Heard.one(Heard.readings(mapped, TOPIC + "state", STATE)).fix();

        assertThat(fix.frame()).isEqualTo("hall-1-map");
        assertThat(fix.header().floor()).contains("g");
        assertThat(Heard.refused(Heard.readings(mapped, TOPIC + "state", STATE.replace("Hall 1", "Hall 9")))
                        .reason())
                .isEqualTo(Reason.NO_TRANSFORM);
    }

    @Test
    void shouldTakeOdometryWhenTold() {
        VendorDecoder fleet = Heard.decoder(FLEET.withHabits(AdapterOptions.Habit.AS_ODOMETRY));

        OdometryFix fix = (OdometryFix)
                Heard.one(Heard.readings(fleet, TOPIC + "state", STATE)).fix();

        assertThat(fix.frame()).isEqualTo("0001.odom");
        assertThat(fix.velocity()).contains(new Vector3(0.5, 0, 0));
        assertThat(fix.angularVelocity()).contains(new Vector3(0, 0, 0.1));
    }

    @Test
    void shouldTellARobotThatIsLostOrGoneFromSilence() {
        VendorDecoder fleet = Heard.decoder(FLEET);
        String connection = "{\"timestamp\":\"2026-01-01T10:00:00.25Z\",\"connectionState\":\"CONNECTIONBROKEN\"}";

        assertThat(Heard.readings(fleet, TOPIC + "state", STATE.replace(":true", ":false")))
                .singleElement()
                .isInstanceOf(Reading.NoFix.class);
        assertThat(Heard.readings(fleet, TOPIC + "connection", connection))
                .singleElement()
                .isInstanceOf(Reading.NoFix.class);
        assertThat(Heard.readings(fleet, TOPIC + "connection", connection.replace("CONNECTIONBROKEN", "ONLINE")))
                .singleElement()
                .isInstanceOf(Reading.Aside.class);
        assertThat(Heard.readings(fleet, TOPIC + "factsheet", "{}"))
                .singleElement()
                .isInstanceOf(Reading.Aside.class);
    }

    @Test
    void shouldReadAStatusReportWithUuidsInEitherCase() {
        String report = Conformance.text("massrobotics/statusReport1.json");
        AdapterOptions options = AdapterOptions.of(AdapterKind.MASSROBOTICS, "mixed")
                .withMaps(Map.of("4b8302da-21ad-401f-af45-1dfd956b80b5", new MapPlace("plane", Optional.of("g"))));

        PoseFix fix = (PoseFix)
                Heard.one(Heard.readings(Heard.decoder(options), "", report)).fix();

        assertThat(fix.header().trackable()).contains("6948df80-14bd-4e04-8842-7668d9c001f5");
        assertThat(fix.frame()).isEqualTo("plane");
        assertThat(fix.frameFromPoint().translation()).isEqualTo(new Vector3(0.5, 1, 0));
        assertThat(fix.frameFromPoint().rotation().yaw()).isCloseTo(2 * Math.atan2(0.383, 0.924), within(1e-6));
        // 18:25:43 five hours west of Greenwich
        assertThat(fix.stampNanos()).isEqualTo(1_335_050_743_000_000_000L);
        assertThat(Heard.readings(Heard.decoder(options), "", report.replace("navigating", "offline")))
                .singleElement()
                .isInstanceOf(Reading.NoFix.class);
        assertThat(Heard.readings(Heard.decoder(options), "", Conformance.text("massrobotics/identityReport1.json")))
                .singleElement()
                .isInstanceOf(Reading.Aside.class);
    }

    @Test
    void shouldNameTheSamePlaneAlikeOnEveryNode() {
        assertThat(PlanarDatum.of("hq", "g"))
                .isEqualTo(PlanarDatum.of("hq", "g"))
                .isNotEqualTo(PlanarDatum.of("hq", "u"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    }

    @Test
    void shouldGiveBackARosPoseWithItsWholeCovariance() {
        Covariance6 covariance =
                Covariance6.ofDiagonal(0.01, 0.02, 0.03, 0.001, 0.002, 0.003).atLever(new Vector3(0.3, 0.2, 0.1));
        byte[] json = new RosPoseEncoder("map").encode(pose(Optional.of(Quaternion.ofYaw(1)), covariance));
        VendorDecoder ros = Heard.decoder(AdapterKind.ROS_POSE);

        PoseFix fix = (PoseFix) Heard.one(ros.decode(VendorMessage.live("ros/pose/agv-1", json, 5)))
                .fix();

        assertThat(fix.header().trackable()).contains("agv-1");
        assertThat(fix.stampNanos()).isEqualTo(1_764_000_000_123_456_789L);
        assertThat(fix.covariance()).contains(covariance);
        assertThat(fix.frameFromPoint().rotation().yaw()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldSayOverRosThatATurnIsUnknown() {
        byte[] json = new RosPoseEncoder("map").encode(pose(Optional.empty(), Covariance6.isotropic(0.1, 0)));

        PoseFix fix =
                (PoseFix) Heard.one(Heard.decoder(AdapterKind.ROS_POSE).decode(VendorMessage.live("agv-1", json, 5)))
                        .fix();

        assertThat(fix.covariance().orElseThrow().get(5, 5)).isCloseTo(Math.PI * Math.PI, within(1e-12));
    }

    private static PoseEstimate pose(Optional<Quaternion> orientation, Covariance6 covariance) {
        return new PoseEstimate(
                "agv-1",
                1_764_000_000_123_456_789L,
                Optional.of("g"),
                new Vector3(1, 2, 3),
                orientation,
                covariance,
                Vector3.ZERO,
                Optional.empty(),
                TrackingState.TRACKING,
                0.5,
                List.of(),
                1,
                Optional.empty(),
                1,
                1,
                Double.NaN);
    }
}
