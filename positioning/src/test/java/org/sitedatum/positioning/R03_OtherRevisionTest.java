package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/** A site document may change while another node takes over: what is known goes to the things of the same id. */
class R03_OtherRevisionTest {

    private static final List<String> ANCHORS = List.of("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7");
    private static final List<String> SENSORS = List.of("radar", "cam");

    private final List<Fix> fixes = BusyHall.fixes(3, 30);
    private final int cut = fixes.size() * 3 / 4;

    @Test
    void shouldGoOnUnderTheSameIdsWhenTheListsAreInAnotherOrder() {
        List<String> anchors = new ArrayList<>(ANCHORS);
        Collections.reverse(anchors);
        List<Trackable> people = new ArrayList<>(BusyHall.people(4));
        Collections.reverse(people);
        Outcomes before = new Outcomes();
        Outcomes after = new Outcomes();
        PositioningEngine first = heard(before);
        PositioningEngine resumed = resume(first, BusyHall.site(anchors, List.of("cam", "radar"), people), after);
        before.clear();

        for (Fix fix : fixes.subList(cut, fixes.size())) {
            first.accept(fix);
            resumed.accept(fix);
        }

        Map<String, PoseEstimate> expected = last(before);
        assertThat(last(after).keySet()).isEqualTo(expected.keySet()).contains("vehicle", "tagged", "anon-1");
        last(after).forEach((id, pose) -> {
            PoseEstimate other = expected.get(id);
            assertThat(pose.position().distanceTo(other.position())).as(id).isLessThan(1e-6);
            assertThat(pose.seq()).as(id).isEqualTo(other.seq());
        });
    }

    @Test
    void shouldDropWhatIsGoneAndStartWhatIsNew() {
        List<Trackable> people = new ArrayList<>(BusyHall.people(6));
        people.removeIf(person -> person.id().equals("p2"));
        List<String> anchors = new ArrayList<>(ANCHORS);
        anchors.remove("a1");
        anchors.remove("a4");
        Outcomes after = new Outcomes();
        PositioningEngine resumed =
                resume(heard(new Outcomes()), BusyHall.site(anchors, List.of("cam"), people), after);

        assertThat(resumed.estimateAt("p2", BusyHall.stamp(23))).isEmpty();
        assertThat(resumed.estimateAt("p5", BusyHall.stamp(23))).isEmpty();
        assertThat(resumed.estimateAt("vehicle", BusyHall.stamp(23))).isPresent();
        fixes.subList(cut, fixes.size()).stream()
                .filter(fix -> fix.stampNanos() < BusyHall.stamp(BusyHall.ANCHOR_FAULT))
                .forEach(resumed::accept);

        assertThat(after.poses.stream().map(PoseEstimate::trackable)).contains("p0", "p1", "p3", "vehicle", "tagged");
        assertThat(last(after)).doesNotContainKeys("p2", "p5");
        PoseEstimate vehicle = last(after).get("vehicle");
        double t = 1e-9 * (vehicle.stampNanos() - BusyHall.START);
        assertThat(vehicle.position().distanceTo(BusyHall.truth(6, t).translation()))
                .isLessThan(0.5);
    }

    @Test
    void shouldStartABodyAnewThatHasOtherTagsAndGoOnCountingItsPoses() {
        Site site = BusyHall.site();
        List<Trackable> bodies = site.trackables().stream()
                .filter(body -> !body.id().equals("vehicle"))
                .toList();
        Trackable vehicle = site.trackables().stream()
                .filter(body -> body.id().equals("vehicle"))
                .findFirst()
                .orElseThrow();
        List<Trackable> changed = new ArrayList<>(bodies);
        changed.removeIf(body -> body.id().equals("tagged"));
        Outcomes before = new Outcomes();
        Outcomes after = new Outcomes();
        PositioningEngine first = heard(before);
        Trackable twoTags =
                new Trackable("vehicle", "", vehicle.kind(), vehicle.tags().subList(0, 2), vehicle.height());
        PositioningEngine resumed = resume(first, with(site, changed, twoTags), after);

        assertThat(resumed.estimateAt("vehicle", BusyHall.stamp(23))).isEmpty();
        assertThat(resumed.estimateAt("p0", BusyHall.stamp(23))).isPresent();
        fixes.subList(cut, fixes.size()).stream()
                .filter(RangeFix.class::isInstance)
                .forEach(resumed::accept);
        PoseEstimate next = after.poses.stream()
                .filter(pose -> pose.trackable().equals("vehicle"))
                .findFirst()
                .orElseThrow();
        assertThat(next.seq()).isEqualTo(last(before).get("vehicle").seq() + 1);
    }

    private static Site with(Site site, List<Trackable> bodies, Trackable one) {
        List<Trackable> all = new ArrayList<>(bodies);
        all.add(one);
        return site.toBuilder().walls(List.of()).trackables(all).build();
    }

    private PositioningEngine heard(Outcomes said) {
        PositioningEngine engine = new PositioningEngine(
                BusyHall.site(ANCHORS, SENSORS, BusyHall.people(4)), EngineOptions.defaults(), said);
        fixes.subList(0, cut).forEach(engine::accept);
        return engine;
    }

    private static PositioningEngine resume(PositioningEngine first, Site site, Outcomes said) {
        PositioningEngine resumed = new PositioningEngine(site, EngineOptions.defaults(), said);
        assertThat(resumed.resume(first.snapshot())).isEmpty();
        return resumed;
    }

    private static Map<String, PoseEstimate> last(Outcomes said) {
        Map<String, PoseEstimate> last = new TreeMap<>();
        said.poses.forEach(pose -> last.put(pose.trackable(), pose));
        return last;
    }
}
