package org.sitedatum.cluster.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.drawing.Drawing;
import org.sitedatum.cluster.drawing.DrawingGroup;
import org.sitedatum.cluster.drawing.DrawingGroup.Use;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.DrawingShape;
import org.sitedatum.positioning.site.Point2;

class DxfReaderTest {

    private static final int MM = 4;

    @Test
    void shouldReadLinesInMetresByLayer() throws DrawingRefused {
        Drawing drawing = read(DxfText.ofUnit(MM)
                .section("ENTITIES", line("A-WALL-CONCRETE", 1000, 0, 5000, 3000) + line("TEXT-WALL", 0, 0, 1, 1)));

        assertThat(drawing.groups())
                .containsExactly(
                        new DrawingGroup("A-WALL-CONCRETE", Use.CONCRETE), new DrawingGroup("TEXT-WALL", Use.NONE));
        assertThat(lines(drawing).get(0)).containsExactly(new Point2(1, 0), new Point2(5, 3));
        assertThat(drawing.unit()).isEqualTo("mm, as the file says");
    }

    @Test
    void shouldCloseAPolylineAndFollowItsArcs() throws DrawingRefused {
        // a half circle of radius 1 m above the x axis: bulge 1 is half a turn to the left
        Drawing drawing =
                read(DxfText.ofUnit(6).section("ENTITIES", "0 LWPOLYLINE 8 0 90 2 70 1 10 1 20 0 42 1 10 -1 20 0"));

        List<Point2> points = lines(drawing).get(0);
        assertThat(points.get(0)).isEqualTo(points.get(points.size() - 1));
        assertThat(points).allSatisfy(p -> assertThat(p.y()).isBetween(-1e-9, 1 + 1e-9));
        assertThat(points.stream().mapToDouble(Point2::y).max().orElseThrow()).isCloseTo(1, within(0.02));
        assertThat(points.stream().filter(p -> p.y() > 1e-9))
                .allSatisfy(p -> assertThat(Math.hypot(p.x(), p.y())).isCloseTo(1, within(1e-9)));
    }

    @Test
    void shouldReadOldPolylinesArcsAndCircles() throws DrawingRefused {
        Drawing drawing = read(DxfText.ofUnit(6)
                .section(
                        "ENTITIES",
                        "0 POLYLINE 8 W 66 1 70 0 0 VERTEX 8 W 10 0 20 0 0 VERTEX 8 W 10 2 20 0 0 SEQEND 8 W"
                                + " 0 ARC 8 W 10 0 20 0 40 2 50 270 51 90 0 CIRCLE 8 W 10 5 20 5 40 1"));

        assertThat(lines(drawing).get(0)).containsExactly(new Point2(0, 0), new Point2(2, 0));
        assertThat(lines(drawing).get(1)).allSatisfy(p -> {
            assertThat(Math.hypot(p.x(), p.y())).isCloseTo(2, within(1e-9));
            assertThat(p.x()).isGreaterThan(-1e-9);
        });
        assertThat(lines(drawing).get(2)).hasSizeGreaterThan(12);
    }

    @Test
    void shouldSetInBlocksTurnedScaledMirroredAndInRows() throws DrawingRefused {
        String block = "0 BLOCK 2 DOOR 10 1 20 0 " + line("0", 1, 0, 2, 0) + " 0 ENDBLK";
        Drawing drawing = read(DxfText.ofUnit(6)
                .section("BLOCKS", block)
                .section(
                        "ENTITIES",
                        "0 INSERT 8 A-GLAZ 2 DOOR 10 10 20 20 41 2 42 2 50 90 70 2 44 5"
                                + " 0 INSERT 8 B 2 DOOR 10 -3 20 0 230 -1"));

        // the first block turned: x points up, twice as long; the second column 5 along the turned x
        assertThat(rounded(lines(drawing).get(0))).containsExactly(new Point2(10, 20), new Point2(10, 22));
        assertThat(rounded(lines(drawing).get(1))).containsExactly(new Point2(10, 25), new Point2(10, 27));
        assertThat(rounded(lines(drawing).get(2))).containsExactly(new Point2(3, 0), new Point2(2, 0));
        assertThat(drawing.groups())
                .containsExactly(new DrawingGroup("A-GLAZ", Use.GLASS), new DrawingGroup("B", Use.NONE));
    }

    @Test
    void shouldSayWhatIsLeftOutAndWhatIsSwitchedOff() throws DrawingRefused {
        Drawing drawing = read(DxfText.withoutUnit()
                .section("TABLES", "0 TABLE 2 LAYER 0 LAYER 2 OLD 70 1 62 7 0 LAYER 2 OFF 70 0 62 -7 0 ENDTAB")
                .section(
                        "ENTITIES",
                        line("W", 0, 0, 40000, 0)
                                + " 0 TEXT 8 W 10 0 20 0 1 Hall 0 LINE 8 W 67 1 10 0 20 0 11 1 21 1"));

        assertThat(drawing.leftOut()).containsEntry("TEXT", 1).containsEntry("LINE on paper", 1);
        assertThat(drawing.notes()).anySatisfy(note -> assertThat(note).contains("OFF, OLD"));
        assertThat(drawing.notes()).anySatisfy(note -> assertThat(note).contains("no unit", "mm"));
        assertThat(lines(drawing).get(0).get(1).x()).isEqualTo(40);
    }

    @Test
    void shouldTakeTheCallersUnit() throws DrawingRefused {
        byte[] inches =
                DxfText.ofUnit(MM).section("ENTITIES", line("W", 0, 0, 100, 0)).bytes();

        assertThat(lines(DxfReader.read(inches, Optional.of(LengthUnit.IN)))
                        .get(0)
                        .get(1)
                        .x())
                .isCloseTo(2.54, within(1e-12));
    }

    @Test
    void shouldReadLayerNamesOfOlderDrawings() throws DrawingRefused {
        String text = new String(
                DxfText.ofUnit(6).section("ENTITIES", line("WÄNDE", 0, 0, 1, 0)).bytes(), StandardCharsets.UTF_8);

        Drawing drawing = DxfReader.read(text.getBytes(Charset.forName("windows-1252")), Optional.empty());

        assertThat(drawing.groups()).containsExactly(new DrawingGroup("WÄNDE", Use.DRYWALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "Infinity", "1e999", "one"})
    void shouldRefuseCoordinatesThatAreNone(String number) {
        assertRefused(
                DxfText.ofUnit(6)
                        .section("ENTITIES", "0 LINE 8 W 10 " + number + " 20 0 11 1 21 1")
                        .bytes(),
                "number");
    }

    @Test
    void shouldRefuseCoordinatesBeyondTheEarth() {
        assertRefused(
                DxfText.ofUnit(6).section("ENTITIES", line("W", 0, 0, 1e12, 0)).bytes(), "not a place on Earth");
        assertRefused(
                DxfText.ofUnit(6)
                        .section("ENTITIES", "0 ARC 8 W 10 0 20 0 40 1e300 50 0 51 90")
                        .bytes(),
                "not a place on Earth");
    }

    @Test
    void shouldRefuseBlocksThatMultiply() {
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            blocks.append(" 0 BLOCK 2 B")
                    .append(i)
                    .append(" 10 0 20 0 0 INSERT 8 0 2 B")
                    .append(i + 1)
                    .append(" 10 0 20 0 70 1000 71 1000 0 ENDBLK");
        }
        assertRefused(
                DxfText.ofUnit(6)
                        .section("BLOCKS", blocks.toString())
                        .section("ENTITIES", "0 INSERT 8 W 2 B0 10 0 20 0")
                        .bytes(),
                "parts");
    }

    @Test
    void shouldRefuseABlockWithinItself() {
        assertRefused(
                DxfText.ofUnit(6)
                        .section("BLOCKS", "0 BLOCK 2 A 10 0 20 0 0 INSERT 8 0 2 A 10 0 20 0 0 ENDBLK")
                        .section("ENTITIES", "0 INSERT 8 W 2 A 10 0 20 0")
                        .bytes(),
                "deep");
    }

    @Test
    void shouldRefuseMoreLinesThanASiteCanHold() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 20_001; i++) {
            many.append(line("W", i, 0, i, 1));
        }
        assertRefused(DxfText.ofUnit(6).section("ENTITIES", many.toString()).bytes(), "20000 shapes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello\nworld\n",
                "AC1032\0\0",
                "AutoCAD Binary DXF\r\n",
                "  0\nSECTION\n  2\nENTITIES\n",
                "  0\n"
            })
    void shouldSayWhatIsNoDxf(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), "");
    }

    /** Whatever is broken in a drawing: an answer or a reason, and nothing else. */
    @Test
    void shouldSurviveBrokenDrawings() {
        byte[] sound = DxfText.ofUnit(MM)
                .section("BLOCKS", "0 BLOCK 2 A 10 0 20 0 " + line("0", 0, 0, 1, 1) + " 0 ENDBLK")
                .section(
                        "ENTITIES",
                        line("W", 0, 0, 9, 9) + " 0 INSERT 8 W 2 A 10 0 20 0 0 ARC 8 W 40 5 50 1 51 2"
                                + " 0 SPLINE 8 W 71 2 40 0 40 0 40 0 40 1 40 1 40 1 10 1 20 0 10 1 20 1 10 0 20 1"
                                + " 0 ELLIPSE 8 W 10 0 20 0 11 2 21 1 40 0.5 41 0 42 3")
                .bytes();
        SplittableRandom random = new SplittableRandom(20261122);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = sound.clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(32, 127);
            }
            try {
                DxfReader.read(broken, Optional.empty());
            } catch (DrawingRefused reason) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    private static void assertRefused(byte[] dxf, String reason) {
        assertThatThrownBy(() -> DxfReader.read(dxf, Optional.empty()))
                .isInstanceOf(DrawingRefused.class)
                .hasMessageContaining(reason);
    }

    private static Drawing read(DxfText text) throws DrawingRefused {
        return DxfReader.read(text.bytes(), Optional.empty());
    }

    private static String line(String layer, double x1, double y1, double x2, double y2) {
        return " 0 LINE 8 " + layer + " 10 " + x1 + " 20 " + y1 + " 11 " + x2 + " 21 " + y2;
    }

    private static List<List<Point2>> lines(Drawing drawing) {
        return drawing.shapes().stream()
                .map(shape -> ((DrawingShape.Line) shape).points())
                .toList();
    }

    private static List<Point2> rounded(List<Point2> points) {
        return points.stream()
                .map(p -> new Point2(Math.round(p.x() * 1e6) / 1e6, Math.round(p.y() * 1e6) / 1e6))
                .toList();
    }
}
