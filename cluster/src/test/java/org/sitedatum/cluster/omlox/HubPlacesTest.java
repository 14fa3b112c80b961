package org.sitedatum.cluster.omlox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.omlox.Crs;
import org.sitedatum.mqtt.omlox.GeoPoint;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.HubZone;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;

/** Coordinates: right, or not said. */
class HubPlacesTest {

    private static final String ZONE = "33333333-3333-4333-8333-333333333333";
    private static final SiteGeoreference EARTH = SiteGeoreference.of(new SiteOrigin(new Geodetic(49, 8.4, 115), 30));

    private static Site site(String json) {
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(json.getBytes(StandardCharsets.UTF_8))).site();
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** A zone whose x runs along the site's y, in half metres, with y down where {@code flip} is -1. */
    private static HubZone zone(double flip, double wrongBy) throws Exception {
        double[][] corners = {{0, 0}, {40, 0}, {40, 30}, {0, 30}, {20, 15}};
        StringBuilder points = new StringBuilder();
        for (double[] corner : corners) {
            Geodetic at = EARTH.toGeodetic(new Vector3(corner[0] + (corner[0] == 20 ? wrongBy : 0), corner[1], 0));
            points.append(points.isEmpty() ? "" : ",")
                    .append("[" + at.lonDeg() + "," + at.latDeg() + "],[" + 2 * corner[1] + "," + flip * -2 * corner[0]
                            + "]");
        }
        return HubReader.zone(bytes("{'id':'" + ZONE + "','type':'uwb','ground_control_points':[" + points + "]}"));
    }

    @ParameterizedTest
    @CsvSource({"1", "-1"})
    void shouldFitAZoneThatIsTurnedScaledOrMirrored(double flip) throws Exception {
        HubSpace space = new HubSpace(site(HubNode.SITE), List.of(zone(flip, 0)));
        HubTarget local = HubTarget.local(ZONE);

        Vector3 inSite = space.toSite(GeoPoint.of(20, flip * -60), local);
        GeoPoint back = space.fromSite(30, 10, local);

        assertThat(inSite.x()).isCloseTo(30, Offset.offset(0.001));
        assertThat(inSite.y()).isCloseTo(10, Offset.offset(0.001));
        assertThat(back.x()).isCloseTo(20, Offset.offset(0.002));
        assertThat(back.y()).isCloseTo(flip * -60, Offset.offset(0.002));
        assertThat(space.fit(space.zone(ZONE).orElseThrow()).alignment().rms()).isLessThan(0.001);
    }

    @Test
    void shouldRefuseControlPointsThatContradictEachOther() throws Exception {
        HubSpace space = new HubSpace(site(HubNode.SITE), List.of(zone(1, 15)));

        assertThatThrownBy(() -> space.toSite(GeoPoint.of(1, 1), HubTarget.local(ZONE)))
                .hasMessageContaining("contradict each other");
    }

    @Test
    void shouldAgreeWithAMapProjectionBothWays() throws Exception {
        HubSpace space = new HubSpace(site(HubNode.SITE), List.of());
        HubTarget utm = new HubTarget("EPSG:25832", "");

        GeoPoint map = space.convert(GeoPoint.of(9, 49), HubTarget.WGS84, utm);
        GeoPoint back = space.convert(map, utm, HubTarget.WGS84);

        // the central meridian of the zone has the false easting
        assertThat(map.x()).isCloseTo(500_000, Offset.offset(1e-3));
        assertThat(map.y()).isCloseTo(5_427_292, Offset.offset(400.0));
        assertThat(back.x()).isCloseTo(9, Offset.offset(1e-9));
        assertThat(back.y()).isCloseTo(49, Offset.offset(1e-9));
        for (String wrong : List.of("EPSG:1", "EPSG:999999", "EPSG:4258")) {
            assertThatThrownBy(() -> space.convert(GeoPoint.of(9, 49), HubTarget.WGS84, new HubTarget(wrong, "")))
                    .isInstanceOf(NoPlace.class);
        }
    }

    @Test
    void shouldSayNothingInDegreesWithoutAGeoreference() throws Exception {
        Site lost = site(HubNode.SITE.replaceFirst("\"georeference\":\\{[^}]*},", ""));
        HubSpace space = new HubSpace(lost, List.of());
        HubVoice voice = new HubVoice(space);
        HubLocation here = HubLocation.of(
                GeoPoint.of(1, 2), Crs.LOCAL, "hall", org.sitedatum.mqtt.omlox.ProviderType.UWB, "tag-1");

        assertThat(space.home().crs()).isEqualTo(Crs.LOCAL);
        assertThat(space.toSite(here.position(), HubTarget.of(here)).y()).isEqualTo(2);
        HubNews news = voice.of(here);
        assertThat(news.json(java.util.Optional.of(HubTarget.WGS84), false)).isEmpty();
        assertThat(news.json(java.util.Optional.of(HubTarget.WGS84), true)).isEmpty();
        assertThat(news.json(java.util.Optional.of(HubTarget.local("hall")), false))
                .isPresent();
        assertThatThrownBy(() -> space.toSite(GeoPoint.of(8.4, 49), HubTarget.WGS84))
                .hasMessageContaining("no georeference");
    }

    @Test
    void shouldRefuseWhatIsFarFromTheSite() {
        HubSpace space = new HubSpace(site(HubNode.SITE), List.of());

        assertThatThrownBy(() -> space.toSite(GeoPoint.of(32, 30), HubTarget.WGS84))
                .hasMessageContaining("km from");
        assertThatThrownBy(() -> space.toSite(GeoPoint.of(500, 30), HubTarget.WGS84))
                .isInstanceOf(NoPlace.class);
        assertThatThrownBy(() -> space.toSite(GeoPoint.of(1, 1), HubTarget.local("nowhere")))
                .hasMessageContaining("no zone");
    }

    @ParameterizedTest
    @CsvSource({
        // accuracy, sigma: a 68 % radius
        "'1.5096', 1.0",
        "'0', 0.5",
        "'0.001', 0.05",
        "'', 0.5"
    })
    void shouldMakeFixesWithASoundCovariance(String accuracy, double sigma) throws Exception {
        HubCatalog catalog = new HubCatalog(site(HubNode.SITE), List.of());
        HubLocation location = HubReader.location(bytes("{'position':{'type':'Point','coordinates':[3,4,1.5]},"
                + "'source':'hall','provider_type':'uwb','provider_id':'tag-1','floor':1.5"
                + (accuracy.isEmpty() ? "" : ",'accuracy':" + accuracy) + "}"));

        PositionFix fix = FixPost.fix(location, "tag-1", catalog, 7_000_000_000L);

        assertThat(fix.covariance().xx()).isCloseTo(sigma * sigma, Offset.offset(1e-6));
        assertThat(fix.covariance().zz())
                .isGreaterThanOrEqualTo(fix.covariance().xx());
        // a mezzanine belongs to the storey below it, here the upper one, whose surface is at 5 m
        assertThat(fix.z()).isEqualTo(6.5);
        assertThat(fix.header().floor()).hasValue("u");
        assertThat(fix.header().stampNanos()).isEqualTo(7_000_000_000L);
        assertThat(fix.header().source()).isEqualTo("omlox.hall");
    }

    @Test
    void shouldShowEnginesFencesAsOmloxFencesAndBack() throws Exception {
        HubCatalog catalog = new HubCatalog(site(HubNode.SITE), List.of());
        var shown = catalog.fences().values().iterator().next().object();

        var again = catalog.fenceFace().toSite(shown, "dock");
        var dock = catalog.siteFence("dock").orElseThrow();

        assertThat(shown.crs()).isEqualTo("EPSG:4326");
        assertThat(shown.floor()).hasValue(0);
        assertThat(again.circle().orElseThrow().centre().x())
                .isCloseTo(dock.circle().orElseThrow().centre().x(), Offset.offset(1e-5));
        assertThat(again.circle().orElseThrow().radius()).isEqualTo(4);
        assertThat(catalog.trackables()
                        .values()
                        .iterator()
                        .next()
                        .object()
                        .properties()
                        .orElseThrow()
                        .text())
                .contains("\"trackable\":\"cart\"");
    }
}
