package org.sitedatum.cluster.survey.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.survey.SurveyFixes;
import org.sitedatum.cluster.survey.SurveyTask;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/** Every kind of survey that reads what sensors say, of a hall where a robot that knows where it is drives loops. */
class SurveyJobsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long START = 1_767_225_600_000_000L;
    private static final double FOCAL = 900;

    private static final Site HALL = site("""
            {"id":"hall","name":"Hall","floors":[{"id":"g","name":"Ground","elevation":0,"height":6}],
             "anchors":[{"id":"A","position":[-9,-9,3]},{"id":"B","position":[9,-9,3]},{"id":"C","position":[0,9,3]}],
             "detectors":[{"id":"radar-1","kind":"radar","position":[0,0,1],"orientation":[0,0,0,1]}],
             "cameras":[{"id":"cam","position":[0,0,3],"orientation":[0,0,0,1],
                         "intrinsics":{"fx":900,"fy":900,"cx":640,"cy":360,"width":1280,"height":720}}],
             "markers":[{"id":"m1","position":[3,5,1],"orientation":[0.7071067811865476,0,0,0.7071067811865476],"size":0.5},
                        {"id":"m2","position":[7,9,3],"orientation":[0.7071067811865476,0,0,0.7071067811865476],"size":0.5}],
             "trackables":[{"id":"r1","kind":"vehicle","tags":[{"id":"t1","leverArm":[0,0,0]}]}]}""");

    private final SurveyJobs jobs = new SurveyJobs(BrokerAddress.parse("mqtt://127.0.0.1:1"), JobLimits.USUAL);

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void shouldFindARadarAndTellWhereItSawTheWalker() throws Exception {
        Random random = new Random(4);
        JsonNode report = found("radar", "{\"detector\":\"radar-1\",\"trackable\":\"r1\"}", drive((t, stamp) -> {
            // the radar stands at (-3, -8), turned by 1 rad, and its stamps are 0.4 s late
            double dx = x(t - 0.4) + 3 + 0.05 * random.nextGaussian();
            double dy = y(t - 0.4) + 8 + 0.05 * random.nextGaussian();
            return List.of(
                    position(stamp, "r1", "site", x(t), y(t)),
                    "{\"kind\":\"scan\",\"sensor\":\"radar-1\",\"stamp\":" + stamp + ",\"detections\":[{\"range\":"
                            + Math.hypot(dx, dy) + ",\"azimuth\":" + (Math.atan2(dy, dx) - 1) + "}]}");
        }));

        assertThat(report.at("/position/1").asDouble()).isBetween(-8.15, -7.85);
        assertThat(report.get("residuals")).hasSizeGreaterThan(100);
        double worst = 0;
        for (JsonNode residual : report.get("residuals")) {
            worst = Math.max(worst, residual.get("metres").asDouble());
        }
        assertThat(worst).isLessThan(0.6);
    }

    @Test
    void shouldFindAVendorsFrameFromOneWalkInBoth() throws Exception {
        // the vendor's origin is at (2, 1), its x along the site's y
        JsonNode report = found(
                "frame",
                "{\"frame\":\"vendor\",\"trackable\":\"r1\",\"flat\":true}",
                drive((t, stamp) -> List.of(
                        position(stamp, "r1", "site", x(t), y(t)),
                        position(stamp, "t1", "vendor", y(t) - 1, 2 - x(t)))));

        JsonNode model = report.get("models").get(0);
        assertThat(model.at("/position/0").asDouble()).isBetween(1.9, 2.1);
        assertThat(model.at("/position/1").asDouble()).isBetween(0.9, 1.1);
        assertThat(report.at("/residuals/0/target")).hasSize(3);
    }

    @Test
    void shouldFindALeverArmFromPosesAndPositions() throws Exception {
        JsonNode report = found("lever-arm", "{\"tag\":\"t1\"}", drive((t, stamp) -> {
            double yaw = 0.4 * t;
            String pose = "{\"kind\":\"pose\",\"trackable\":\"r1\",\"stamp\":" + stamp + ",\"position\":[" + x(t) + ","
                    + y(t) + ",0],\"orientation\":[0,0," + Math.sin(yaw / 2) + "," + Math.cos(yaw / 2) + "]}";
            return List.of(pose, position(stamp, "t1", "site", x(t) + 0.5 * Math.cos(yaw), y(t) + 0.5 * Math.sin(yaw)));
        }));

        assertThat(report.at("/leverArm/0").asDouble()).isBetween(0.48, 0.52);
    }

    @Test
    void shouldFindACameraFromTheMarkersItSees() throws Exception {
        List<Fix> sights = new ArrayList<>();
        for (double[] middle : new double[][] {{3, 5, 1}, {7, 9, 3}}) {
            StringBuilder corners = new StringBuilder();
            // a camera at (5, -4, 2) that looks along +y; the markers look along -y
            for (double[] corner : new double[][] {{-1, 1}, {1, 1}, {1, -1}, {-1, -1}}) {
                double depth = middle[1] + 4;
                corners.append(corners.length() > 0 ? "," : "")
                        .append("[")
                        .append(640 + FOCAL * (middle[0] + 0.25 * corner[0] - 5) / depth)
                        .append(",")
                        .append(360 + FOCAL * (2 - middle[2] - 0.25 * corner[1]) / depth)
                        .append("]");
            }
            sights.add(fix("{\"kind\":\"marker\",\"camera\":\"cam\",\"marker\":\"" + (middle[0] == 3 ? "m1" : "m2")
                    + "\",\"stamp\":" + START + ",\"corners\":[" + corners + "]}"));
        }

        JsonNode choice = found("camera", "{\"camera\":\"cam\"}", sights).at("/choices/0");

        assertThat(choice.at("/position/0").asDouble()).isBetween(4.95, 5.05);
        assertThat(choice.at("/position/1").asDouble()).isBetween(-4.05, -3.95);
        assertThat(choice.get("points")).hasSize(8);
    }

    @Test
    void shouldLeaveAComputationThatHadItsTime() throws Exception {
        JobLimits hasty = new JobLimits(4, 8, 20, 1000, 1000, Duration.ofSeconds(1), Duration.ofNanos(1));
        try (SurveyJobs impatient = new SurveyJobs(BrokerAddress.parse("mqtt://127.0.0.1:1"), hasty)) {
            String ranges = "{\"ranges\":\"from,to,range\\nA,B,18\\nA,C,20.1\\nB,C,20.1\"}";
            SurveyTask anchors = SurveyTask.find("anchors").orElseThrow();
            JobRequest request =
                    JobRequest.of(anchors, JSON.readTree("{\"heightsKnown\":true}"), JSON.readTree(ranges), HALL, 1000);
            SurveyJob job = ended(impatient, impatient.start(new JobOrder("hall", "me", anchors, request)));

            assertThat(job.state()).isEqualTo(JobState.FAILED);
            assertThat(job.detail()).contains("too long");
        }
    }

    @Test
    void shouldKeepOnlyTheLastFinishedOnesAndNoMoreThanItMay() throws Exception {
        JobLimits few = new JobLimits(1, 1, 2, 1000, 1000, Duration.ofSeconds(60), Duration.ofMinutes(1));
        try (SurveyJobs small = new SurveyJobs(BrokerAddress.parse("mqtt://127.0.0.1:1"), few)) {
            SurveyTask anchors = SurveyTask.find("anchors").orElseThrow();
            JobRequest request = JobRequest.of(
                    anchors,
                    MissingNode.getInstance(),
                    JSON.readTree("{\"ranges\":\"from,to,range\\nA,B,18\"}"),
                    HALL,
                    1000);
            JobOrder order = new JobOrder("hall", "me", anchors, request);
            for (int i = 0; i < 4; i++) {
                ended(small, small.start(order));
            }
            assertThat(small.of("hall")).hasSizeLessThanOrEqualTo(3);

            SurveyJob capture = small.capture(order, Duration.ofSeconds(60));
            assertThatThrownBy(() -> small.start(order)).isInstanceOf(TooManySurveys.class);
            small.cancel(capture.id(), "me");
            assertThat(ended(small, small.start(order)).state()).isEqualTo(JobState.REFUSED);
        }
    }

    private interface Said {
        List<String> at(double seconds, long stamp);
    }

    /** A minute of driving at 10 Hz. */
    private static List<Fix> drive(Said said) {
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            said.at(0.1 * i, START + i * 100_000L).forEach(json -> fixes.add(fix(json)));
        }
        return fixes;
    }

    private static String position(long stamp, String who, String frame, double x, double y) {
        return String.format(
                Locale.ROOT,
                "{\"kind\":\"position\",\"trackable\":\"%s\",\"stamp\":%d,\"frame\":\"%s\",\"position\":[%.4f,%.4f,1],"
                        + "\"accuracy\":0.1}",
                who,
                stamp,
                frame,
                x,
                y);
    }

    private static double x(double t) {
        return 6 * Math.sin(0.2 * t);
    }

    private static double y(double t) {
        return 5 * Math.sin(0.27 * t + 1);
    }

    private static Fix fix(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        DecodedFix decoded =
                new FixJsonDecoder().decode(bytes, "test", START * 1000).get(0);
        assertThat(decoded).as(json).isInstanceOf(DecodedFix.Accepted.class);
        Fix fix = ((DecodedFix.Accepted) decoded).fix();
        long late = fix.stampNanos() + 1_000_000 - fix.header().receivedNanos();
        return fix.withHeader(new org.sitedatum.positioning.fix.FixHeader(
                fix.header().source(),
                fix.stampNanos(),
                fix.header().receivedNanos() + late,
                fix.header().trackable(),
                fix.header().seq(),
                fix.header().floor(),
                fix.header().siteFromSensor()));
    }

    private static Site site(String json) {
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(json.getBytes(StandardCharsets.UTF_8))).site();
    }

    private JsonNode found(String kind, String options, List<Fix> fixes) throws Exception {
        SurveyTask task = SurveyTask.find(kind).orElseThrow();
        JobRequest request = JobRequest.of(task, JSON.readTree(options), MissingNode.getInstance(), HALL, 1000);
        SurveyFixes source = fixes::forEach;
        SurveyJob job = ended(jobs, jobs.start(new JobOrder("hall", "me", task, request), source));
        assertThat(job.state()).as(job.detail()).isEqualTo(JobState.FOUND);
        return job.output().orElseThrow().json();
    }

    private static SurveyJob ended(SurveyJobs of, SurveyJob job) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> of.find("hall", job.id()).orElseThrow(),
                        now -> now.state().isFinished());
    }
}
