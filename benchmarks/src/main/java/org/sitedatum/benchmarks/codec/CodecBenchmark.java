package org.sitedatum.benchmarks.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.PoseJsonEncoder;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/** A range fix read and checked, a pose of a tag written; beside them Jackson alone, without any check. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

    private static final String RANGE = "{\"kind\":\"range\",\"stamp\":1764000000123456,\"trackable\":\"tag-17\","
            + "\"anchor\":\"anchor-5\",\"range\":12.3456,\"sigma\":0.1,\"rssi\":-78.5,\"seq\":12345}";
    private static final int BATCH = 20;

    private final byte[] range = RANGE.getBytes(StandardCharsets.UTF_8);
    private final byte[] batch = ("[" + (RANGE + ",").repeat(BATCH - 1) + RANGE + "]").getBytes(StandardCharsets.UTF_8);
    private final FixJsonDecoder decoder = new FixJsonDecoder();
    private final PoseJsonEncoder encoder = new PoseJsonEncoder();
    private final ObjectMapper jackson = new ObjectMapper();
    private final PoseEstimate pose = pose();
    private final Map<String, Object> plainPose = plainPose();

    private static PoseEstimate pose() {
        return new PoseEstimate(
                "tag-17",
                1_764_000_000_123_456_000L,
                Optional.of("ground"),
                new Vector3(12.345678, -3.456789, 1.234567),
                Optional.empty(),
                Covariance6.isotropic(0.012345, 0),
                new Vector3(0.712345, -0.912345, 0.012345),
                Optional.empty(),
                TrackingState.TRACKING,
                0.412345,
                List.of("uwb-1", "uwb-2"),
                1,
                Optional.empty(),
                12345,
                1,
                Double.NaN);
    }

    private static Map<String, Object> plainPose() {
        return Map.ofEntries(
                Map.entry("trackable", "tag-17"),
                Map.entry("stamp", 1_764_000_000_123_456L),
                Map.entry("frame", "site"),
                Map.entry("floor", "ground"),
                Map.entry("position", new double[] {12.345678, -3.456789, 1.234567}),
                Map.entry("covariance", new double[] {0.012345, 0, 0, 0.012345, 0, 0.012345}),
                Map.entry("velocity", new double[] {0.712345, -0.912345, 0.012345}),
                Map.entry("state", "tracking"),
                Map.entry("protectionLevel", 0.412345),
                Map.entry("sources", List.of("uwb-1", "uwb-2")),
                Map.entry("existence", 1.0),
                Map.entry("epoch", 1),
                Map.entry("seq", 12345),
                Map.entry("revision", 1));
    }

    /** One range fix in one payload. */
    @Benchmark
    public List<DecodedFix> decodeRange() {
        return decoder.decode(range, "uwb-1", 1_764_000_000_130_000_000L);
    }

    /** Twenty range fixes in one payload. */
    @Benchmark
    public List<DecodedFix> decodeTwenty() {
        return decoder.decode(batch, "uwb-1", 1_764_000_000_130_000_000L);
    }

    /** The same range as a Jackson tree. */
    @Benchmark
    public JsonNode jacksonRange() throws IOException {
        return jackson.readTree(range);
    }

    /** One pose of a tag. */
    @Benchmark
    public byte[] encodePose() {
        return encoder.encode(pose, 1);
    }

    /** The same pose as a map, by Jackson. */
    @Benchmark
    public byte[] jacksonPose() throws IOException {
        return jackson.writeValueAsBytes(plainPose);
    }
}
