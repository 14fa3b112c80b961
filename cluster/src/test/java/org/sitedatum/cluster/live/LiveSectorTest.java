package org.sitedatum.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.SyntheticRecording;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.site.Site;

class LiveSectorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private final LiveSites sites = new LiveSites(() -> START);
    private final LiveReads reads = LiveReads.standard(sites);
    private LiveSite site;
    private LiveSector sector;

    @BeforeEach
    void serve() {
        site = sites.site(laboratory());
        sector = site.serve("lab");
        sector.own(7, () -> true);
    }

    @AfterEach
    void close() {
        sites.close();
    }

    @Test
    void shouldTellTheNewestPoseUnderItsEpoch() throws Exception {
        sector.onPose(poseAt(0, 1));
        sector.onPose(poseAt(0.1, 2));

        JsonNode pose = only(PoseRead.NAME, Map.of());

        assertThat(pose.get("position").get(0).asDouble()).isEqualTo(2);
        assertThat(pose.get("epoch").asLong()).isEqualTo(7);
    }

    @Test
    void shouldInterpolateAndAddTheErrorOfThat() throws Exception {
        sector.onPose(poseAt(0, 0));
        sector.onPose(poseAt(1, 4));
        sector.onPose(poseAt(2, 8));

        JsonNode pose = only(PoseRead.NAME, Map.of("at", micros(0.5)));

        assertThat(pose.get("basis").asText()).isEqualTo("interpolated");
        assertThat(pose.get("position").get(0).asDouble()).isEqualTo(2);
        // ½ · 3 m/s² · 0.5 s · 0.5 s = 0.375 m on top of 0.1 m
        assertThat(pose.get("covariance").get(0).asDouble()).isCloseTo(0.01 + 0.375 * 0.375, within(1e-6));
        assertThat(pose.get("protectionLevel").asDouble()).isCloseTo(0.5 + 0.375, within(1e-6));
    }

    @Test
    void shouldNotInventAPast() throws Exception {
        sector.onPose(poseAt(0, 0));
        sector.onPose(poseAt(20, 1));
        sector.onPose(poseAt(21, 2));

        assertThat(items(PoseRead.NAME, Map.of("at", micros(-1)))).isEmpty();
        assertThat(items(PoseRead.NAME, Map.of("at", micros(5)))).isEmpty();
        assertThat(items(PoseRead.NAME, Map.of("at", micros(20.5)))).hasSize(1);
    }

    @Test
    void shouldKeepTheNewestWhenAnEngineRepeatsItself() throws Exception {
        sector.onPose(poseAt(1, 4));
        sector.onPose(poseAt(0.5, 2));

        assertThat(only(PoseRead.NAME, Map.of()).get("position").get(0).asDouble())
                .isEqualTo(4);
    }

    @Test
    void shouldBringBodiesAndDriftingFramesTogether() throws Exception {
        sector.onPose(poseAt(0, 3));
        RigidTransform siteFromOdom = new RigidTransform(Quaternion.ofYaw(Math.PI / 2), new Vector3(1, 0, 0));
        sector.onAlignment("cart_odom", START, siteFromOdom, Covariance6.isotropic(0.1, 0.01), 1);

        JsonNode odomFromCart =
                only(TransformRead.NAME, Map.of("target", "cart_odom", "source", "cart", "stamp", micros(0)));

        assertThat(odomFromCart.get("position").get(0).asDouble()).isCloseTo(0, within(1e-9));
        assertThat(odomFromCart.get("position").get(1).asDouble()).isCloseTo(-2, within(1e-9));
        assertThat(odomFromCart.get("covariance")).hasSize(21);
        assertThat(odomFromCart.get("covariance").get(0).asDouble()).isGreaterThan(0.02);
        assertThat(new String(
                        items(TransformRead.NAME, Map.of("target", "site", "source", "ghost", "stamp", micros(0)))
                                .get(0)
                                .json(),
                        StandardCharsets.UTF_8))
                .contains("no frame and no body \"ghost\"");
    }

    @Test
    void shouldSayNothingWithoutTheRightTo() {
        AtomicBoolean may = new AtomicBoolean(true);
        sector.own(8, may::get);
        List<LivePose> heard = new CopyOnWriteArrayList<>();
        site.listen(new LiveListener() {
            @Override
            public void onPoses(List<LivePose> poses) {
                heard.addAll(poses);
            }

            @Override
            public void onNotice(LiveNotice notice) {}
        });
        sector.onPose(poseAt(0, 1));
        Awaitility.await().until(() -> heard.size() == 1);

        may.set(false);
        sector.onPose(poseAt(1, 2));
        may.set(true);
        sector.onPose(poseAt(2, 3));
        Awaitility.await().until(() -> heard.size() == 2);

        assertThat(heard.get(1).x()).isEqualTo(3);
        assertThat(heard).extracting(LivePose::epoch).containsOnly(8L);
    }

    @Test
    void shouldHandNothingOnOfAnEarlierOwner() {
        List<Long> epochs = new CopyOnWriteArrayList<>();
        site.listen(new LiveListener() {
            @Override
            public void onPoses(List<LivePose> poses) {
                poses.forEach(pose -> epochs.add(pose.epoch()));
            }

            @Override
            public void onNotice(LiveNotice notice) {}
        });
        LivePose late = site.written(poseAt(0, 1), "lab", 5);
        LivePose newer = site.written(poseAt(0, 1), "lab", 9);

        site.deliver("lab", 9, List.of(newer), List.of());
        site.deliver("lab", 5, List.of(late), List.of());

        assertThat(epochs).containsExactly(9L);
    }

    @Test
    void shouldCarryMessagesBetweenNodesUnchanged() {
        LivePose pose = site.written(poseAt(0, 1), "lab", 5);
        LiveMessage said = new LiveMessage.Said("lab", "lab", 5, List.of(pose), List.of());

        LiveMessage.Said read = (LiveMessage.Said)
                LiveMessageCodec.decode(LiveMessageCodec.encode(said)).orElseThrow();

        assertThat(read.poses().get(0)).usingRecursiveComparison().isEqualTo(pose);
        byte[] whole = LiveMessageCodec.encode(said);
        for (int length = 0; length < whole.length; length++) {
            assertThat(LiveMessageCodec.decode(java.util.Arrays.copyOf(whole, length)))
                    .isEmpty();
        }
    }

    private JsonNode only(String question, Map<String, String> query) throws Exception {
        List<LiveItem> items = items(question, query);
        assertThat(items).hasSize(1);
        return JSON.readTree(items.get(0).json());
    }

    private List<LiveItem> items(String question, Map<String, String> query) {
        return reads.ask(site, question, query).toCompletableFuture().join().items();
    }

    private static String micros(double seconds) {
        return Long.toString((START + (long) (seconds * SECOND)) / 1_000);
    }

    private static PoseEstimate poseAt(double seconds, double x) {
        return new PoseEstimate(
                "cart",
                START + (long) (seconds * SECOND),
                Optional.of("f0"),
                new Vector3(x, 0, 0),
                Optional.of(Quaternion.IDENTITY),
                Covariance6.isotropic(0.1, 0.01),
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

    private static Site laboratory() {
        byte[] json = SyntheticRecording.siteJson().getBytes(StandardCharsets.UTF_8);
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(json)).site();
    }

    private static org.assertj.core.data.Offset<Double> within(double error) {
        return org.assertj.core.data.Offset.offset(error);
    }
}
