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
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.SiteDatum;
import org.sitedatum.cluster.cli.Terminal;

class SurveyCommandTest {

    private static final String SITE = """
            {"id":"hall","name":"Hall","floors":[{"id":"g","name":"Ground","elevation":0,"height":6}],
             "anchors":[{"id":"A","position":[0,0,3]},{"id":"B","position":[20,0,4]},{"id":"C","position":[18,14,3]},
                        {"id":"D","position":[1,1,2]},{"id":"E","position":[5,5,5]}],
             "cameras":[{"id":"cam","position":[0,0,3],"orientation":[0,0,0,1],
                         "intrinsics":{"fx":900,"fy":900,"cx":640,"cy":360,"width":1280,"height":720}}],
             "trackables":[{"id":"r1","kind":"vehicle","tags":[{"id":"t1","leverArm":[0,0,1]}]}]}""";

    private static final double[][] TRUTH = {{0, 0, 3}, {20, 0, 4}, {18, 14, 3}, {2, 15, 2}, {9, 6, 5}};

    private record Run(int exitCode, String out, String err) {}

    @TempDir
    Path folder;

    private Run run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = SiteDatum.run(
                List.of(words),
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String exactRanges() {
        StringBuilder csv = new StringBuilder("from,to,range,sigma\n");
        for (int a = 0; a < 5; a++) {
            for (int b = 0; b < a; b++) {
                double d = Math.sqrt(square(a, b, 0) + square(a, b, 1) + square(a, b, 2));
                csv.append(String.format(Locale.ROOT, "%c,%c,%.5f,0.05%n", 'A' + a, 'A' + b, d));
            }
        }
        return csv.toString();
    }

    private static double square(int a, int b, int axis) {
        return (TRUTH[a][axis] - TRUTH[b][axis]) * (TRUTH[a][axis] - TRUTH[b][axis]);
    }

    @Test
    void shouldSurveyAnchorsAndWriteThemIntoTheSite() throws IOException {
        Path out = folder.resolve("out.json");
        String[] words = {
            "survey",
            "anchors",
            "--site",
            file("site.json", SITE),
            "--ranges",
            file("r.csv", exactRanges()),
            "--fixed",
            "A,B,C",
            "--heights-known",
            "--json",
            "--write",
            out.toString()
        };

        Run run = run(words);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.GOOD);
        JsonNode json = new ObjectMapper().readTree(run.out());
        JsonNode d = json.get("choices").get(0).get("anchors").get(3);
        assertThat(d.get("position").get(0).doubleValue()).isBetween(1.99, 2.01);
        assertThat(d.get("position").get(1).doubleValue()).isBetween(14.99, 15.01);
        assertThat(d.get("covariance")).hasSize(6);
        JsonNode written = new ObjectMapper().readTree(Files.readAllBytes(out));
        assertThat(written.get("anchors").get(3).get("position").get(1).doubleValue())
                .isBetween(14.99, 15.01);
        assertThat(written.get("anchors").get(0).has("covariance")).isFalse();
        assertThat(run("check", out.toString()).exitCode()).isZero();
    }

    @Test
    void shouldPrintTablesWithoutASite() throws IOException {
        Run run = run("survey", "anchors", "--ranges", file("r.csv", exactRanges()), "--calibrated");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.GOOD);
        assertThat(run.out()).contains("no anchor fixed", "choice 1", "choice 2", "rms");
    }

    @Test
    void shouldEndWithOneAndTheNameOfARefusal() throws IOException {
        String csv = file("r.csv", "from,to,range\nA,B,3\nC,D,3\nA,B,3\nC,D,3\nA,B,3\nC,D,3\nA,B,3\nC,D,3\n");

        Run run = run("survey", "anchors", "--ranges", csv, "--json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(new ObjectMapper().readTree(run.out()).get("refused").textValue())
                .isEqualTo("DISCONNECTED");
        assertThat(run.err()).contains("DISCONNECTED");
        assertThat(run.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "survey|missing what to survey",
                "survey moon|cannot survey",
                "survey anchors|missing --ranges or --recording",
                "survey anchors --ranges /no/such/file|cannot be read",
                "survey anchors --ranges|needs a value",
                "survey anchors --ranges x --nonsense|unknown option",
                "survey anchors extra --ranges x|unexpected",
                "survey camera --camera c --points p|missing --site",
                "survey homography --points /no/such/file|cannot be read",
                "survey radar --detector d|missing --recording",
                "survey frame --source a|cannot be read",
                "survey lever-arm|missing --poses",
                "survey range-bias|missing --site",
                "survey georeference|missing --points"
            })
    void shouldEndWithTwoForWrongArguments(String words, String message) {
        Run run = run(words.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
        assertThat(run.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a remark\n",
                "from,to\nA,B\n",
                "from,to,range\nA,B\n",
                "from,to,range\nA,B,far\n",
                "from,to,range\nA,B,NaN\n",
                "from,to,range\nA,B,Infinity\n",
                "from,to,range\nA,B,-1\n",
                "from,to,range\nA,B,1e300\n",
                "from,to,range\nA,A,1\n",
                "from,to,range\nA/+,B,1\n",
                "from,to,range,sigma\nA,B,1,0\n",
                "from,to,range\nA,B,\n"
            })
    void shouldNameTheLineOfAFileThatMeansNothing(String csv) throws IOException {
        Run run = run("survey", "anchors", "--ranges", file("r.csv", csv));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("r.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from;to;range\\nA;D;5|separated by commas",
                "from,to,range\\nA,D,13,04|written with a point",
                "from,to,range,range\\nA,D,1,2|both called",
                "from,to,range|no row below",
                "from,to,range\\nA,D,13040|in millimetres",
                "from,to,sigma,range\\nA,D,13,0.05|columns swapped",
            })
    void shouldSayWhatIsProbablyWrongWithATable(String csv, String hint) throws IOException {
        Run run = run("survey", "anchors", "--ranges", file("r.csv", csv.replace("\\n", "\n")));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("r.csv", hint);
    }

    @Test
    void shouldReadTablesThatBeginWithAByteOrderMark() throws IOException {
        Run run = run("survey", "anchors", "--ranges", file("r.csv", "\uFEFF" + exactRanges()), "--calibrated");

        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void shouldRefusePixelsOutsideTheImageByLine() throws IOException {
        String points = file("p.csv", "x,y,z,u,v\n0,5,0,660,140\n10,5,0,660,1140\n3,8,2,435,490\n8,12,1,472,808\n");

        Run run = run("survey", "camera", "--site", file("s.json", SITE), "--camera", "cam", "--points", points);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("p.csv:3: v is 1140.0, must be in [0, 720]", "swapped");
    }

    @Test
    void shouldRefuseBinaryAndAnchorsTheSiteDoesNotList() throws IOException {
        Path binary = Files.write(folder.resolve("b.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
        assertThat(run("survey", "anchors", "--ranges", binary.toString()).exitCode())
                .isEqualTo(ExitCode.WRONG_USE);

        String site = file("site.json", SITE);
        Run unknown = run("survey", "anchors", "--site", site, "--ranges", file("r.csv", "from,to,range\nA,Z,5\n"));
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(unknown.err()).contains("anchor Z");
        Run fixed = run("survey", "anchors", "--site", site, "--ranges", file("r.csv", exactRanges()), "--fixed", "Q");
        assertThat(fixed.err()).contains("no anchor \"Q\"");
    }

    @Test
    void shouldFindAHomographyAndWriteIt() throws IOException {
        StringBuilder csv = new StringBuilder("x,y,u,v\n");
        for (double[] p : new double[][] {{0, 0}, {10, 0}, {10, 8}, {0, 8}, {4, 3}, {7, 6}}) {
            double w = 0.002 * p[0] + 0.05 * p[1] + 1;
            csv.append(p[0]).append(',').append(p[1]).append(',');
            csv.append((40 * p[0] + 3 * p[1] + 300) / w)
                    .append(',')
                    .append((-p[0] - 30 * p[1] + 700) / w)
                    .append('\n');
        }
        Path out = folder.resolve("out.json");

        Run run = run(
                "survey",
                "homography",
                "--points",
                file("p.csv", csv.toString()),
                "--site",
                file("s.json", SITE),
                "--camera",
                "cam",
                "--image",
                "1280,720",
                "--floor",
                "g",
                "--write",
                out.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("rms 0.00 px");
        assertThat(Files.readString(out)).containsPattern("\"imageSize\"\\s*:\\s*\\[\\s*1280\\s*,\\s*720");
        assertThat(run("check", out.toString()).exitCode()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(Files.readAllBytes(out))
                        .get("cameras")
                        .get(0)
                        .get("homography"))
                .hasSize(9);
    }

    @Test
    void shouldFindACameraOfTheSite() throws IOException {
        StringBuilder csv = new StringBuilder("x,y,z,u,v\n");
        // a camera at (5, -4, 3) that looks along +y: x right is site x, y down is -z
        double[][] points = {{0, 5, 0}, {10, 5, 0}, {3, 8, 2}, {8, 12, 1}, {5, 7, 4}, {2, 14, 3}, {9, 9, 5}};
        for (double[] p : points) {
            double depth = p[1] + 4;
            csv.append(p[0]).append(',').append(p[1]).append(',').append(p[2]).append(',');
            csv.append(640 + 900 * (p[0] - 5) / depth)
                    .append(',')
                    .append(360 + 900 * (3 - p[2]) / depth)
                    .append('\n');
        }

        Run run = run(
                "survey",
                "camera",
                "--site",
                file("s.json", SITE),
                "--camera",
                "cam",
                "--points",
                file("p.csv", csv.toString()),
                "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode position =
                new ObjectMapper().readTree(run.out()).get("choices").get(0).get("position");
        assertThat(position.get(0).doubleValue()).isBetween(4.999, 5.001);
        assertThat(position.get(1).doubleValue()).isBetween(-4.001, -3.999);
    }

    @Test
    void shouldFindALeverArmAndWriteIt() throws IOException {
        StringBuilder poses = new StringBuilder("stamp,x,y,z,qx,qy,qz,qw\n");
        StringBuilder tag = new StringBuilder("stamp,x,y,z\n");
        for (int i = 0; i < 30; i++) {
            double yaw = 0.4 * i;
            poses.append(i * 100_000L).append(',').append(0.1 * i).append(",0,0,0,0,");
            poses.append(Math.sin(yaw / 2))
                    .append(',')
                    .append(Math.cos(yaw / 2))
                    .append('\n');
            tag.append(i * 100_000L)
                    .append(',')
                    .append(0.1 * i + 0.5 * Math.cos(yaw))
                    .append(',');
            tag.append(0.5 * Math.sin(yaw)).append(",1.5\n");
        }
        Path out = folder.resolve("out.json");

        Run run = run(
                "survey",
                "lever-arm",
                "--poses",
                file("poses.csv", poses.toString()),
                "--positions",
                file("tag.csv", tag.toString()),
                "--site",
                file("s.json", SITE),
                "--tag",
                "t1",
                "--write",
                out.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("lever arm 0.500");
        JsonNode lever = new ObjectMapper()
                .readTree(Files.readAllBytes(out))
                .get("trackables")
                .get(0)
                .get("tags")
                .get(0)
                .get("leverArm");
        assertThat(lever.get(2).doubleValue()).isBetween(1.499, 1.501);
    }

    @Test
    void shouldAlignAVendorsFrameFromTwoTracks() throws IOException {
        StringBuilder source = new StringBuilder("stamp,x,y,z\n");
        StringBuilder target = new StringBuilder("stamp,x,y,z\n");
        for (int i = 0; i < 600; i++) {
            double t = 0.1 * i;
            double x = 8 * Math.sin(0.2 * t);
            double y = 6 * Math.sin(0.31 * t + 1);
            double z = 1 + 0.3 * Math.sin(0.5 * t);
            target.append(i * 100_000L)
                    .append(',')
                    .append(x)
                    .append(',')
                    .append(y)
                    .append(',')
                    .append(z)
                    .append('\n');
            source.append(i * 100_000L)
                    .append(',')
                    .append(y - 3)
                    .append(',')
                    .append(5 - x)
                    .append(',')
                    .append(z)
                    .append('\n');
        }

        Run run = run(
                "survey",
                "frame",
                "--source",
                file("a.csv", source.toString()),
                "--target",
                file("b.csv", target.toString()),
                "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("recommended").textValue()).isEqualTo("YAW_TRANSLATION");
        assertThat(json.get("models").get(0).get("position").get(0).doubleValue())
                .isBetween(4.98, 5.02);
        assertThat(json.get("offsetSeconds").doubleValue()).isBetween(-0.02, 0.02);
    }

    @Test
    void shouldReportRangeBiasesForTheSite() throws IOException {
        StringBuilder csv = new StringBuilder("anchor,tag,x,y,z,range\n");
        for (int i = 0; i < 8; i++) {
            double x = 2 * i;
            csv.append("A,t1,")
                    .append(x)
                    .append(",4,1,")
                    .append(Math.sqrt(x * x + 16 + 4) + 0.25)
                    .append('\n');
        }
        Path out = folder.resolve("out.json");

        Run run = run(
                "survey",
                "range-bias",
                "--site",
                file("s.json", SITE),
                "--ranges",
                file("r.csv", csv.toString()),
                "--write",
                out.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode anchor = new ObjectMapper()
                .readTree(Files.readAllBytes(out))
                .get("anchors")
                .get(0);
        assertThat(anchor.get("rangeBias").doubleValue()).isBetween(0.24, 0.26);
        assertThat(anchor.get("rangeSigma").doubleValue()).isPositive();
    }

    @Test
    void shouldGeoreferenceTheSite() throws IOException {
        String csv = "name,x,y,latDeg,lonDeg\nwest,0,0,48,11\neast,100,0,48,11.00134002\nnorth,0,100,48.00089936,11\n";
        Path out = folder.resolve("out.json");

        Run run = run(
                "survey",
                "georeference",
                "--points",
                file("g.csv", csv),
                "--site",
                file("s.json", SITE),
                "--write",
                out.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("origin 48.0000000", "west", "scale ");
        assertThat(new ObjectMapper()
                        .readTree(Files.readAllBytes(out))
                        .get("georeference")
                        .get("headingDeg")
                        .doubleValue())
                .isBetween(-0.1, 0.1);
    }

    @Test
    void shouldNotWriteWithoutASiteToChange() throws IOException {
        Run run = run(
                "survey",
                "anchors",
                "--ranges",
                file("r.csv", exactRanges()),
                "--calibrated",
                "--write",
                folder + "/o.json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("--write needs the site document");
    }

    @Test
    void shouldExplainItselfLikeTheOtherCommands() {
        Run run = run("survey", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("usage: sitedatum survey", "--heights-known", "from,to,range", "latDeg");
        assertThat(run("help").out()).contains("  survey");
    }
}
