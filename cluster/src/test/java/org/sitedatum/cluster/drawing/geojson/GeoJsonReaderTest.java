package org.sitedatum.cluster.drawing.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.drawing.Drawing;
import org.sitedatum.cluster.drawing.DrawingGroup;
import org.sitedatum.cluster.drawing.DrawingGroup.Use;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.DrawingShape;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Point2;

class GeoJsonReaderTest {

    private static final Georeference MUNICH = new Georeference(48.1374, 11.5755, 565, 12);

    @Test
    void shouldReadWallsFencesAndAnchorsInSiteMetres() throws DrawingRefused {
        Drawing drawing = read(
                "\"frame\":\"site\",",
                feature("LineString", "[[0,0],[5,0]]", "\"kind\":\"wall\",\"material\":\"concrete\",\"floor\":\"f0\"")
                        + ","
                        + feature(
                                "Polygon", "[[[0,0],[2,0],[2,2],[0,0]]]", "\"kind\":\"fence\",\"name\":\"Cold store\"")
                        + ","
                        + feature("Point", "[1,2,3.5]", "\"kind\":\"anchor\",\"id\":\"A1\""));

        assertThat(drawing.groups())
                .containsExactly(
                        new DrawingGroup("wall concrete", Use.CONCRETE),
                        new DrawingGroup("fence", Use.FENCE),
                        new DrawingGroup("anchor", Use.ANCHOR));
        assertThat(drawing.shapes().get(0).floor()).contains("f0");
        assertThat(((DrawingShape.Area) drawing.shapes().get(1)).id()).isEqualTo("Cold-store");
        DrawingShape.Place anchor = (DrawingShape.Place) drawing.shapes().get(2);
        assertThat(anchor.point()).isEqualTo(new Point2(1, 2));
        assertThat(anchor.z()).hasValue(3.5);
        assertThat(drawing.unit()).isEqualTo("site metres");
    }

    @Test
    void shouldBringPositionsOnEarthToTheSite() throws DrawingRefused {
        Vector3 place = new Vector3(30, 12, 0);
        Geodetic there = SiteGeoreference.of(new SiteOrigin(
                        new Geodetic(MUNICH.latDeg(), MUNICH.lonDeg(), MUNICH.height()), MUNICH.headingDeg()))
                .toGeodetic(place);
        String position = String.format(Locale.ROOT, "[%.10f,%.10f,567]", there.lonDeg(), there.latDeg());

        Drawing drawing = read("", feature("Point", position, "\"kind\":\"anchor\""));

        DrawingShape.Place found = (DrawingShape.Place) drawing.shapes().get(0);
        assertThat(found.point().x()).isCloseTo(30, within(0.001));
        assertThat(found.point().y()).isCloseTo(12, within(0.001));
        assertThat(found.z().orElseThrow()).isCloseTo(2, within(1e-6));
        assertThat(drawing.notes()).anySatisfy(note -> assertThat(note).contains("longitude and latitude"));
    }

    @Test
    void shouldTakeMetresFarFromTheSiteOnEarthAsMetres() throws DrawingRefused {
        Drawing drawing = read("", feature("LineString", "[[0,0],[5,0]]", ""));

        assertThat(drawing.unit()).isEqualTo("site metres");
        assertThat(drawing.notes()).anySatisfy(note -> assertThat(note).contains("site metres"));
    }

    @Test
    void shouldWantAGeoreferenceForPositionsOnEarth() {
        byte[] file = collection("", feature("LineString", "[[11,48],[11.1,48]]", ""));

        assertThatThrownBy(() -> GeoJsonReader.read(file, Optional.of(Coordinates.EARTH), Optional.empty()))
                .isInstanceOf(DrawingRefused.class)
                .hasMessageContaining("lay the site on Earth");
        assertThatThrownBy(() -> GeoJsonReader.read(file, Optional.of(Coordinates.EARTH), Optional.of(MUNICH)))
                .isInstanceOf(DrawingRefused.class)
                .hasMessageContaining("km from the site");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[NaN,0],[1,1]] | no JSON",
                "[[1e999,0],[1,1]] | not a place on Earth",
                "[[\"0\",0],[1,1]] | two or three numbers",
                "[[0],[1,1]] | two or three numbers",
                "{} | no list of positions",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[0,0]]]]]]]]]]]]]]]]]]]]]]]]]] | no JSON"
            })
    void shouldRefuseLinesThatAreNone(String coordinates, String reason) {
        assertRefused(
                new String(collection("", feature("LineString", coordinates, "")), StandardCharsets.UTF_8), reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{\"type\":\"FeatureCollection\"",
                "{\"type\":\"Topology\"}",
                "{\"type\":\"FeatureCollection\",\"features\":[1]}",
                "{\"type\":\"FeatureCollection\",\"features\":[]} x",
                "{\"type\":\"FeatureCollection\",\"features\":[]}",
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:25832\"}},\"features\":[]}"
            })
    void shouldSayWhatIsNoFeatureCollection(String text) {
        assertRefused(text, "");
    }

    @Test
    void shouldRefuseAnOpenRing() {
        assertRefused(
                new String(
                        collection("", feature("Polygon", "[[[0,0],[2,0],[2,2],[0,1]]]", "")), StandardCharsets.UTF_8),
                "end where it began");
    }

    @Test
    void shouldRefuseMoreFeaturesThanASiteCanHold() {
        String point = feature("Point", "[1,1]", "");
        assertRefused(
                new String(collection("", (point + ",").repeat(20_001) + point), StandardCharsets.UTF_8),
                "20000 shapes");
        String line = feature("LineString", "[" + "[0,0],[1,1],".repeat(110_000) + "[0,0]]", "");
        assertRefused(new String(collection("", line), StandardCharsets.UTF_8), "points");
    }

    private static void assertRefused(String text, String reason) {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> GeoJsonReader.read(file, Optional.empty(), Optional.of(MUNICH)))
                .isInstanceOf(DrawingRefused.class)
                .hasMessageContaining(reason);
    }

    private static Drawing read(String members, String features) throws DrawingRefused {
        return GeoJsonReader.read(collection(members, features), Optional.empty(), Optional.of(MUNICH));
    }

    private static byte[] collection(String members, String features) {
        return ("{\"type\":\"FeatureCollection\"," + members + "\"features\":[" + features + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String feature(String type, String coordinates, String properties) {
        return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"" + type + "\",\"coordinates\":" + coordinates
                + "},\"properties\":{" + properties + "}}";
    }
}
