package org.sitedatum.frames.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.frames.geometry.Vector3;

class GeodeticTest {

    @Test
    void shouldAgreeWithProjOnEarthCentredCoordinates() {
        for (double[] row : GoldenRows.of("geodetic-ecef.csv")) {
            Geodetic geodetic = new Geodetic(row[0], row[1], row[2]);
            Vector3 expected = new Vector3(row[3], row[4], row[5]);

            assertThat(geodetic.toEcef().toVector().distanceTo(expected))
                    .as("%s", geodetic)
                    .isLessThan(1e-7);

            Geodetic back = Ecef.of(expected).toGeodetic();
            assertThat(back.latDeg()).as("lat of %s", geodetic).isCloseTo(row[0], within(1e-13));
            assertThat(back.height()).as("height of %s", geodetic).isCloseTo(row[2], within(1e-7));
        }
    }

    @Test
    void shouldReturnToTheSamePointAtAnyHeightIncludingTheDeepAndTheHigh() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            double height = i % 2 == 0 ? random.nextDouble(-1e4, 1e5) : random.nextDouble(-1e5, 9.9e7);
            Geodetic start = new Geodetic(random.nextDouble(-90, 90), random.nextDouble(-180, 180), height);

            Ecef ecef = start.toEcef();
            Geodetic back = ecef.toGeodetic();

            // Farther out one unit in the last place of a double grows: 1.5e-8 m at 100,000 km.
            double tolerance = height < 1e6 ? 1e-8 : 1e-7;
            assertThat(back.toEcef().toVector().distanceTo(ecef.toVector()))
                    .as("%s", start)
                    .isLessThan(tolerance);
            assertThat(back.height()).as("%s", start).isCloseTo(height, within(tolerance));
        }
    }

    @Test
    void shouldKeepPointsWithinAMicrometreRoundThePolesAndTheAntimeridian() {
        var random = new SplittableRandom(8);
        for (int i = 0; i < 10_000; i++) {
            double tiny = Math.pow(10, random.nextDouble(-15, -1));
            boolean pole = i % 2 == 0;
            double sign = random.nextBoolean() ? 1 : -1;
            Geodetic start = pole
                    ? new Geodetic(sign * (90 - tiny), random.nextDouble(-180, 180), random.nextDouble(-500, 5000))
                    : new Geodetic(random.nextDouble(-89, 89), sign * (180 - tiny), random.nextDouble(-500, 5000));

            Ecef ecef = start.toEcef();

            assertThat(ecef.toGeodetic().toEcef().toVector().distanceTo(ecef.toVector()))
                    .as("%s", start)
                    .isLessThan(1e-8);
        }
    }

    @Test
    void shouldPlaceThePolarAxisAtLatitudeNinety() {
        Geodetic north = new Ecef(0, 0, Wgs84.B + 10).toGeodetic();
        Geodetic south = new Ecef(0, 0, -Wgs84.B).toGeodetic();

        assertThat(north.latDeg()).isEqualTo(90);
        assertThat(north.height()).isCloseTo(10, within(1e-9));
        assertThat(south.latDeg()).isEqualTo(-90);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 0, 0, latDeg is NaN",
        "90.0000001, 0, 0, 'latDeg is 90.0000001, must be in [-90.0, 90.0]'",
        "-91, 0, 0, latDeg is -91.0",
        "0, 180.5, 0, 'lonDeg is 180.5, must be in [-180.0, 180.0]'",
        "0, -Infinity, 0, lonDeg is -Infinity",
        "0, NaN, 0, lonDeg is NaN",
        "0, 0, NaN, height is NaN",
        "0, 0, 1e9, height is 1.0E9",
        "0, 0, -200000, height is -200000.0",
    })
    void shouldRefuseMalformedPositionsNamingFieldValueAndRange(double lat, double lon, double h, String reason) {
        assertThatThrownBy(() -> new Geodetic(lat, lon, h))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseEarthCentredNonsense() {
        assertThatThrownBy(() -> new Ecef(Double.NaN, 0, 0)).hasMessage("x is NaN, must be finite");
        assertThatThrownBy(() -> new Ecef(0, Double.POSITIVE_INFINITY, 0)).hasMessageContaining("y is Infinity");
        assertThatThrownBy(() -> new Ecef(0, 0, 0).toGeodetic()).hasMessageContaining("height");
        assertThatThrownBy(() -> new Ecef(1000, 2000, 3000).toGeodetic()).hasMessageContaining("height");
    }
}
