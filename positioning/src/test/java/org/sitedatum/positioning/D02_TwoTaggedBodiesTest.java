package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.TrackableKind;

/** Two bodies of which ranges are heard by turns. */
class D02_TwoTaggedBodiesTest {

    private static final Vector3[] PLACES = {new Vector3(4, 4, 1.2), new Vector3(16, 11, 1.2)};

    private static List<Tag> tag(String id) {
        return List.of(new Tag(id, Vector3.ZERO));
    }

    @Test
    void shouldPublishEachBodyWhereItIsAndNotWhereTheOtherIs() {
        SmallSite small = SmallSite.withAnchors(6)
                .body("left", TrackableKind.PEDESTRIAN, 1.2, tag("left-tag"))
                .body("right", TrackableKind.PEDESTRIAN, 1.2, tag("right-tag"));
        Site site = small.build();
        Outcomes said = new Outcomes();
        PositioningEngine engine = new PositioningEngine(site, EngineOptions.defaults(), said);
        String[] tags = {"left-tag", "right-tag"};
        for (int n = 0; n < 600; n++) {
            for (int body = 0; body < 2; body++) {
                double range = PLACES[body].distanceTo(site.anchors().get(n % 6).position());
                engine.accept(new RangeFix(
                        SimulatedHall.header("uwb", tags[body], 0.02 * n),
                        "a" + n % 6,
                        range,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN));
            }
        }

        assertThat(said.poses).hasSizeGreaterThan(600).allSatisfy(pose -> {
            Vector3 place = PLACES[pose.trackable().equals("left") ? 0 : 1];
            assertThat(pose.position().distanceTo(place)).isLessThan(1);
        });
    }
}
