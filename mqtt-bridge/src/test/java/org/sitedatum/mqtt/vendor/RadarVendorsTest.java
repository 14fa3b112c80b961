package org.sitedatum.mqtt.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.vendor.mmwave.MmwaveFrame;
import org.sitedatum.mqtt.vendor.mmwave.MmwaveParser;
import org.sitedatum.mqtt.vendor.mmwave.MmwaveSplitter;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;

class RadarVendorsTest {
    private static final String HEADER =
            "{\"header\":{\"stamp\":{\"sec\":1700000000,\"nanosec\":250},\"frame_id\":\"radar-1\"},";

    @Test
    void shouldReadEveryTlvOfAFrame() {
        Decoded<MmwaveFrame> decoded = new MmwaveParser(false).parse(MmwaveFrames.people(false));

        assertThat(decoded).isInstanceOf(Decoded.Read.class);
        MmwaveFrame frame = ((Decoded.Read<MmwaveFrame>) decoded).value();
        assertThat(frame.frameNumber()).isEqualTo(4711);
        assertThat(frame.targets()).extracting(MmwaveFrame.Target::tid).containsExactly(3L, 9L);
        assertThat(frame.targets().get(0).errorCovariance()).hasSize(16).contains(15.0);
        assertThat(frame.targets().get(1).gatingGain()).isEqualTo(3);
        assertThat(frame.targetIndices()).containsExactly(3, 255);
        assertThat(frame.heights().get(0).top()).isCloseTo(1.8, within(1e-6));
        assertThat(frame.presence()).hasValue(1);
        MmwaveFrame.Point point = frame.points().get(0);
        assertThat(point.range()).isCloseTo(5, within(1e-6));
        assertThat(point.azimuth()).isCloseTo(-0.4, within(1e-6));
        assertThat(point.doppler()).isCloseTo(-0.5, within(1e-6));
        assertThat(point.position().x()).isCloseTo(5 * Math.cos(0.1) * Math.sin(-0.4), within(1e-6));
        assertThat(frame.points().get(1).range()).isCloseTo(40, within(1e-5));
    }

    @Test
    void shouldTurnTargetsIntoAScanOfTheDetector() {
        List<Reading> readings = Heard.decoder(
                        AdapterOptions.of(AdapterKind.TI_MMWAVE, "ti").withSensor("radar-2"))
                .decode(VendorMessage.live("", MmwaveFrames.people(false), Heard.RECEIVED));

        ScanFix scan = (ScanFix) Heard.one(readings).fix();
        assertThat(scan.sensor()).isEqualTo("radar-2");
        ScanDetection right = scan.detections().get(0);
        // 1 m to the right, 2 m ahead: clockwise from ahead
        assertThat(right.azimuth()).isCloseTo(-Math.atan2(1, 2), within(1e-6));
        assertThat(right.range()).isCloseTo(Math.sqrt(5.25), within(1e-6));
        assertThat(right.elevation()).isCloseTo(Math.atan2(0.5, Math.sqrt(5)), within(1e-6));
        assertThat(right.radialVelocity()).isCloseTo((0.25 * 1 + 1 * 2) / Math.sqrt(5.25), within(1e-6));
        assertThat(right.localId()).contains("3");
        assertThat(scan.detections().get(1).radialVelocity()).isNegative();
        assertThat(Heard.one(readings).stampKind()).isEqualTo(StampKind.RECEIVED);
    }

    @Test
    void shouldTakeEitherHabitOfCountingATlvAndSayWhichIsWrong() {
        byte[] counted = MmwaveFrames.people(true);

        assertThat(new MmwaveParser(true).parse(counted)).isInstanceOf(Decoded.Read.class);
        assertThat(new MmwaveParser(false).parse(counted))
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused -> assertThat(refused.detail()).isNotBlank());
    }

    @Test
    void shouldCutFramesOutOfAStreamWithGarbage() {
        byte[] frame = MmwaveFrames.people(false);
        byte[] stream = new byte[3 + 2 * frame.length + 5];
        System.arraycopy(frame, 0, stream, 3, frame.length);
        System.arraycopy(frame, 0, stream, 3 + frame.length, frame.length);
        MmwaveSplitter splitter = new MmwaveSplitter();
        List<byte[]> frames = new ArrayList<>();

        for (int at = 0; at < stream.length; at += 7) {
            frames.addAll(splitter.add(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + 7))));
        }

        assertThat(frames).hasSize(2).allSatisfy(one -> assertThat(one).isEqualTo(frame));
    }

    @Test
    void shouldReadARadarScanAsItIs() {
        List<Reading> readings = Heard.readings(
                Heard.decoder(AdapterKind.RADAR_MSGS),
                "",
                HEADER + "\"returns\":[{\"range\":3.5,\"azimuth\":-0.5,\"elevation\":0,\"doppler_velocity\":-1.5,"
                        + "\"amplitude\":12}]}");

        ScanFix scan = (ScanFix) Heard.one(readings).fix();
        assertThat(scan.sensor()).isEqualTo("radar-1");
        assertThat(scan.stampNanos()).isEqualTo(1_700_000_000_000_000_250L);
        assertThat(scan.detections().get(0).azimuth()).isEqualTo(-0.5);
        assertThat(scan.detections().get(0).radialVelocity()).isEqualTo(-1.5);
    }

    @Test
    void shouldTurnTheCovarianceOfATrackWithItsAxes() {
        Placement turned = new Placement("radar-frame", 1, AxisOrder.RIGHT_FORWARD_UP, false);
        VendorDecoder radar =
                Heard.decoder(AdapterOptions.of(AdapterKind.RADAR_MSGS, "r").withPlacement(turned));
        String track = "{\"uuid\":{\"uuid\":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,255]},"
                + "\"position\":{\"x\":1,\"y\":2,\"z\":0.5},\"classification\":2,"
                + "\"position_covariance\":[0.04,0.01,0,0.09,0,0.25]}";

        DetectionsFix fix = (DetectionsFix) Heard.one(Heard.readings(radar, "", HEADER + "\"tracks\":[" + track + "]}"))
                .fix();

        PositionDetection one = fix.detections().get(0);
        assertThat(fix.frame()).isEqualTo("radar-frame");
        assertThat(List.of(one.x(), one.y(), one.z())).containsExactly(2.0, -1.0, 0.5);
        assertThat(one.covariance().orElseThrow().xx()).isCloseTo(0.09, within(1e-12));
        assertThat(one.covariance().orElseThrow().xy()).isCloseTo(-0.01, within(1e-12));
        assertThat(one.localId()).contains("000102030405060708090a0b0c0d0eff");
        assertThat(one.label()).contains("dynamic");
    }

    @Test
    void shouldUseTheSpreadWhereACovarianceIsNotKnown() {
        String track = "{\"position\":{\"x\":1,\"y\":2,\"z\":0.5},\"position_covariance\":[-1,0,0,-1,0,-1]}";

        DetectionsFix fix = (DetectionsFix) Heard.one(Heard.readings(
                        Heard.decoder(AdapterKind.RADAR_MSGS), "", HEADER + "\"tracks\":[" + track + "]}"))
                .fix();

        assertThat(fix.detections().get(0).covariance().orElseThrow().xx()).isCloseTo(0.09, within(1e-12));
    }

    @Test
    void shouldRefuseARadarMessageOfNeitherKind() {
        assertThat(Heard.refused(Heard.readings(Heard.decoder(AdapterKind.RADAR_MSGS), "", HEADER + "\"x\":[]}"))
                        .reason())
                .isEqualTo(Reason.MISSING_FIELD);
    }
}
