package org.sitedatum.mqtt.geopose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geo.GeoPose;
import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geo.GeoPoseYpr;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.frames.geopose.AdvancedGeoPose;
import org.sitedatum.frames.geopose.GeoPoseChain;
import org.sitedatum.frames.geopose.GeoPoseGraph;
import org.sitedatum.frames.geopose.GeoPoseSeries;
import org.sitedatum.frames.geopose.GeoPoseStream;
import org.sitedatum.frames.geopose.TimedFrame;
import org.sitedatum.frames.geopose.TransitionModel;
import org.sitedatum.mqtt.foreign.Conformance;
import org.sitedatum.mqtt.foreign.Decoded;

class GeoPoseCodecTest {
    private static final Geodetic ORIGIN = new Geodetic(48.1371234567, 11.5754321098, 565.25);
    private static final RigidTransform STEP =
            new RigidTransform(Quaternion.ofYawPitchRoll(0.7, -0.2, 0.1), new Vector3(12.5, -3.25, 1.5));
    private static final RigidTransform TURN = new RigidTransform(Quaternion.ofYaw(-1.2), new Vector3(0.5, 0, -0.25));
    private static final long AT = 1_673_956_366_022L;

    private final GeoPoseEncoder encoder = new GeoPoseEncoder();
    private final GeoPoseDecoder decoder = new GeoPoseDecoder();

    @Test
    void shouldWriteAndReadBothBasicTargets() {
        GeoPose ypr = new GeoPoseYpr(ORIGIN, 126.5898, 13.8023, 0.3978);
        GeoPose quaternion = new GeoPoseQuaternion(ORIGIN, STEP.rotation());

        byte[] yprJson = encoder.encode(ypr);
        byte[] quaternionJson = encoder.encode(quaternion);

        assertThat(read(decoder.decodeBasic(yprJson))).isEqualTo(ypr);
        assertThat(read(decoder.decodeBasic(quaternionJson)).enuFromBody().angleTo(STEP.rotation()))
                .isLessThan(1e-12);
        assertValid(yprJson, "Basic.YPR");
        assertValid(quaternionJson, "Basic.Quaternion");
        assertValid(quaternionJson, "Basic.Strict_Quaternion");
    }

    @Test
    void shouldWriteAndReadAdvanced() {
        GeoPoseQuaternion pose = new GeoPoseQuaternion(ORIGIN, STEP.rotation());
        AdvancedGeoPose timed = new AdvancedGeoPose(pose, OptionalLong.of(AT));
        AdvancedGeoPose timeless = new AdvancedGeoPose(pose, OptionalLong.empty());

        byte[] json = encoder.encode(timed);

        assertThat(read(decoder.decodeAdvanced(json)).validTimeMillis()).hasValue(AT);
        assertThat(read(decoder.decodeAdvanced(json)).pose().position().latDeg())
                .isCloseTo(ORIGIN.latDeg(), within(1e-10));
        assertThat(read(decoder.decodeAdvanced(encoder.encode(timeless))).validTimeMillis())
                .isEmpty();
        assertValid(json, "Advanced");
    }

    @Test
    void shouldWriteAndReadAChain() {
        GeoPoseChain chain = new GeoPoseChain(AT, ORIGIN, List.of(STEP, TURN));

        byte[] json = encoder.encode(chain);
        GeoPoseChain back = read(decoder.decodeChain(json));

        assertThat(back.validTimeMillis()).isEqualTo(AT);
        assertNear(back.innermost().enuFromFrame(), STEP.then(TURN));
        assertValid(json, "Composite.Chain");
    }

    @Test
    void shouldWriteAndReadAGraph() {
        GeoPoseGraph graph = new GeoPoseGraph(
                AT,
                List.of(
                        new GeoPoseGraph.Frame.Outer(ORIGIN),
                        new GeoPoseGraph.Frame.Inner(STEP),
                        new GeoPoseGraph.Frame.Inner(TURN)),
                List.of(new GeoPoseGraph.Link(0, 1), new GeoPoseGraph.Link(1, 2)));

        byte[] json = encoder.encode(graph);
        GeoPoseGraph back = read(decoder.decodeGraph(json));

        assertThat(back.links()).isEqualTo(graph.links());
        assertNear(back.find(2).orElseThrow().enuFromFrame(), STEP.then(TURN));
        assertValid(json, "Composite.Graph");
    }

    @Test
    void shouldWriteAndReadBothSeries() {
        GeoPoseSeries regular =
                GeoPoseSeries.regular(TransitionModel.INTERPOLATE, ORIGIN, AT, 500, List.of(STEP, TURN, STEP));
        GeoPoseSeries irregular = GeoPoseSeries.irregular(
                TransitionModel.NONE, ORIGIN, List.of(new TimedFrame(AT, STEP), new TimedFrame(AT + 7, TURN)));

        byte[] regularJson = encoder.encode(regular);
        byte[] irregularJson = encoder.encode(irregular);

        GeoPoseSeries back = read(decoder.decodeSeries(regularJson));
        assertThat(back.stopMillis()).isEqualTo(AT + 1000);
        assertThat(back.transition()).isEqualTo(TransitionModel.INTERPOLATE);
        assertNear(back.find(AT + 500).orElseThrow().enuFromFrame(), TURN);
        assertThat(read(decoder.decodeSeries(irregularJson)).find(AT + 3)).isEmpty();
        assertThat(read(decoder.decodeSeries(irregularJson)).interPoseMillis()).isEmpty();
        assertValid(regularJson, "Composite.Sequence.Series.Regular");
        assertValid(irregularJson, "Composite.Sequence.Series.Irregular");
    }

    @Test
    void shouldWriteAndReadStreamHeaderElementAndRecord() {
        GeoPoseStream.Header header = new GeoPoseStream.Header(TransitionModel.INTERPOLATE, ORIGIN);
        TimedFrame element = new TimedFrame(AT, STEP);
        GeoPoseStream stream = new GeoPoseStream(header, List.of(element, new TimedFrame(AT + 100, TURN)));

        byte[] headerJson = encoder.encode(header);
        byte[] elementJson = encoder.encode(element);
        byte[] streamJson = encoder.encode(stream);

        assertThat(read(decoder.decodeStreamHeader(headerJson)).transition()).isEqualTo(TransitionModel.INTERPOLATE);
        assertThat(read(decoder.decodeStreamElement(elementJson)).validTimeMillis())
                .isEqualTo(AT);
        assertNear(
                read(decoder.decodeStream(streamJson))
                        .find(AT + 100)
                        .orElseThrow()
                        .enuFromFrame(),
                TURN);
        assertValid(headerJson, "Composite.Sequence.StreamHeader");
        assertValid(elementJson, "Composite.Sequence.StreamElement");
        assertValid(streamJson, "Composite.Sequence.Stream");
    }

    @Test
    void shouldWriteSmallNumbersWithoutAnExponent() {
        RigidTransform tiny = RigidTransform.ofTranslation(1e-5, -2e-6, 0);

        String json = new String(encoder.encode(new TimedFrame(AT, tiny)), StandardCharsets.UTF_8);

        assertThat(json).contains("translation=[0.000010, -0.000002, 0.000000]");
    }

    @Test
    void shouldReadRotationsWithTheRealPartFirstWhenTold() {
        byte[] json = ("{\"streamElement\":{\"frame\":{\"authority\":\"/geopose/1.0\",\"id\":\"RotateTranslate\","
                        + "\"parameters\":\"translation=[1,2,3]&rotation=[1,0,0,0]\"},\"validTime\":5}}")
                .getBytes(StandardCharsets.UTF_8);

        TimedFrame told = read(new GeoPoseDecoder(RotationOrder.W_X_Y_Z).decodeStreamElement(json));

        assertThat(told.outerFromInner().rotation()).isEqualTo(Quaternion.IDENTITY);
        assertThat(read(decoder.decodeStreamElement(json))
                        .outerFromInner()
                        .rotation()
                        .x())
                .isEqualTo(1);
    }

    private static void assertNear(RigidTransform actual, RigidTransform expected) {
        assertThat(actual.translation().distanceTo(expected.translation())).isLessThan(2e-6);
        assertThat(actual.rotation().angleTo(expected.rotation())).isLessThan(1e-8);
    }

    private static void assertValid(byte[] json, String target) {
        Conformance.assertValid(
                json, "geopose/schema/GeoPose." + target + ".Schema.json", SpecVersion.VersionFlag.V201909);
    }

    private static <T> T read(Decoded<T> decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Read.class);
        return ((Decoded.Read<T>) decoded).value();
    }
}
