package org.sitedatum.mqtt.geopose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.Conformance;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.site.Georeference;

class GeoPoseOutputTest {
    private static final Georeference TURNED = new Georeference(50.73, -1.8, 73.19, 90);

    @Test
    void shouldBeBasicQuaternionAndAdvancedAtOnce() throws IOException {
        byte[] payload = GeoPoseOutput.of(TURNED)
                .encode(pose(Optional.of(Quaternion.IDENTITY)))
                .orElseThrow();

        JsonNode json = new ObjectMapper().readTree(payload);
        assertThat(json.get("validTime").longValue()).isEqualTo(1_764_000_000_123L);
        assertThat(json.at("/accuracy/position").doubleValue()).isCloseTo(2.4477 * 0.2, within(1e-6));
        Conformance.assertValid(
                payload, "geopose/schema/GeoPose.Basic.Quaternion.Schema.json", SpecVersion.VersionFlag.V201909);
        Conformance.assertValid(
                payload, "geopose/schema/GeoPose.Advanced.Schema.json", SpecVersion.VersionFlag.V201909);
    }

    @Test
    void shouldAddTheHeadingOfTheSite() {
        GeoPoseQuaternion geo = GeoPoseOutput.of(TURNED)
                .find(pose(Optional.of(Quaternion.IDENTITY)))
                .orElseThrow();

        // site x points north, so the body that looks along it heads north
        assertThat(geo.compassHeadingDeg()).isCloseTo(0, within(1e-3));
        assertThat(geo.position().latDeg()).isGreaterThan(50.73);
        assertThat(geo.position().lonDeg()).isCloseTo(-1.8, within(1e-9));
    }

    @Test
    void shouldStaySilentAboutABodyWithoutOrientation() {
        assertThat(GeoPoseOutput.of(TURNED).encode(pose(Optional.empty()))).isEmpty();
    }

    private static PoseEstimate pose(Optional<Quaternion> orientation) {
        return new PoseEstimate(
                "robot-1",
                1_764_000_000_123_456_000L,
                Optional.empty(),
                new Vector3(100, 0, 2),
                orientation,
                Covariance6.ofDiagonal(0.04, 0.01, 0.01, 0.001, 0.001, 0.004),
                Vector3.ZERO,
                Optional.of(Vector3.ZERO),
                TrackingState.TRACKING,
                0.5,
                List.of("uwb"),
                1,
                Optional.empty(),
                1,
                1,
                Double.NaN);
    }
}
