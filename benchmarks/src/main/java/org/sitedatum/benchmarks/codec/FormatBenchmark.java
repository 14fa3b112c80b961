package org.sitedatum.benchmarks.codec;

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
import org.sitedatum.frames.geo.GeoPose;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.FixJsonEncoder;
import org.sitedatum.mqtt.codec.FixProtobufDecoder;
import org.sitedatum.mqtt.codec.FixProtobufEncoder;
import org.sitedatum.mqtt.codec.PoseJsonEncoder;
import org.sitedatum.mqtt.codec.PoseProtobufDecoder;
import org.sitedatum.mqtt.codec.PoseProtobufEncoder;
import org.sitedatum.mqtt.codec.PublishedPose;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.geopose.GeoPoseDecoder;
import org.sitedatum.mqtt.geopose.GeoPoseOutput;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.HubWriter;
import org.sitedatum.mqtt.vda5050.VdaOptions;
import org.sitedatum.mqtt.vda5050.VdaOutput;
import org.sitedatum.mqtt.vda5050.VdaRobot;
import org.sitedatum.mqtt.vda5050.VdaVersion;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Georeference;

/** The same pose and the same range fix in JSON and in protobuf; the pose as GeoPose and VDA 5050; an omlox location. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FormatBenchmark {

    private static final String RANGE = "{\"kind\":\"range\",\"stamp\":1764000000123456,\"trackable\":\"tag-17\","
            + "\"anchor\":\"anchor-5\",\"range\":12.3456,\"sigma\":0.1,\"rssi\":-78.5,\"seq\":12345}";

    private final PoseEstimate robot = FormatSamples.robot();
    private final PoseJsonEncoder poseJson = new PoseJsonEncoder();
    private final PoseProtobufEncoder poseBinary = new PoseProtobufEncoder();
    private final PoseProtobufDecoder poseReader = new PoseProtobufDecoder();
    private final FixJsonDecoder fixJson = new FixJsonDecoder();
    private final FixJsonEncoder fixJsonWriter = new FixJsonEncoder();
    private final FixProtobufDecoder fixBinary = new FixProtobufDecoder();
    private final FixProtobufEncoder fixBinaryWriter = new FixProtobufEncoder();
    private final GeoPoseOutput geoPose = GeoPoseOutput.of(new Georeference(48, 11, 500, 30));
    private final VdaOutput fleet =
            new VdaOutput(VdaOptions.of(VdaVersion.V2_1, Map.of("agv-17", new VdaRobot("KIT", "0001"))));
    private final GeoPoseDecoder geoPoseReader = new GeoPoseDecoder();
    private final byte[] geoPoseText = geoPose.encode(robot).orElseThrow();
    private final byte[] location = FormatSamples.omloxLocation();
    private final HubLocation read = readLocation();
    private final byte[] range = RANGE.getBytes(StandardCharsets.UTF_8);
    private final Fix fix =
            ((DecodedFix.Accepted) fixJson.decode(range, "uwb-1", 1).get(0)).fix();
    private final byte[] rangeBinary = fixBinaryWriter.encode(fix);
    private final byte[] robotBinary = poseBinary.encode(robot, 1);

    /** A turned pose as JSON. */
    @Benchmark
    public byte[] poseToJson() {
        return poseJson.encode(robot, 1);
    }

    /** The same as protobuf. */
    @Benchmark
    public byte[] poseToProtobuf() {
        return poseBinary.encode(robot, 1);
    }

    /** Back from protobuf. */
    @Benchmark
    public Decoded<PublishedPose> poseFromProtobuf() {
        return poseReader.decode(robotBinary);
    }

    /** The same as GeoPose. */
    @Benchmark
    public Optional<byte[]> poseToGeoPose() {
        return geoPose.encode(robot);
    }

    /** The same as VDA 5050 visualization. */
    @Benchmark
    public Optional<VdaOutput.Message> poseToVda5050() {
        return fleet.visualization(robot);
    }

    /** A GeoPose read. */
    @Benchmark
    public Decoded<GeoPose> poseFromGeoPose() {
        return geoPoseReader.decodeBasic(geoPoseText);
    }

    /** An omlox location read and checked. */
    @Benchmark
    public final HubLocation readLocation() {
        try {
            return HubReader.location(location);
        } catch (FormatRefusal notSound) {
            throw new IllegalStateException(notSound);
        }
    }

    /** An omlox location written. */
    @Benchmark
    public byte[] writeLocation() {
        return HubWriter.of(read);
    }

    /** A range fix as JSON. */
    @Benchmark
    public byte[] rangeToJson() {
        return fixJsonWriter.encode(fix);
    }

    /** Back from JSON, checked. */
    @Benchmark
    public List<DecodedFix> rangeFromJson() {
        return fixJson.decode(range, "uwb-1", 1);
    }

    /** The same as protobuf. */
    @Benchmark
    public byte[] rangeToProtobuf() {
        return fixBinaryWriter.encode(fix);
    }

    /** Back from protobuf, checked. */
    @Benchmark
    public List<DecodedFix> rangeFromProtobuf() {
        return fixBinary.decode(rangeBinary, "uwb-1", 1);
    }
}
