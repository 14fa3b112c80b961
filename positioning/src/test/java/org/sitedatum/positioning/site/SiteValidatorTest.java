package org.sitedatum.positioning.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

class SiteValidatorTest {
    private static final List<Point2> SQUARE =
            List.of(new Point2(0, 0), new Point2(10, 0), new Point2(10, 10), new Point2(0, 10));
    private static final List<Floor> FLOORS =
            List.of(new Floor("g", "ground", 0, 3, SQUARE), new Floor("u", "upper", 3, 3, SQUARE));

    @Test
    void shouldFindNothingInASoundSite() {
        assertThat(SiteValidator.validate(site(
                        List.of(frame("a", "site"), frame("b", "a")),
                        List.of(anchor("A0", new Vector3(0, 0, 2.5), Optional.of("g"))),
                        List.of())))
                .isEmpty();
    }

    @Test
    void shouldLetAnAnchorSitOnTheSkinOfTheBuilding() {
        assertThat(faultPaths(anchor("A", new Vector3(10.3, 5, 3.2), Optional.of("g"))))
                .isEmpty();
        assertThat(faultPaths(anchor("A", new Vector3(11.3, 5, 1), Optional.empty())))
                .containsExactly("anchors[0].position");
        assertThat(faultPaths(anchor("A", new Vector3(5, 5, 6.8), Optional.empty())))
                .containsExactly("anchors[0].position");
    }

    @Test
    void shouldPlaceAnAnchorWithoutAFloorOnAnyFloor() {
        assertThat(faultPaths(anchor("A", new Vector3(5, 5, 5), Optional.empty())))
                .isEmpty();
        assertThat(faultPaths(anchor("A", new Vector3(5, 5, 5), Optional.of("g"))))
                .containsExactly("anchors[0].position");
    }

    @Test
    void shouldCallNonFiniteCoordinatesAFaultOnce() {
        assertThat(faultPaths(anchor("A", new Vector3(Double.NaN, 5, 1), Optional.of("g"))))
                .containsExactly("anchors[0].position");
    }

    @Test
    void shouldNameEveryFrameOfALoopAndNoOther() {
        List<SiteFault> faults = SiteValidator.validate(site(
                List.of(frame("a", "b"), frame("b", "c"), frame("c", "a"), frame("d", "a"), frame("e", "site")),
                List.of(),
                List.of()));

        assertThat(faults)
                .extracting(SiteFault::path)
                .containsExactly("frames[0].parent", "frames[1].parent", "frames[2].parent");
    }

    @Test
    void shouldLetATagBeNamedLikeItsOwnBodyButNotLikeAnother() {
        Tag tag = new Tag("t", Vector3.ZERO);
        Trackable own = new Trackable("t", "t", TrackableKind.ASSET, List.of(tag), Double.NaN);
        Trackable other = new Trackable("x", "x", TrackableKind.ASSET, List.of(tag), Double.NaN);
        Trackable bare = new Trackable("t", "t", TrackableKind.ASSET, List.of(), Double.NaN);

        assertThat(SiteValidator.validate(site(List.of(), List.of(), List.of(own))))
                .isEmpty();
        assertThat(SiteValidator.validate(site(List.of(), List.of(), List.of(bare, other))))
                .extracting(SiteFault::path)
                .containsExactly("trackables[1].tags[0].id");
    }

    @Test
    void shouldRefuseAFenceThatIsBothPolygonAndCircle() {
        Fence fence = new Fence(
                "f",
                Optional.empty(),
                List.of(SQUARE),
                Optional.of(new Fence.Circle(new Point2(1, 1), 2)),
                Double.NaN,
                Double.NaN,
                FenceMargins.DEFAULT,
                FenceTimeouts.DEFAULT,
                Optional.empty());
        Site site = Site.builder("s").floors(FLOORS).fences(List.of(fence)).build();

        assertThat(SiteValidator.validate(site)).extracting(SiteFault::path).containsExactly("fences[0].region");
    }

    @Test
    void shouldSayPlaceValueAndWhatToDo() {
        SiteFault fault = SiteValidator.validate(
                        site(List.of(), List.of(anchor("A", new Vector3(5, 5, 1), Optional.of("attic"))), List.of()))
                .get(0);

        assertThat(fault)
                .hasToString("anchors[0].floor = attic: no such floor; list it under floors or correct the id");
    }

    private static List<String> faultPaths(Anchor anchor) {
        return SiteValidator.validate(site(List.of(), List.of(anchor), List.of())).stream()
                .map(SiteFault::path)
                .toList();
    }

    private static Site site(List<FramePlacement> frames, List<Anchor> anchors, List<Trackable> trackables) {
        return Site.builder("s")
                .floors(FLOORS)
                .frames(frames)
                .anchors(anchors)
                .trackables(trackables)
                .build();
    }

    private static FramePlacement frame(String id, String parent) {
        return new FramePlacement(id, parent, new RigidTransform(Quaternion.IDENTITY, Vector3.ZERO), Optional.empty());
    }

    private static Anchor anchor(String id, Vector3 position, Optional<String> floor) {
        return new Anchor(id, position, floor, Optional.empty(), Double.NaN, Double.NaN);
    }
}
