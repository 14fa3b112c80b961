package org.sitedatum.frames.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectedCrsTest {

    private static final int WEB_MERCATOR = 3857;

    @Test
    void shouldAgreeWithProjOnEpsgCodes() {
        for (double[] row : GoldenRows.of("projected.csv")) {
            ProjectedCrs crs = ProjectedCrs.ofEpsg((int) row[0]);
            Geodetic position = new Geodetic(row[1], row[2], 120);

            ProjectedPoint point = crs.forward(position);

            assertThat(point.easting()).as("%s %s", crs, position).isCloseTo(row[3], within(row[5]));
            assertThat(point.northing()).as("%s %s", crs, position).isCloseTo(row[4], within(row[5]));
            assertThat(point.height()).isEqualTo(120);
        }
    }

    @Test
    void shouldAgreeWithProjOnConvergenceAndScale() {
        for (double[] row : GoldenRows.of("projected.csv")) {
            ProjectedCrs crs = ProjectedCrs.ofEpsg((int) row[0]);

            GridFactors factors = crs.factorsAt(new Geodetic(row[1], row[2], 0));

            // PROJ leaves the datum shift out of its factors.
            boolean shifted = crs.datumShift() == DatumShift.HELMERT;
            assertThat(factors.convergenceDeg()).as("%s", crs).isCloseTo(row[6], within(shifted ? 1e-3 : 1e-7));
            if (crs.epsg() != WEB_MERCATOR) { // PROJ takes its scale on a sphere
                assertThat(factors.scale()).as("%s", crs).isCloseTo(row[7], within(shifted ? 5e-5 : 1e-8));
            }
        }
    }

    @Test
    void shouldReturnToTheSamePositionWithinATenthOfAMillimetre() {
        var random = new SplittableRandom(5);
        for (double[] row : GoldenRows.of("projected.csv")) {
            ProjectedCrs crs = ProjectedCrs.ofEpsg((int) row[0]);
            for (int i = 0; i < 200; i++) {
                double lat = Math.max(-89.999, row[1] + random.nextDouble(-0.09, 0.09));
                double lon = Math.max(-180, Math.min(180, row[2] + random.nextDouble(-0.09, 0.09)));
                Geodetic start = new Geodetic(lat, lon, random.nextDouble(-400, 5000));

                Geodetic back = crs.inverse(crs.forward(start));

                assertThat(back.toEcef().toVector().distanceTo(start.toEcef().toVector()))
                        .as("%s %s", crs, start)
                        .isLessThan(1e-4);
            }
        }
    }

    @Test
    void shouldSayHowFarTheDatumCanBeTrusted() {
        assertThat(ProjectedCrs.ofEpsg(25832).datumShift()).isEqualTo(DatumShift.NONE);
        assertThat(ProjectedCrs.ofEpsg(WEB_MERCATOR).datumShift()).isEqualTo(DatumShift.NONE);
        assertThat(ProjectedCrs.ofEpsg(27700).datumShift()).isEqualTo(DatumShift.HELMERT);
        assertThat(ProjectedCrs.ofEpsg(28992).datumShift()).isEqualTo(DatumShift.HELMERT);
    }

    @Test
    void shouldKeepTheUnitOfTheCrs() {
        ProjectedCrs newYork = ProjectedCrs.ofEpsg(2263);

        assertThat(newYork.metresPerUnit()).isCloseTo(1200.0 / 3937, within(1e-12));
        assertThat(ProjectedCrs.ofEpsg(32633).metresPerUnit()).isEqualTo(1);
    }

    @Test
    void shouldPointGridNorthUpWhereAxesPointWestAndSouth() {
        ProjectedCrs capeTown = ProjectedCrs.ofEpsg(2048);
        Geodetic position = new Geodetic(-33.9, 18.4, 0);

        // PROJ: 55496.128, 3752731.365 (westing, southing)
        assertThat(capeTown.forward(position).easting()).isCloseTo(55496.128, within(1e-3));
        assertThat(capeTown.forward(position).northing()).isCloseTo(3752731.365, within(1e-3));
        assertThat(capeTown.factorsAt(position).convergenceDeg()).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 1, 999_999, Integer.MAX_VALUE})
    void shouldRefuseUnknownCodesByName(int code) {
        assertThatThrownBy(() -> ProjectedCrs.ofEpsg(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EPSG:" + code + " is unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "4326, is geographic",
        "4258, is geographic",
        "4978, is geocentric",
        "5514, without an inverse",
    })
    void shouldRefuseWhatIsNoUsableProjectionWithTheReason(int code, String reason) {
        assertThatThrownBy(() -> ProjectedCrs.ofEpsg(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefusePointsOffTheMap() {
        ProjectedCrs utm = ProjectedCrs.ofEpsg(25832);

        assertThatThrownBy(() -> utm.inverse(new ProjectedPoint(1e12, 1e12, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EPSG:25832: no position for");
        assertThatThrownBy(() -> new ProjectedPoint(Double.NaN, 0, 0)).hasMessage("easting is NaN, must be finite");
    }

    @Test
    void shouldSurviveEveryFiniteMapPoint() {
        var random = new SplittableRandom(17);
        ProjectedCrs utm = ProjectedCrs.ofEpsg(25832);
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            double size = Math.pow(10, random.nextDouble(0, 300));
            var point = new ProjectedPoint(size * random.nextDouble(-1, 1), size * random.nextDouble(-1, 1), 0);
            try {
                assertThat(utm.inverse(point).latDeg()).isBetween(-90.0, 90.0);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("EPSG:25832");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(4000);
    }
}
