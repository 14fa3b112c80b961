package org.sitedatum.positioning.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.revision.ObjectChange.Change;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.site.Wall;

class SiteComparisonTest {

    private static final Anchor A1 = anchor("a1", 1, 2, 3);
    private static final Anchor A2 = anchor("a2", 4, 5, 2.5);
    private static final Fence GATE = Fence.ofCircle("gate", Optional.empty(), new Fence.Circle(new Point2(1, 1), 2));
    private static final Wall WALL = new Wall("f", List.of(new Point2(0, 0), new Point2(5, 0)), "glass");

    @Test
    void shouldFindNothingBetweenASiteAndItself() {
        Site site = site("Hall", List.of(A1, A2), List.of(GATE), List.of(WALL));
        assertThat(SiteComparison.between(site, site)).isEmpty();
    }

    @Test
    void shouldNotMindTheOrderOfObjects() {
        List<Anchor> anchors = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            anchors.add(anchor("a" + i, i, 0, 2));
        }
        List<Anchor> shuffled = new ArrayList<>(anchors);
        Collections.shuffle(shuffled, new java.util.Random(7));
        assertThat(SiteComparison.between(
                        site("Hall", anchors, List.of(), List.of()), site("Hall", shuffled, List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void shouldSayHowFarAnAnchorMoved() {
        List<ObjectChange> changes = SiteComparison.between(
                site("Hall", List.of(A1, A2), List.of(), List.of()),
                site("Hall", List.of(anchor("a1", 1.42, 2, 3), A2), List.of(), List.of()));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.text()).isEqualTo("anchor a1 position moved 0.42 m, from (1, 2, 3) to (1.42, 2, 3)");
            assertThat(change.isMove()).isTrue();
            assertThat(change.fields().get(0).moved()).isCloseTo(0.42, within(1e-12));
        });
    }

    @Test
    void shouldListWhatIsNewAndWhatIsGone() {
        List<ObjectChange> changes = SiteComparison.between(
                site("Hall", List.of(A1), List.of(GATE), List.of()),
                site("Hall", List.of(A2), List.of(), List.of(WALL)));

        assertThat(changes)
                .extracting(ObjectChange::text)
                .containsExactly(
                        "anchor a2 added", "anchor a1 removed", "wall on f from (0, 0) added", "fence gate removed");
    }

    @Test
    void shouldTellAPoseAsPlaceAndOrientation() {
        RigidTransform before = new RigidTransform(Quaternion.IDENTITY, new Vector3(1, 0, 0));
        RigidTransform after = new RigidTransform(Quaternion.ofYaw(0.1), new Vector3(1, 0, 2));
        Site was = new Builder()
                .frame(new FramePlacement("cam", "site", before, Optional.empty()))
                .site();
        Site is = new Builder()
                .frame(new FramePlacement("cam", "site", after, Optional.empty()))
                .site();

        assertThat(SiteComparison.between(was, is))
                .singleElement()
                .extracting(ObjectChange::text)
                .isEqualTo(
                        "frame cam position moved 2 m, from (1, 0, 0) to (1, 0, 2); orientation turned 5.73\u00b0,"
                                + " from yaw 0\u00b0, pitch 0\u00b0, roll 0\u00b0 to yaw 5.73\u00b0, pitch 0\u00b0, roll 0\u00b0");
    }

    @Test
    void shouldNameTheFieldsInsideAFence() {
        Fence patient = GATE.withTimeouts(FenceTimeouts.DEFAULT.withDwell(30));
        assertThat(SiteComparison.between(
                        site("Hall", List.of(), List.of(GATE), List.of()),
                        site("Hall", List.of(), List.of(patient), List.of())))
                .singleElement()
                .extracting(ObjectChange::text)
                .isEqualTo("fence gate timeouts.dwell set to 30");
    }

    @Test
    void shouldTellWhatIsNoLongerGivenAndTheSitesOwnFields() {
        Anchor surveyed = new Anchor(
                "a1", A1.position(), Optional.of("f"), Optional.of(Covariance3.isotropic(0.01)), 0.25, Double.NaN);
        assertThat(SiteComparison.between(
                        site("Hall", List.of(surveyed), List.of(), List.of()),
                        site("Shed", List.of(A1), List.of(), List.of())))
                .extracting(ObjectChange::text)
                .containsExactly(
                        "site hall name from Hall to Shed",
                        "anchor a1 rangeBias no longer given, was 0.25; floor no longer given, was f; covariance no"
                                + " longer given, was sigmas (0.1, 0.1, 0.1) m");
    }

    @Test
    void shouldTellTagsOfABody() {
        Trackable with = new Trackable("r", "", TrackableKind.VEHICLE, List.of(new Tag("t", new Vector3(0, 0, 1))), 2);
        Trackable without = new Trackable("r", "", TrackableKind.VEHICLE, List.of(), 2);
        assertThat(SiteComparison.between(
                        new Builder().trackable(without).site(),
                        new Builder().trackable(with).site()))
                .singleElement()
                .extracting(ObjectChange::text)
                .isEqualTo("trackable r tags set to t at (0, 0, 1)");
    }

    @Test
    void shouldKeepTwoWallsFromOneCornerApart() {
        Wall other = new Wall("f", List.of(new Point2(0, 0), new Point2(0, 5)), "glass");
        Wall brick = new Wall("f", other.line(), "brick");
        assertThat(SiteComparison.between(
                        site("Hall", List.of(), List.of(), List.of(WALL, other)),
                        site("Hall", List.of(), List.of(), List.of(WALL, brick))))
                .singleElement()
                .extracting(ObjectChange::text)
                .isEqualTo("wall on f from (0, 0) #2 material from glass to brick");
    }

    @Test
    void shouldBeThereAndBackWithTheSameFields() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            Site one = random(random);
            Site two = random(random);
            List<ObjectChange> there = SiteComparison.between(one, two);
            List<ObjectChange> back = SiteComparison.between(two, one);
            assertThat(there.isEmpty()).isEqualTo(one.equals(two));
            assertThat(fields(there)).hasSameElementsAs(fields(back));
            assertThat(count(there, Change.ADDED)).isEqualTo(count(back, Change.REMOVED));
        }
    }

    private static List<String> fields(List<ObjectChange> changes) {
        return changes.stream()
                .flatMap(change -> change.fields().stream()
                        .map(field -> change.kind() + change.id() + field.field() + field.isMove()))
                .toList();
    }

    private static long count(List<ObjectChange> changes, Change change) {
        return changes.stream().filter(one -> one.change() == change).count();
    }

    private static Site random(SplittableRandom random) {
        Builder builder = new Builder();
        for (int i = 0; i < 3; i++) {
            if (random.nextBoolean()) {
                builder.marker(new Marker(
                        "m" + i,
                        new RigidTransform(Quaternion.ofYaw(random.nextInt(2)), new Vector3(random.nextInt(2), 0, 0)),
                        random.nextBoolean() ? Double.NaN : 0.2));
            }
        }
        return builder.site();
    }

    private static Anchor anchor(String id, double x, double y, double z) {
        return new Anchor(id, new Vector3(x, y, z), Optional.empty(), Optional.empty(), Double.NaN, Double.NaN);
    }

    private static Site site(String name, List<Anchor> anchors, List<Fence> fences, List<Wall> walls) {
        return Site.builder("hall")
                .name(name)
                .floors(List.of(new Floor("f", "", 0, 4, List.of())))
                .anchors(anchors)
                .walls(walls)
                .fences(fences)
                .build();
    }

    private static final class Builder {
        private final List<FramePlacement> frames = new ArrayList<>();
        private final List<Marker> markers = new ArrayList<>();
        private final List<Trackable> trackables = new ArrayList<>();

        Builder frame(FramePlacement frame) {
            frames.add(frame);
            return this;
        }

        Builder marker(Marker marker) {
            markers.add(marker);
            return this;
        }

        Builder trackable(Trackable trackable) {
            trackables.add(trackable);
            return this;
        }

        Site site() {
            return Site.builder("hall")
                    .name("Hall")
                    .floors(List.of(new Floor("f", "", 0, 4, List.of())))
                    .frames(frames)
                    .markers(markers)
                    .trackables(trackables)
                    .build();
        }
    }
}
