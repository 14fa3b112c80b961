package org.sitedatum.headset.anchors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;

class ContentAnchorsTest {

    private final List<String> heard = new ArrayList<>();
    private final ContentAnchors anchors = new ContentAnchors(new AnchorListener() {
        @Override
        public void changed(ContentAnchor anchor) {
            heard.add(anchor.id() + "@" + anchor.version());
        }

        @Override
        public void removed(String id) {
            heard.add("-" + id);
        }
    });

    @Test
    void shouldKeepTheNewestVersionWhateverTheOrder() {
        anchors.told(anchor("a", 2, 1, "ground", "label"));
        anchors.told(anchor("a", 1, 9, "ground", "label"));
        anchors.told(anchor("a", 2, 9, "ground", "label"));

        assertThat(anchors.find("a").orElseThrow().siteFromAnchor().position().x())
                .isEqualTo(1);
        assertThat(heard).containsExactly("a@2");
    }

    @Test
    void shouldNotBringADeletedAnchorBackByALateMessage() {
        anchors.told(anchor("a", 1, 1, "ground", "label"));
        anchors.removed("a", 3, 0);

        assertThat(anchors.told(anchor("a", 2, 1, "ground", "label"))).isFalse();
        assertThat(anchors.told(anchor("a", 4, 1, "ground", "label"))).isTrue();
        assertThat(heard).containsExactly("a@1", "-a", "a@4");
    }

    @Test
    void shouldTakeAnAnchorThatWasMadeAnewAfterItsDeletion() {
        anchors.told(anchor("a", 3, 1, "ground", "label").keptAs(3, 300, "me"));
        anchors.removed("a", 3, 300);

        assertThat(anchors.told(anchor("a", 2, 1, "", "").keptAs(2, 200, "me"))).isFalse();
        assertThat(anchors.told(anchor("a", 1, 1, "", "").keptAs(1, 400, "you")))
                .isTrue();
    }

    @Test
    void shouldDropWhatIsNotAmongAllThatStand() {
        anchors.told(anchor("stays", 1, 1, "ground", "label"));
        anchors.told(anchor("goes", 1, 1, "ground", "label"));

        anchors.beginAll();
        anchors.told(anchor("stays", 1, 1, "ground", "label"));
        anchors.told(anchor("new", 1, 1, "ground", "label"));
        anchors.endAll();

        assertThat(anchors.find("goes")).isEmpty();
        assertThat(anchors.size()).isEqualTo(2);
        assertThat(heard).containsExactly("stays@1", "goes@1", "new@1", "-goes");
    }

    @Test
    void shouldListTheNearestOfAFloorAndCategory() {
        anchors.told(anchor("far", 1, 4, "ground", "label"));
        anchors.told(anchor("near", 1, 1, "ground", "label"));
        anchors.told(anchor("upstairs", 1, 1, "upper", "label"));
        anchors.told(anchor("other", 1, 1, "ground", "valve"));
        AnchorQuery here = AnchorQuery.near(Vector3.ZERO, 5);

        assertThat(anchors.list(here)).hasSize(4);
        assertThat(anchors.list(here.onFloor("ground").ofCategory("label")))
                .extracting(ContentAnchor::id)
                .containsExactly("near", "far");
        assertThat(anchors.list(here.atMost(1))).hasSize(1);
        assertThat(anchors.list(AnchorQuery.near(Vector3.ZERO, 2).ofCategory("label")))
                .extracting(ContentAnchor::id)
                .containsExactlyInAnyOrder("near", "upstairs");
    }

    @Test
    void shouldDropWhatHasExpired() {
        Pose pose = Pose.IDENTITY;
        anchors.told(ContentAnchor.at("a", pose).expiringAt(100).keptAs(1, 0, "me"));

        anchors.expire(99);
        assertThat(anchors.size()).isEqualTo(1);
        anchors.expire(100);
        assertThat(anchors.size()).isZero();
        assertThat(heard).endsWith("-a");
    }

    @Test
    void shouldRefuseScaleMirrorsAndShear() {
        Pose pose = Pose.level(new Vector3(1, 2, 3), 0.7);
        double[] matrix = new double[16];
        new PoseBuffer().set(pose).matrixInto(matrix);
        assertThat(ContentAnchor.rigid(matrix).position()).isEqualTo(pose.position());
        assertThat(ContentAnchor.rigid(matrix).yaw()).isEqualTo(0.7, within(1e-9));

        double[] scaled = matrix.clone();
        scaled[0] *= 1.01;
        double[] mirrored = matrix.clone();
        mirrored[10] = -1;

        assertThatThrownBy(() -> ContentAnchor.rigid(scaled)).hasMessageContaining("scales");
        assertThatThrownBy(() -> ContentAnchor.rigid(mirrored)).hasMessageContaining("mirrors");
        assertThatThrownBy(() -> new Pose(Vector3.ZERO, 0, 0, 0, 1.1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ContentAnchor anchor(String id, long version, double x, String floor, String category) {
        return ContentAnchor.at(id, Pose.level(new Vector3(x, 0, 0), 0))
                .withQuality(AnchorQuality.TRACKED, 0.02)
                .onFloor(floor)
                .ofCategory(category)
                .withProperties(Map.of("text", "valve 7"))
                .keptAs(version, 0, "me");
    }
}
