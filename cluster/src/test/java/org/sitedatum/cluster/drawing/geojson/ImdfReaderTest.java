package org.sitedatum.cluster.drawing.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.drawing.Drawing;
import org.sitedatum.cluster.drawing.DrawingFloor;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.DrawingShape;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Point2;

class ImdfReaderTest {

    private static final Georeference MUNICH = new Georeference(48.1374, 11.5755, 565, 30);
    private static final SiteGeoreference EARTH = SiteGeoreference.of(
            new SiteOrigin(new Geodetic(MUNICH.latDeg(), MUNICH.lonDeg(), MUNICH.height()), MUNICH.headingDeg()));

    /** Two rooms side by side with a door between them, on the first of two levels. */
    private static Map<String, String> building() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("manifest.json", "{\"version\":\"1.0.0\"}");
        files.put(
                "level.geojson",
                collection(level("upper", 1, "First floor", "1"), level("ground", 0, "Ground floor", "G")));
        files.put(
                "unit.geojson",
                collection(
                        area(
                                "u1",
                                "\"category\":\"room\",\"level_id\":\"ground\",\"name\":{\"en\":\"Lab\"}",
                                0,
                                0,
                                5,
                                4),
                        area("u2", "\"category\":\"room\",\"level_id\":\"ground\",\"name\":null", 5, 0, 10, 6),
                        area("u3", "\"category\":\"walkway\",\"level_id\":\"ground\"", 0, 4, 5, 6)));
        files.put(
                "opening.geojson",
                collection(
                        feature("o1", "\"level_id\":\"ground\"", "LineString", "[" + at(5, 1) + "," + at(5, 2) + "]")));
        files.put(
                "fixture.geojson",
                collection(
                        area("x1", "\"category\":\"wall\",\"level_id\":\"ground\"", 7, 2, 7.2, 3),
                        area("x2", "\"category\":\"vegetation\",\"level_id\":\"ground\"", 8, 2, 9, 3)));
        files.put(
                "geofence.geojson",
                collection(area("g1", "\"level_ids\":[\"ground\"],\"name\":{\"en\":\"Danger zone\"}", 1, 1, 2, 2)));
        return files;
    }

    @Test
    void shouldReadFloorsByTheirOrdinal() throws Exception {
        Drawing drawing = ImdfReader.read(zip(building()), Optional.of(MUNICH), 4);

        assertThat(drawing.floors()).extracting(DrawingFloor::id).containsExactly("G", "1");
        assertThat(drawing.floors()).extracting(DrawingFloor::elevation).containsExactly(0.0, 4.0);
        assertThat(drawing.floors().get(0).name()).isEqualTo("Ground floor");
        assertThat(drawing.floors().get(0).outline()).hasSize(4);
        assertThat(drawing.georeference()).isEmpty();
    }

    @Test
    void shouldMakeOneWallOfTheEdgeTwoRoomsShareAndLeaveItsDoorOpen() throws Exception {
        Drawing drawing = ImdfReader.read(zip(building()), Optional.of(MUNICH), 4);

        List<List<Point2>> walls = lines(drawing, "walls between units");
        List<List<Point2>> shared = walls.stream()
                .filter(wall -> wall.stream().allMatch(p -> Math.abs(p.x() - 5) < 0.01))
                .toList();
        assertThat(shared).hasSize(2);
        assertThat(length(shared)).isCloseTo(5, within(0.02));
        // six edges on four lines round both rooms, and the door
        assertThat(length(walls)).isCloseTo(5 + 4 + 5 + 5 + 5 + 6 + 5, within(0.05));
        assertThat(lines(drawing, "fixture wall")).hasSize(1);
        assertThat(drawing.leftOut()).containsEntry("fixture vegetation", 1);
    }

    @Test
    void shouldOfferUnitsAndGeofencesAsAreas() throws Exception {
        Drawing drawing = ImdfReader.read(zip(building()), Optional.of(MUNICH), 4);

        assertThat(drawing.shapes().stream()
                        .filter(DrawingShape.Area.class::isInstance)
                        .map(shape -> ((DrawingShape.Area) shape).id()))
                .containsExactly("Lab", "room", "walkway", "Danger-zone");
        assertThat(drawing.shapes().get(drawing.shapes().size() - 1).floor()).contains("G");
    }

    @Test
    void shouldProposeAPlaceOnEarthForASiteWithoutOne() throws Exception {
        Drawing drawing = ImdfReader.read(zip(building()), Optional.empty(), 4);

        Georeference proposed = drawing.georeference().orElseThrow();
        assertThat(proposed.latDeg()).isCloseTo(MUNICH.latDeg(), within(1e-3));
        assertThat(drawing.floors().get(0).outline())
                .allSatisfy(p -> assertThat(Math.min(p.x(), p.y())).isGreaterThanOrEqualTo(-0.01));
        assertThat(drawing.notes()).anySatisfy(note -> assertThat(note).contains("south-west"));
    }

    @Test
    void shouldRefuseAnArchiveThatUnpacksWithoutEnd() throws Exception {
        Map<String, String> bomb = building();
        bomb.put("venue.geojson", " ".repeat(60 * 1024 * 1024));

        byte[] zip = zip(bomb);

        assertThat(zip.length).isLessThan(200_000);
        assertRefused(zip, "unpacks to more than 48 MiB");
    }

    @Test
    void shouldRefuseArchivesThatAreNoImdf() throws Exception {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 201; i++) {
            many.put("file-" + i, "");
        }
        byte[] sound = zip(building());

        assertRefused(zip(many), "more than 200 files");
        assertRefused(zip(Map.of("readme.txt", "hello")), "no level.geojson");
        assertRefused("PK no zip".getBytes(StandardCharsets.UTF_8), "no ZIP");
        assertRefused(Arrays.copyOf(sound, sound.length / 3), "");
        assertRefused(zip(Map.of("../../level.geojson", "{", "level.geojson", "{")), "twice");
    }

    @Test
    void shouldRefuseLevelsThatMeanNothing() throws Exception {
        for (String ordinal : List.of("1e9", "\"one\"", "null", "9999999999")) {
            Map<String, String> files = building();
            files.put(
                    "level.geojson",
                    files.get("level.geojson").replaceFirst("\"ordinal\":1", "\"ordinal\":" + ordinal));
            assertRefused(zip(files), "ordinal");
        }
        Map<String, String> offEarth = building();
        offEarth.put("level.geojson", offEarth.get("level.geojson").replaceFirst("\\[11\\.", "[611."));
        assertRefused(zip(offEarth), "longitude");
        Map<String, String> elsewhere = building();
        elsewhere.put("unit.geojson", elsewhere.get("unit.geojson").replaceFirst("\\[11\\.", "[21."));
        assertRefused(zip(elsewhere), "km from the site");
    }

    private static void assertRefused(byte[] zip, String reason) {
        assertThatThrownBy(() -> ImdfReader.read(zip, Optional.of(MUNICH), 4))
                .isInstanceOf(DrawingRefused.class)
                .hasMessageContaining(reason);
    }

    private static List<List<Point2>> lines(Drawing drawing, String group) {
        return drawing.shapes().stream()
                .filter(DrawingShape.Line.class::isInstance)
                .filter(shape -> drawing.groups().get(shape.group()).name().equals(group))
                .map(shape -> ((DrawingShape.Line) shape).points())
                .toList();
    }

    private static double length(List<List<Point2>> walls) {
        return walls.stream()
                .mapToDouble(wall -> Math.hypot(
                        wall.get(1).x() - wall.get(0).x(),
                        wall.get(1).y() - wall.get(0).y()))
                .sum();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":["
                + Arrays.stream(features).collect(Collectors.joining(",")) + "]}";
    }

    private static String level(String id, int ordinal, String name, String shortName) {
        return area(
                id,
                "\"ordinal\":" + ordinal + ",\"name\":{\"en\":\"" + name + "\"},\"short_name\":{\"en\":\"" + shortName
                        + "\"}",
                0,
                0,
                10,
                6);
    }

    private static String area(String id, String properties, double x0, double y0, double x1, double y1) {
        return feature(
                id,
                properties,
                "Polygon",
                "[[" + at(x0, y0) + "," + at(x1, y0) + "," + at(x1, y1) + "," + at(x0, y1) + "," + at(x0, y0) + "]]");
    }

    private static String feature(String id, String properties, String type, String coordinates) {
        return "{\"id\":\"" + id + "\",\"type\":\"Feature\",\"feature_type\":\"unit\",\"geometry\":{\"type\":\"" + type
                + "\",\"coordinates\":" + coordinates + "},\"properties\":{" + properties + "}}";
    }

    private static String at(double x, double y) {
        Geodetic place = EARTH.toGeodetic(new Vector3(x, y, 0));
        return String.format(Locale.ROOT, "[%.9f,%.9f]", place.lonDeg(), place.latDeg());
    }
}
