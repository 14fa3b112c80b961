package org.sitedatum.positioning.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;

class LiftShaftsTest {

    private static final double AROUND = 0.3;
    /** 2.4 m x 2.4 m, its door of 1.1 m in the middle of the south side. */
    private static final double[] SHAFT = {5.65, 4, 5, 4, 5, 6.4, 7.4, 6.4, 7.4, 4, 6.75, 4};

    @ParameterizedTest
    @CsvSource({"6.2, 5.2", "5.3, 6.1", "7.1, 4.3", "6.2, 4.5"})
    void shouldLeadFromEverywhereInTheShaft(double x, double y) {
        LiftShafts shafts = shafts(wall("0", "metal", SHAFT), wall("1", "metal", SHAFT));

        assertThat(shafts.lead(0, x, y, AROUND)).isTrue();
        assertThat(shafts.lead(1, x, y, AROUND)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"6.2, 2.5", "6.2, 3.2", "9, 5", "3, 5", "6.2, 8"})
    void shouldNotLeadFromOutside(double x, double y) {
        LiftShafts shafts = shafts(wall("0", "metal", SHAFT), wall("1", "metal", SHAFT));

        assertThat(shafts.lead(0, x, y, AROUND)).isFalse();
    }

    @Test
    void shouldNotLeadFromAFloorWhereTheShaftHasNoWalls() {
        LiftShafts shafts = shafts(wall("0", "metal", SHAFT), wall("1", "metal", SHAFT));

        assertThat(shafts.lead(2, 6.2, 5.2, AROUND)).isFalse();
    }

    @Test
    void shouldTakeACabinetOnOneFloorForNoShaft() {
        assertThat(shafts(wall("0", "metal", SHAFT)).lead(0, 6.2, 5.2, AROUND)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"glass", "drywall", "brick", "concrete"})
    void shouldTakeSmallRoomsOverEachOtherForNoShaft(String material) {
        LiftShafts shafts = shafts(wall("0", material, SHAFT), wall("1", material, SHAFT));

        assertThat(shafts.lead(0, 6.2, 5.2, AROUND)).isFalse();
    }

    @Test
    void shouldTakeAislesBetweenRacksForNoShaft() {
        List<Wall> racks = new ArrayList<>();
        for (String floor : List.of("0", "1")) {
            racks.add(wall(floor, "metal", 0, 0, 30, 0));
            racks.add(wall(floor, "metal", 0, 1.5, 30, 1.5));
        }
        LiftShafts shafts = shafts(racks.toArray(new Wall[0]));

        assertThat(shafts.lead(0, 15, 0.8, AROUND)).isFalse();
        assertThat(shafts.lead(0, 15, 0.4, 0.6)).isFalse();
    }

    @Test
    void shouldReachAroundAPlaceThatIsNotCertain() {
        LiftShafts shafts = shafts(wall("0", "metal", SHAFT), wall("1", "metal", SHAFT));

        assertThat(shafts.lead(0, 6.2, 3.8, AROUND)).isFalse();
        assertThat(shafts.lead(0, 6.2, 3.8, 1)).isTrue();
    }

    private static Wall wall(String floor, String material, double... xy) {
        List<Point2> line = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            line.add(new Point2(xy[i], xy[i + 1]));
        }
        return new Wall(floor, line, material);
    }

    private static LiftShafts shafts(Wall... walls) {
        return new LiftShafts(new WallMap(Site.builder("house")
                .floors(List.of(floor("0", 0), floor("1", 3.5), floor("2", 7)))
                .walls(List.of(walls))
                .build()));
    }

    private static Floor floor(String id, double elevation) {
        return new Floor(id, id, elevation, 3.5, List.of());
    }
}
