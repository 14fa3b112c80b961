package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.event.ProximityEvent;
import org.sitedatum.positioning.event.RevisionEvent;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.revision.ObjectChange;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Schedule;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/** A running engine takes another revision of its site: tracks go on, what moved is said, what is gone ends. */
class R05_ReconfiguredEngineTest {

    private static final Site SITE = BusyHall.site();

    private final Outcomes said = new Outcomes();
    private final PositioningEngine engine = new PositioningEngine(SITE, 1, EngineOptions.defaults(), said);

    @Test
    void shouldGoOnToTheBitWhenNothingIsDifferent() {
        Outcomes plain = new Outcomes();
        PositioningEngine other = new PositioningEngine(SITE, 1, EngineOptions.defaults(), plain);
        List<Fix> fixes = BusyHall.fixes(1, 20);
        for (int i = 0; i < fixes.size(); i++) {
            if (i % 400 == 399) {
                engine.reconfigure(SITE, 2 + i, fixes.get(i).header().receivedNanos());
            }
            engine.accept(fixes.get(i));
            other.accept(fixes.get(i));
        }

        assertThat(said.poses).hasSameSizeAs(plain.poses);
        for (int i = 0; i < plain.poses.size(); i++) {
            assertThat(asOf(1, said.poses.get(i))).isEqualTo(plain.poses.get(i));
        }
        assertThat(said.alignments).isEqualTo(plain.alignments);
        assertThat(said.events.stream().filter(event -> !(event instanceof RevisionEvent)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("sequence")
                .isEqualTo(plain.events);
        assertThat(engine.acceptedCount()).isEqualTo(other.acceptedCount());
        assertThat(engine.health()).isEqualTo(other.health());
    }

    @Test
    void shouldSayWhatMovedBeforeAnyPoseOfTheNewRevision() {
        hear(BusyHall.fixes(2, 10));
        Map<String, PoseEstimate> before = estimates(10);
        int poses = said.poses.size();

        engine.reconfigure(moved("a3", 0.42), 7, BusyHall.stamp(10));

        assertThat(said.poses).hasSize(poses);
        RevisionEvent event = (RevisionEvent) last(said.events);
        assertThat(event.revision()).isEqualTo(7);
        assertThat(event.replaced()).isEqualTo(1);
        assertThat(event.stampNanos()).isEqualTo(BusyHall.stamp(10));
        assertThat(event.changeCount()).isEqualTo(1);
        assertThat(event.changes())
                .singleElement()
                .extracting(ObjectChange::text)
                .isEqualTo("anchor a3 position moved 0.42 m, from (0.6, 14.5, 2.5) to (1.02, 14.5, 2.5)");
        assertThat(engine.revision()).isEqualTo(7);
        estimates(10).forEach((id, pose) -> {
            assertThat(pose.position()).as(id).isEqualTo(before.get(id).position());
            assertThat(pose.revision()).as(id).isEqualTo(7);
        });
        said.clear();
        rest(BusyHall.fixes(2, 12), 10);
        assertThat(said.poses).isNotEmpty().allMatch(pose -> pose.revision() == 7);
    }

    @Test
    void shouldMeasureFromWhereAnAnchorIsNow() {
        Site wrong = moved("a0", 1.5);
        Outcomes heard = new Outcomes();
        PositioningEngine misled = new PositioningEngine(wrong, 1, EngineOptions.defaults(), heard);
        List<Fix> fixes = BusyHall.fixes(3, 24);
        int half = fixes.size() / 2;
        fixes.subList(0, half).forEach(misled::accept);
        misled.reconfigure(SITE, 2, BusyHall.stamp(12));
        heard.clear();

        fixes.subList(half, fixes.size()).forEach(misled::accept);

        assertThat(heard.poses.stream()
                        .filter(pose -> pose.trackable().equals("vehicle") && pose.stampNanos() > BusyHall.stamp(14)))
                .isNotEmpty()
                .allSatisfy(pose -> {
                    double t = 1e-9 * (pose.stampNanos() - BusyHall.START);
                    assertThat(pose.position().distanceTo(BusyHall.truth(6, t).translation()))
                            .isLessThan(0.5);
                });
    }

    @Test
    void shouldClearTheAlarmsOfAnAnchorThatIsPutRight() {
        hear(BusyHall.fixes(4, 40));
        assertThat(raised("a3")).isNotEmpty();

        engine.reconfigure(moved("a3", 1), 2, BusyHall.stamp(40));

        assertThat(raised("a3")).isEmpty();
        assertThat(engine.health().subjects()).noneMatch(subject -> subject.id().equals("a3"));
    }

    @Test
    void shouldEndTheStaysAtAFenceThatIsGone() {
        List<Fix> fixes = BusyHall.fixes(5, 30);
        for (Fix fix : fixes) {
            engine.accept(fix);
            if (!inside("west").isEmpty() && fix.stampNanos() > BusyHall.stamp(8)) {
                break;
            }
        }
        List<String> guests = inside("west");
        assertThat(guests).isNotEmpty();
        long now = BusyHall.stamp(30);

        engine.reconfigure(SITE.toBuilder().fences(SITE.fences().subList(0, 1)).build(), 2, now);

        assertThat(inside("west")).isEmpty();
        assertThat(fenceEvents("west").stream().filter(event -> event.cause() == FenceEvent.Cause.REMOVED))
                .extracting(FenceEvent::trackable)
                .containsExactlyInAnyOrderElementsOf(guests);
    }

    @Test
    void shouldSayTheLastOfABodyThatIsGone() {
        hear(BusyHall.fixes(6, 15));
        List<Trackable> rest = new ArrayList<>(SITE.trackables());
        rest.removeIf(body -> body.id().equals("p2"));
        long seq = lastPose("p2").seq();

        engine.reconfigure(SITE.toBuilder().trackables(rest).build(), 2, BusyHall.stamp(15));

        PoseEstimate end = lastPose("p2");
        assertThat(end.state()).isEqualTo(TrackingState.LOST);
        assertThat(end.seq()).isEqualTo(seq + 1);
        assertThat(inside("west")).doesNotContain("p2");
        assertThat(inside("middle")).doesNotContain("p2");
        assertThat(said.events.stream()
                        .filter(MergeEvent.class::isInstance)
                        .map(MergeEvent.class::cast)
                        .filter(event -> event.trackable().equals("p2")))
                .last()
                .extracting(MergeEvent::change)
                .isEqualTo(MergeEvent.Change.PARTED);
        said.clear();
        rest(BusyHall.fixes(6, 18), 15);
        assertThat(said.poses).noneMatch(pose -> pose.trackable().equals("p2"));
        assertThat(said.rejections).anyMatch(refused -> refused.reason() == FixRejection.Reason.UNKNOWN_TRACKABLE);
        assertThat(said.poses.stream()
                        .filter(pose -> pose.trackable().startsWith("anon-"))
                        .filter(pose -> pose.state() == TrackingState.TRACKING))
                .as("the radar still shows who p2 was")
                .anyMatch(pose -> pose.position()
                                .distanceTo(BusyHall.truth(2, 1e-9 * (pose.stampNanos() - BusyHall.START))
                                        .translation())
                        < 2.5);
    }

    @Test
    void shouldFollowABodyAnewThatHasOtherTags() {
        hear(BusyHall.fixes(7, 10));
        List<Trackable> bodies = new ArrayList<>();
        for (Trackable body : SITE.trackables()) {
            bodies.add(
                    body.id().equals("vehicle")
                            ? new Trackable(
                                    "vehicle", "", body.kind(), body.tags().subList(0, 2), body.height())
                            : body);
        }
        long seq = lastPose("vehicle").seq();

        engine.reconfigure(SITE.toBuilder().trackables(bodies).build(), 2, BusyHall.stamp(10));

        assertThat(lastPose("vehicle").state()).isEqualTo(TrackingState.LOST);
        said.clear();
        rest(BusyHall.fixes(7, 14), 10);
        PoseEstimate first = said.poses.stream()
                .filter(pose -> pose.trackable().equals("vehicle"))
                .findFirst()
                .orElseThrow();
        assertThat(first.seq()).isEqualTo(seq + 2);
    }

    @Test
    void shouldEndMeetingsThatAreNotWatchedAnyMore() {
        hear(BusyHall.fixes(8, 20));
        engine.reconfigure(SITE.toBuilder().meetings(Optional.empty()).build(), 2, BusyHall.stamp(20));

        Map<String, ProximityEvent.Change> open = new HashMap<>();
        proximities().forEach(event -> open.put(event.first() + event.second(), event.change()));
        assertThat(open).isNotEmpty();
        assertThat(open.values()).containsOnly(ProximityEvent.Change.ENDED);
    }

    @Test
    void shouldEndStaysAtAFenceWhoseNewScheduleIsOver() {
        hear(BusyHall.fixes(9, 12));
        assertThat(inside("west")).isNotEmpty();
        Schedule never = new Schedule(
                "UTC", List.of(new Schedule.Window(java.util.Set.of(java.time.DayOfWeek.SUNDAY), 23 * 60, 24 * 60)));
        List<Fence> fences = List.of(SITE.fences().get(0), SITE.fences().get(1).withSchedule(never));

        engine.reconfigure(SITE.toBuilder().fences(fences).build(), 2, BusyHall.stamp(12));

        assertThat(inside("west")).isEmpty();
        assertThat(last(fenceEvents("west")).cause()).isEqualTo(FenceEvent.Cause.SCHEDULE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldReplayChangesToTheBitAndAlternateEntriesAndExits(long seed) {
        Outcomes once = run(seed, -1);
        Outcomes again = run(seed, -1);

        assertThat(again.events).isEqualTo(once.events);
        assertThat(again.poses).isEqualTo(once.poses);
        Map<String, FenceEvent.Change> lastChange = new TreeMap<>();
        once.events.stream()
                .filter(FenceEvent.class::isInstance)
                .map(FenceEvent.class::cast)
                .filter(event -> event.change() != FenceEvent.Change.DWELLING)
                .forEach(event -> {
                    String pair = event.trackable() + "@" + event.fence();
                    FenceEvent.Change expected = lastChange.get(pair) == FenceEvent.Change.ENTERED
                            ? FenceEvent.Change.EXITED
                            : FenceEvent.Change.ENTERED;
                    assertThat(event.change()).as(pair).isEqualTo(expected);
                    lastChange.put(pair, event.change());
                });
        assertThat(once.poses.stream().map(PoseEstimate::revision).distinct()).hasSizeGreaterThan(4);
        once.poses.forEach(pose -> assertThat(pose.position().isFinite()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(longs = {4})
    void shouldGoOnFromASnapshotBetweenChangesToTheBit(long seed) {
        Outcomes whole = run(seed, -1);
        Outcomes cut = run(seed, 1_500);

        assertThat(cut.poses).isEqualTo(whole.poses.subList(whole.poses.size() - cut.poses.size(), whole.poses.size()));
        assertThat(cut.events)
                .isEqualTo(whole.events.subList(whole.events.size() - cut.events.size(), whole.events.size()));
        assertThat(cut.poses).hasSizeGreaterThan(500);
    }

    @Test
    void shouldResumeFromASnapshotOfAnOlderRevision() {
        hear(BusyHall.fixes(10, 10));
        byte[] older = engine.snapshot();
        assertThat(PositioningEngine.revisionOf(older)).hasValue(1);
        assertThat(PositioningEngine.revisionOf(new byte[20])).isEmpty();
        Outcomes after = new Outcomes();
        PositioningEngine next = new PositioningEngine(moved("a3", 0.42), 2, EngineOptions.defaults(), after);

        assertThat(next.resume(older)).isEmpty();

        assertThat(next.revision()).isEqualTo(2);
        assertThat(next.estimateAt("vehicle", BusyHall.stamp(10)).orElseThrow().position())
                .isEqualTo(engine.estimateAt("vehicle", BusyHall.stamp(10))
                        .orElseThrow()
                        .position());
        assertThat(PositioningEngine.revisionOf(next.snapshot())).hasValue(2);
    }

    @Test
    void shouldTakeOnlyNewerRevisionsOfItsOwnSite() {
        hear(BusyHall.fixes(11, 2));
        said.clear();
        assertThat(engine.reconfigure(moved("a3", 1), 1, BusyHall.stamp(2))).isFalse();
        assertThat(said.events).isEmpty();
        Site other = SmallSite.withAnchors(3).build();
        assertThatThrownBy(() -> engine.reconfigure(other, 2, BusyHall.stamp(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an engine of site busy cannot become one of hall");
    }

    /** A quarter of a minute with random edits; from {@code cut} on in an engine resumed from a snapshot, when it is not negative. */
    private static Outcomes run(long seed, int cut) {
        SplittableRandom random = new SplittableRandom(seed);
        Outcomes said = new Outcomes();
        PositioningEngine engine = new PositioningEngine(SITE, 1, EngineOptions.defaults(), said);
        Site site = SITE;
        long revision = 1;
        List<Fix> fixes = BusyHall.fixes(seed, 15);
        for (int i = 0; i < fixes.size(); i++) {
            if (random.nextInt(300) == 0) {
                site = edited(random);
                engine.reconfigure(site, ++revision, fixes.get(i).header().receivedNanos());
            }
            if (i == cut) {
                byte[] state = engine.snapshot();
                said = new Outcomes();
                engine = new PositioningEngine(site, revision, EngineOptions.defaults(), said);
                assertThat(engine.resume(state)).isEmpty();
            }
            engine.accept(fixes.get(i));
        }
        return said;
    }

    private static PoseEstimate asOf(long revision, PoseEstimate pose) {
        return new PoseEstimate(
                pose.trackable(),
                pose.stampNanos(),
                pose.floor(),
                pose.position(),
                pose.orientation(),
                pose.covariance(),
                pose.velocity(),
                pose.angularVelocity(),
                pose.state(),
                pose.protectionLevel(),
                pose.sources(),
                pose.existence(),
                pose.label(),
                pose.seq(),
                revision,
                pose.floorProbability());
    }

    private static Site edited(SplittableRandom random) {
        List<Anchor> anchors = new ArrayList<>(
                moved("a" + random.nextInt(8), random.nextDouble()).anchors());
        anchors.remove(random.nextInt(anchors.size()));
        List<Trackable> bodies = new ArrayList<>(SITE.trackables());
        bodies.remove(random.nextInt(bodies.size()));
        Site site = SITE.toBuilder().anchors(anchors).trackables(bodies).build();
        Fence middle = Fence.ofCircle(
                "middle", Optional.of("g"), new Fence.Circle(new Point2(15, 6 + 4 * random.nextDouble()), 2.5));
        List<Fence> fences =
                random.nextBoolean() ? List.of(middle) : List.of(SITE.fences().get(1), middle);
        return site.toBuilder()
                .fences(fences)
                .meetings(
                        random.nextBoolean()
                                ? Optional.empty()
                                : Optional.of(new Meetings(0.5 + random.nextDouble(), Double.NaN, 1, Double.NaN)))
                .build();
    }

    private static Site moved(String anchor, double by) {
        List<Anchor> anchors = new ArrayList<>();
        for (Anchor one : SITE.anchors()) {
            anchors.add(
                    one.id().equals(anchor)
                            ? new Anchor(
                                    one.id(),
                                    one.position().plus(new Vector3(by, 0, 0)),
                                    one.floor(),
                                    one.covariance(),
                                    one.rangeBias(),
                                    one.rangeSigma())
                            : one);
        }
        return SITE.toBuilder().anchors(anchors).build();
    }

    private void hear(List<Fix> fixes) {
        fixes.forEach(engine::accept);
    }

    private void rest(List<Fix> fixes, double from) {
        fixes.stream().filter(fix -> fix.stampNanos() > BusyHall.stamp(from)).forEach(engine::accept);
    }

    private Map<String, PoseEstimate> estimates(double t) {
        Map<String, PoseEstimate> all = new TreeMap<>();
        for (Trackable body : SITE.trackables()) {
            engine.estimateAt(body.id(), BusyHall.stamp(t)).ifPresent(pose -> all.put(body.id(), pose));
        }
        engine.anonymousAt(BusyHall.stamp(t)).forEach(pose -> all.put(pose.trackable(), pose));
        return all;
    }

    private PoseEstimate lastPose(String body) {
        return last(said.poses.stream()
                .filter(pose -> pose.trackable().equals(body))
                .toList());
    }

    private List<FenceEvent> fenceEvents(String fence) {
        return said.events.stream()
                .filter(FenceEvent.class::isInstance)
                .map(FenceEvent.class::cast)
                .filter(event -> event.fence().equals(fence))
                .toList();
    }

    private List<String> inside(String fence) {
        List<String> guests = new ArrayList<>();
        for (FenceEvent event : fenceEvents(fence)) {
            if (event.change() == FenceEvent.Change.ENTERED) {
                guests.add(event.trackable());
            } else if (event.change() == FenceEvent.Change.EXITED) {
                guests.remove(event.trackable());
            }
        }
        return guests;
    }

    private List<ProximityEvent> proximities() {
        return said.events.stream()
                .filter(ProximityEvent.class::isInstance)
                .map(ProximityEvent.class::cast)
                .toList();
    }

    private List<HealthEvent.Condition> raised(String device) {
        List<HealthEvent.Condition> raised = new ArrayList<>();
        for (SiteEvent event : said.events) {
            if (event instanceof HealthEvent health && health.subject().equals(device)) {
                if (health.change() == HealthEvent.Change.RAISED) {
                    raised.add(health.condition());
                } else {
                    raised.remove(health.condition());
                }
            }
        }
        return raised;
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
