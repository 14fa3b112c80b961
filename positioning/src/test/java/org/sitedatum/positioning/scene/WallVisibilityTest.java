package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;
import org.sitedatum.positioning.vision.SiteVision;
import org.sitedatum.positioning.walls.Sight;

class WallVisibilityTest {

    private static final List<Point2> ACROSS = List.of(new Point2(5, 0), new Point2(5, 10));

    @Test
    void shouldNotSeeBehindAWallButThroughGlassByKindOfSensor() {
        WallVisibility glass = visibility(new Wall("ground", ACROSS, "glass"));
        glass.add(Sight.CAMERA, at(2.5));
        glass.add(Sight.RADAR, at(2.5));

        assertThat(glass.isClear(0, 1, 5, 9, 5)).isTrue();
        assertThat(glass.isClear(1, 1, 5, 9, 5)).isFalse();
        assertThat(glass.isClear(1, 1, 5, 4, 5)).isTrue();
        assertThat(glass.isClear(1, 1, 5, 5.3, 5)).as("hardly behind").isTrue();
    }

    @Test
    void shouldMindTheWallsOfItsOwnFloorOnly() {
        WallVisibility brick = visibility(new Wall("upper", ACROSS, "brick"));
        brick.add(Sight.CAMERA, at(2.5));
        brick.add(Sight.CAMERA, at(6));
        brick.add(Sight.CAMERA, Optional.empty());

        assertThat(brick.isClear(0, 1, 5, 9, 5)).isTrue();
        assertThat(brick.isClear(1, 1, 5, 9, 5)).isFalse();
        assertThat(brick.isClear(2, 1, 5, 9, 5)).as("moves, nobody says where").isTrue();
    }

    @Test
    void shouldKnowTheFloorOfACameraPlacedByAFrameAndOfAHomography() {
        Intrinsics lens = new Intrinsics(900, 900, 640, 360, List.of(), 1280, 720);
        Camera framed = new Camera("framed", Optional.of("pole"), Optional.empty(), Optional.of(lens), List.of());
        Camera flat = new Camera(
                "flat",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(0.01, 0.0, 1.0, 0.0, 0.01, 2.0, 0.0, 0.0, 1.0),
                Optional.empty(),
                Optional.of("upper"));
        List<Floor> floors = List.of(
                new Floor("ground", "ground", 0, 3.5, List.of()), new Floor("upper", "upper", 3.5, 3.5, List.of()));
        FramePlacement pole = new FramePlacement("pole", Site.FRAME, at(6).orElseThrow(), Optional.empty());
        Site site = Site.builder("site")
                .floors(floors)
                .frames(List.of(pole))
                .cameras(List.of(framed, flat))
                .build();
        SiteVision vision = new SiteVision(site);

        assertThat(vision.findPose("framed")).contains(at(6).orElseThrow());
        assertThat(vision.findPose("flat")).isEmpty();
        assertThat(SceneSensor.camera(framed, vision.findPose("framed"), floors).floorZ())
                .isEqualTo(3.5);
        assertThat(SceneSensor.camera(flat, Optional.empty(), floors).floorZ()).isEqualTo(3.5);
    }

    private static Optional<RigidTransform> at(double z) {
        return Optional.of(new RigidTransform(Quaternion.IDENTITY, new Vector3(1, 5, z)));
    }

    private static WallVisibility visibility(Wall... walls) {
        return new WallVisibility(Site.builder("site")
                .floors(List.of(
                        new Floor("ground", "ground", 0, 3.5, List.of()),
                        new Floor("upper", "upper", 3.5, 3.5, List.of())))
                .walls(List.of(walls))
                .build());
    }
}
