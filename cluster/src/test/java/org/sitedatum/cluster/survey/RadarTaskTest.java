package org.sitedatum.cluster.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.SiteDatum;
import org.sitedatum.cluster.cli.Terminal;

/** A robot that knows where it is drives a loop before a radar whose mount the site states wrongly. */
class RadarTaskTest {

    private static final long START = 1_767_225_600_000_000L;

    @TempDir
    Path folder;

    @BeforeEach
    void record() throws IOException {
        Files.writeString(folder.resolve("site.json"), """
                {"id":"hall","name":"Hall","floors":[{"id":"g","name":"Ground","elevation":0,"height":6}],
                 "detectors":[{"id":"radar-1","kind":"radar","position":[0,0,1],"orientation":[0,0,0,1]}],
                 "trackables":[{"id":"r1","kind":"vehicle","tags":[]}]}""");
        Random random = new Random(4);
        StringBuilder fixes = new StringBuilder();
        StringBuilder track = new StringBuilder("stamp,x,y,z\n");
        for (int i = 0; i < 600; i++) {
            double t = 0.1 * i;
            long stamp = START + i * 100_000L;
            double x = x(t);
            double y = y(t);
            fixes.append("{\"kind\":\"position\",\"source\":\"robot\",\"trackable\":\"r1\",\"stamp\":")
                    .append(stamp);
            fixes.append(",\"received\":")
                    .append(stamp + 1000)
                    .append(",\"position\":[")
                    .append(x)
                    .append(',')
                    .append(y);
            fixes.append(",1],\"accuracy\":0.1}\n");
            track.append(stamp).append(',').append(x).append(',').append(y).append(",1\n");
            // the radar stands at (-3, -8), turned by 1 rad, and its stamps are 0.4 s late
            double dx = x(t - 0.4) + 3 + 0.05 * random.nextGaussian();
            double dy = y(t - 0.4) + 8 + 0.05 * random.nextGaussian();
            fixes.append("{\"kind\":\"scan\",\"source\":\"radar\",\"sensor\":\"radar-1\",\"stamp\":")
                    .append(stamp);
            fixes.append(",\"received\":").append(stamp + 1000).append(",\"detections\":[{\"range\":");
            fixes.append(Math.hypot(dx, dy)).append(",\"azimuth\":").append(Math.atan2(dy, dx) - 1);
            fixes.append("},{\"range\":").append(1 + 20 * random.nextDouble()).append(",\"azimuth\":0.3}]}\n");
        }
        Files.writeString(folder.resolve("fixes.ndjson"), fixes);
        Files.writeString(folder.resolve("track.csv"), track);
    }

    private static double x(double t) {
        return 6 * Math.sin(0.2 * t);
    }

    private static double y(double t) {
        return 5 * Math.sin(0.27 * t + 1);
    }

    @Test
    void shouldFindTheMountFromTheEnginesOwnTrackAndFromAFile() throws IOException {
        assertFound("--trackable", "r1");
        assertFound("--track", folder.resolve("track.csv").toString());
    }

    private void assertFound(String option, String value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Path written = folder.resolve("out.json");

        int exitCode = SiteDatum.run(
                List.of(
                        "survey",
                        "radar",
                        "--recording",
                        folder.toString(),
                        "--detector",
                        "radar-1",
                        option,
                        value,
                        "--json",
                        "--write",
                        written.toString()),
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)));

        assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.GOOD);
        JsonNode json = new ObjectMapper().readTree(out.toByteArray());
        assertThat(json.get("position").get(0).doubleValue()).isBetween(-3.15, -2.85);
        assertThat(json.get("position").get(1).doubleValue()).isBetween(-8.15, -7.85);
        assertThat(json.get("yawDeg").doubleValue()).isBetween(56.3, 58.3);
        assertThat(json.get("latency").doubleValue()).isBetween(0.33, 0.47);
        JsonNode detector = new ObjectMapper()
                .readTree(Files.readAllBytes(written))
                .get("detectors")
                .get(0);
        assertThat(detector.get("position").get(1).doubleValue()).isBetween(-8.15, -7.85);
        assertThat(detector.get("latency").doubleValue()).isBetween(0.33, 0.47);
    }
}
