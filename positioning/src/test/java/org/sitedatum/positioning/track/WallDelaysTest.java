package org.sitedatum.positioning.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;

class WallDelaysTest {

    private static final List<Point2> ALONG_Y = List.of(new Point2(5, 0), new Point2(5, 4), new Point2(5, 10));

    @Test
    void shouldExpectLongRangesThroughAWall() {
        WallDelays walls = walls(new Wall("ground", ALONG_Y, "brick"));

        walls.look(0, 8, 2);

        assertThat(walls.expected()).isBetween(0.05, 0.3);
        assertThat(walls.variance()).isPositive();
    }

    @Test
    void shouldExpectNothingWhereTheLineStaysOnOneSide() {
        WallDelays walls = walls(new Wall("ground", ALONG_Y, "brick"));

        walls.look(0, 4.9, 9);
        assertThat(walls.expected()).isZero();
        walls.look(0, 9, 30);
        assertThat(walls.expected()).isZero();
        assertThat(walls.variance()).isZero();
    }

    @Test
    void shouldAddUpWallsByMaterial() {
        WallDelays one = walls(new Wall("ground", ALONG_Y, "drywall"));
        WallDelays two = walls(
                new Wall("ground", ALONG_Y, "drywall"),
                new Wall("ground", List.of(new Point2(7, 0), new Point2(7, 10)), "concrete"));

        one.look(0, 8, 2);
        two.look(0, 8, 2);

        assertThat(two.expected()).isGreaterThan(one.expected() + 0.1);
        assertThat(two.variance()).isGreaterThan(one.variance());
    }

    @Test
    void shouldLeaveOutWallsOfOtherFloors() {
        WallDelays walls = walls(new Wall("upper", ALONG_Y, "metal"));

        walls.look(0, 8, 2);

        assertThat(walls.expected()).isZero();
    }

    private static WallDelays walls(Wall... walls) {
        List<Floor> floors =
                List.of(new Floor("ground", "ground", 0, 3, List.of()), new Floor("upper", "upper", 3, 3, List.of()));
        List<Anchor> anchors = List.of(
                new Anchor("a", new Vector3(1, 2, 2), Optional.of("ground"), Optional.empty(), Double.NaN, Double.NaN));
        Site site = new Site(
                "site",
                "site",
                Optional.empty(),
                floors,
                List.of(),
                anchors,
                List.of(),
                List.of(),
                List.of(),
                List.of(walls),
                List.of(),
                List.of(),
                List.of());
        return new SiteSensors(site).walls();
    }
}
