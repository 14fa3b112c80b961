package org.sitedatum.benchmarks.codec;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.sitedatum.benchmarks.report.BenchFailure;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.JmhRun;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Numbers;
import org.sitedatum.benchmarks.report.Score;
import org.sitedatum.benchmarks.report.Table;
import org.sitedatum.mqtt.vendor.AdapterKind;

/** {@code bench codec}. */
public final class CodecMeasurement implements Measurement {

    private static final int BATCH = 20;

    @Override
    public String name() {
        return "codec";
    }

    @Override
    public String summary() {
        return "a fix read and a pose written, as JSON, protobuf and in the formats of others";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Map<String, Score> scores = new JmhRun(CodecBenchmark.class, effort, progress).run();
        Table table = new Table("Codec: JSON in and out", "what", "CPU ns", "low", "high", "B");
        add(table, "range fix read and checked", scores.get("decodeRange"), 1);
        add(table, "the same in an array of 20, each", scores.get("decodeTwenty"), BATCH);
        add(table, "Jackson tree of the same, no check", scores.get("jacksonRange"), 1);
        add(table, "pose of a tag written", scores.get("encodePose"), 1);
        add(table, "Jackson from a map", scores.get("jacksonPose"), 1);
        Map<String, Score> formats = new JmhRun(FormatBenchmark.class, effort, progress).run();
        return List.of(table, formats(formats), others(formats, effort, progress));
    }

    private static Table formats(Map<String, Score> scores) {
        FormatBenchmark sizes = new FormatBenchmark();
        Table table = new Table("Formats: a turned pose and a range fix", "what", "CPU ns", "per core and s", "bytes");
        pace(table, "pose to JSON", scores.get("poseToJson"), sizes.poseToJson().length);
        pace(table, "pose to protobuf", scores.get("poseToProtobuf"), sizes.poseToProtobuf().length);
        pace(table, "pose from protobuf", scores.get("poseFromProtobuf"), sizes.poseToProtobuf().length);
        pace(
                table,
                "pose to GeoPose",
                scores.get("poseToGeoPose"),
                sizes.poseToGeoPose().orElseThrow().length);
        int fleet = sizes.poseToVda5050().orElseThrow().payload().length;
        pace(table, "pose to VDA 5050", scores.get("poseToVda5050"), fleet);
        pace(table, "range fix to JSON", scores.get("rangeToJson"), sizes.rangeToJson().length);
        pace(table, "range fix from JSON", scores.get("rangeFromJson"), sizes.rangeToJson().length);
        pace(table, "range fix to protobuf", scores.get("rangeToProtobuf"), sizes.rangeToProtobuf().length);
        pace(table, "range fix from protobuf", scores.get("rangeFromProtobuf"), sizes.rangeToProtobuf().length);
        return table;
    }

    private static Table others(Map<String, Score> formats, Effort effort, PrintStream progress) throws BenchFailure {
        FormatBenchmark sizes = new FormatBenchmark();
        Table table =
                new Table("Formats of others: a usual message read", "format", "CPU ns", "per core and s", "bytes");
        pace(table, "omlox location", formats.get("readLocation"), FormatSamples.omloxLocation().length);
        pace(table, "omlox location, written", formats.get("writeLocation"), sizes.writeLocation().length);
        pace(
                table,
                "GeoPose",
                formats.get("poseFromGeoPose"),
                sizes.poseToGeoPose().orElseThrow().length);
        Map<String, Score> scores = new JmhRun(VendorBenchmark.class, effort, progress).run();
        for (AdapterKind kind : AdapterKind.values()) {
            int bytes = FormatSamples.message(kind).payload().length;
            pace(table, kind.word(), scores.get("decode[" + kind.name() + "]"), bytes);
        }
        return table;
    }

    private static void pace(Table table, String what, Score score, int bytes) {
        table.row(what, Numbers.of(score.cpuNanos()), Numbers.of(1e9 / score.cpuNanos()), Numbers.of(bytes));
    }

    private static void add(Table table, String what, Score score, int fixes) {
        table.row(
                what,
                Numbers.of(score.cpuNanos() / fixes),
                Numbers.of(score.lowNanos() / fixes),
                Numbers.of(score.highNanos() / fixes),
                Numbers.of(score.bytes() / fixes));
    }
}
