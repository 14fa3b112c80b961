package org.sitedatum.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.SyntheticRecording;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.EpochLifts;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.site.Site;

/** What is shown of a site whose document changes, and of a body that goes from one of its sectors to another. */
class ChangedSiteTest {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final Map<String, String> TABLE =
            Map.of("target", "site", "source", "table", "stamp", Long.toString(START / 1_000));

    private final LiveSites sites = new LiveSites(() -> START);
    private final LiveReads reads = LiveReads.standard(sites);
    private LiveSite site;

    @BeforeEach
    void serve() {
        site = sites.site(laboratory(""));
    }

    @AfterEach
    void close() {
        sites.close();
    }

    @Test
    void shouldPutFramesWhereTheNewDocumentSaysAndKeepDriftingOnes() throws Exception {
        LiveSector sector = site.serve("lab");
        sector.own(7, () -> true);
        RigidTransform siteFromOdom = new RigidTransform(Quaternion.IDENTITY, new Vector3(1, 0, 0));
        sector.onAlignment("cart_odom", START, siteFromOdom, Covariance6.isotropic(0.1, 0.01), 1);
        assertThat(json(TransformRead.NAME, TABLE)).contains("no frame");

        site.follow(laboratory(
                "{\"id\":\"table\",\"parent\":\"site\",\"position\":[4,5,0.7]," + "\"orientation\":[0,0,0,1]}"));

        assertThat(position(json(TransformRead.NAME, TABLE))).isEqualTo(4);
        Map<String, String> drifting =
                Map.of("target", "site", "source", "cart_odom", "stamp", Long.toString(START / 1_000));
        assertThat(position(json(TransformRead.NAME, drifting))).isEqualTo(1);

        site.follow(laboratory(
                "{\"id\":\"table\",\"parent\":\"site\",\"position\":[6,5,0.7]," + "\"orientation\":[0,0,0,1]}"));
        assertThat(position(json(TransformRead.NAME, TABLE))).isEqualTo(6);
    }

    @Test
    void shouldTellABodyWhereItWentAndNotWhereItWas() throws Exception {
        LiveSector down = site.serve("down");
        LiveSector up = site.serve("up");
        down.own(900, () -> true);
        up.own(7, () -> true);
        down.onPose(poseAt(1));
        EpochLifts lifts = new EpochLifts();
        lifts.lift("cart", 1_000);
        up.liftBy(lifts);

        up.onPose(poseAt(2));
        assertThat(position(json(PoseRead.NAME, Map.of()))).isEqualTo(2);
        assertThat(new ObjectMapper()
                        .readTree(json(PoseRead.NAME, Map.of()))
                        .get("epoch")
                        .asLong())
                .isEqualTo(1_007);

        down.forget("cart");
        assertThat(down.bodies()).isZero();
    }

    private String json(String question, Map<String, String> query) {
        List<LiveItem> items =
                reads.ask(site, question, query).toCompletableFuture().join().items();
        assertThat(items).hasSize(1);
        return new String(items.get(0).json(), StandardCharsets.UTF_8);
    }

    private static double position(String json) throws IOException {
        JsonNode read = new ObjectMapper().readTree(json);
        return read.get("position").get(0).asDouble();
    }

    private static PoseEstimate poseAt(double x) {
        return new PoseEstimate(
                "cart",
                START,
                Optional.of("f0"),
                new Vector3(x, 0, 0),
                Optional.empty(),
                Covariance6.isotropic(0.1, 0.01),
                Vector3.ZERO,
                Optional.empty(),
                TrackingState.TRACKING,
                0.5,
                List.of("uwb"),
                1,
                Optional.empty(),
                1,
                1,
                Double.NaN);
    }

    private static Site laboratory(String frame) {
        String document = SyntheticRecording.siteJson();
        String with = document.substring(0, document.lastIndexOf('}')) + ", \"frames\": [" + frame + "]}";
        byte[] json = with.getBytes(StandardCharsets.UTF_8);
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(json)).site();
    }
}
