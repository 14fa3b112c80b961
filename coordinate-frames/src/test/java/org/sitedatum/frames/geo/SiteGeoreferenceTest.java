package org.sitedatum.frames.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

class SiteGeoreferenceTest {

    @Test
    void shouldAgreeWithProjOnTangentPlanes() {
        for (double[] row : GoldenRows.of("ecef-enu.csv")) {
            LocalTangentPlane plane = LocalTangentPlane.at(new Geodetic(row[0], row[1], row[2]));
            Ecef point = new Ecef(row[3], row[4], row[5]);
            Vector3 expected = new Vector3(row[6], row[7], row[8]);

            assertThat(plane.toEnu(point).distanceTo(expected))
                    .as("%s", plane.origin())
                    .isLessThan(1e-7);
            assertThat(plane.toEcef(expected).toVector().distanceTo(point.toVector()))
                    .as("%s", plane.origin())
                    .isLessThan(1e-7);
        }
    }

    @Test
    void shouldAgreeWithProjAndScipyOnPosesFarFromTheOrigin() {
        for (double[] row : GoldenRows.of("site-geopose.csv")) {
            var origin = new SiteOrigin(new Geodetic(row[0], row[1], row[2]), row[3]);
            SiteGeoreference site = SiteGeoreference.of(origin);
            var siteFromBody = new RigidTransform(
                    new Quaternion(row[7], row[8], row[9], row[10]), new Vector3(row[4], row[5], row[6]));
            Geodetic position = new Geodetic(row[11], row[12], row[13]);
            Quaternion enuFromBody = new Quaternion(row[14], row[15], row[16], row[17]);

            GeoPoseQuaternion pose = site.toGeoPose(siteFromBody);

            assertThat(distance(pose.position(), position)).as("%s", origin).isLessThan(1e-7);
            assertThat(angle(pose.enuFromBody(), enuFromBody)).as("%s", origin).isLessThan(1e-9);

            RigidTransform back = site.fromGeoPose(pose.toYpr());
            assertThat(back.translation().distanceTo(siteFromBody.translation()))
                    .isLessThan(1e-7);
            assertThat(angle(back.rotation(), siteFromBody.rotation())).isLessThan(1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "48.1, 11.5, 500",
        "0, 0, 0",
        "89.999, 10, 0",
        "90, 0, 0",
        "-90, 77, 2800",
        "-17.8, 179.9999, -300",
        "65.0, -180, 20",
        "31.5, 35.5, -430"
    })
    void shouldReturnWithinAMillimetreOverTenKilometres(double lat, double lon, double height) {
        var random = new SplittableRandom(11);
        for (int i = 0; i < 2000; i++) {
            var origin = new SiteOrigin(new Geodetic(lat, lon, height), random.nextDouble(-360, 360));
            SiteGeoreference site = SiteGeoreference.of(origin);
            Vector3 point = new Vector3(
                    random.nextDouble(-1e4, 1e4), random.nextDouble(-1e4, 1e4), random.nextDouble(-1e4, 1e4));

            Vector3 back = site.toSite(site.toGeodetic(point));

            // Asked for: 1 mm. Reached: 0.1 micrometres.
            assertThat(back.distanceTo(point)).as("%s %s", origin, point).isLessThan(1e-7);
        }
    }

    @Test
    void shouldTurnSiteAxesCounterClockwiseFromEast() {
        Geodetic origin = new Geodetic(48, 11, 500);
        SiteGeoreference facingEast = SiteGeoreference.of(new SiteOrigin(origin, 0));
        SiteGeoreference facingNorth = SiteGeoreference.of(new SiteOrigin(origin, 90));
        Vector3 alongX = new Vector3(100, 0, 0);

        assertThat(facingEast.toGeodetic(alongX).lonDeg()).isGreaterThan(11.001);
        assertThat(facingNorth.toGeodetic(alongX).latDeg()).isGreaterThan(48.0008);
        assertThat(facingNorth.toGeodetic(alongX).lonDeg()).isCloseTo(11, within(1e-9));
        assertThat(facingNorth.toGeodetic(new Vector3(0, 0, 7)).height()).isCloseTo(507, within(1e-6));
    }

    @Test
    void shouldGiveTheSameTransformAsAPose() {
        SiteGeoreference site = SiteGeoreference.of(new SiteOrigin(new Geodetic(-33.9, 151.2, 40), 30));
        Vector3 point = new Vector3(120, -45, 8);

        Vector3 throughPose = site.ecefFromSite().apply(point);

        assertThat(throughPose.distanceTo(site.toEcef(point).toVector())).isLessThan(1e-7);
    }

    @Test
    void shouldCrossTheAntimeridianWithoutAJump() {
        SiteGeoreference site = SiteGeoreference.of(new SiteOrigin(new Geodetic(-17.8, 179.9999, 10), 0));

        Geodetic east = site.toGeodetic(new Vector3(100, 0, 0));

        assertThat(east.lonDeg()).isBetween(-180.0, -179.99);
        assertThat(site.toSite(east).x()).isCloseTo(100, within(1e-7));
    }

    @Test
    void shouldFallBelowThePlaneAsTheEarthCurves() {
        SiteGeoreference site = SiteGeoreference.of(new SiteOrigin(new Geodetic(48, 11, 0), 0));

        assertThat(site.toGeodetic(new Vector3(1000, 0, 0)).height()).isCloseTo(0.078, within(0.001));
        assertThat(site.toGeodetic(new Vector3(10_000, 0, 0)).height()).isCloseTo(7.82, within(0.02));
    }

    @Test
    void shouldRefuseAHeadingThatIsNoAngle() {
        Geodetic origin = new Geodetic(48, 11, 0);

        assertThatThrownBy(() -> new SiteOrigin(origin, Double.NaN))
                .hasMessage("headingDeg is NaN, must be in [-360.0, 360.0]");
        assertThatThrownBy(() -> new SiteOrigin(origin, 1e6)).hasMessageContaining("headingDeg is 1000000.0");
    }

    private static double distance(Geodetic a, Geodetic b) {
        return a.toEcef().toVector().distanceTo(b.toEcef().toVector());
    }

    private static double angle(Quaternion a, Quaternion b) {
        Quaternion d = a.conjugate().times(b);
        return 2 * new Vector3(d.x(), d.y(), d.z()).norm();
    }
}
