package org.sitedatum.samples.page;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A hall of 30 m x 18 m as architects send it: DXF in millimetres of a national grid, PDF at 1:100, anchors as GeoJSON on Earth. */
final class HallDrawing {

    private static final double GRID_EAST = 4_468_000_000.0;
    private static final double GRID_NORTH = 5_333_000_000.0;

    /** Layer and the walls on it, m. */
    private record Layer(String name, List<double[]> walls) {}

    private static final List<Layer> LAYERS = List.of(
            new Layer("A-WALL-CONCRETE", List.of(new double[] {0, 0, 30, 0, 30, 18, 0, 18, 0, 0})),
            new Layer(
                    "A-WALL-INT",
                    List.of(
                            new double[] {0, 11, 6, 11},
                            new double[] {7.2, 11, 18, 11, 18, 18},
                            new double[] {9, 11, 9, 18},
                            new double[] {18, 13, 18, 9.5},
                            new double[] {18, 8, 18, 0})),
            new Layer("A-GLAZ", List.of(new double[] {18, 11, 23, 11}, new double[] {24.2, 11, 30, 11})),
            new Layer("A-FURN", List.of(new double[] {2, 2, 6, 2, 6, 3, 2, 3, 2, 2}, new double[] {2, 5, 6, 5})));

    private HallDrawing() {}

    static byte[] dxf() {
        StringBuilder text = new StringBuilder("0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n");
        text.append("0\nSECTION\n2\nENTITIES\n");
        for (Layer layer : LAYERS) {
            for (double[] wall : layer.walls) {
                text.append("0\nLWPOLYLINE\n8\n").append(layer.name).append("\n70\n0\n");
                for (int i = 0; i < wall.length; i += 2) {
                    text.append("10\n").append(GRID_EAST + 1000 * wall[i]).append('\n');
                    text.append("20\n").append(GRID_NORTH + 1000 * wall[i + 1]).append('\n');
                }
            }
        }
        text.append("0\nARC\n8\nA-GLAZ\n10\n")
                .append(GRID_EAST + 30_000)
                .append("\n20\n")
                .append(GRID_NORTH + 9_000);
        text.append("\n40\n3000\n50\n270\n51\n90\n0\nTEXT\n8\nA-TEXT\n1\nHall\n0\nENDSEC\n0\nEOF\n");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Two pages: a cover, and the plan at 1:100 on A3. */
    static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage(PDRectangle.A4));
            PDPage page = new PDPage(new PDRectangle(PDRectangle.A3.getHeight(), PDRectangle.A3.getWidth()));
            document.addPage(page);
            float perMetre = 72 / 0.0254f / 100;
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setStrokingColor(new Color(0x7a4b00));
                for (Layer layer : LAYERS) {
                    content.setLineWidth(layer.name.contains("WALL") ? 5 : 1.5f);
                    for (double[] wall : layer.walls) {
                        content.moveTo(60 + perMetre * (float) wall[0], 60 + perMetre * (float) wall[1]);
                        for (int i = 2; i < wall.length; i += 2) {
                            content.lineTo(60 + perMetre * (float) wall[i], 60 + perMetre * (float) wall[i + 1]);
                        }
                        content.stroke();
                    }
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    /** Longitudes and latitudes near 48.1 N, 11.5 E, where the hall's origin is and its x axis points east. */
    static String anchors() {
        StringBuilder features = new StringBuilder();
        double[][] places = {{1, 1}, {29, 1}, {29, 17}, {1, 17}, {10, 6}, {17, 12}};
        for (int i = 0; i < places.length; i++) {
            features.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"kind\":\"anchor\",\"id\":\"H")
                    .append(i + 1)
                    .append("\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[")
                    .append(11.5 + places[i][0] / 74_436.0)
                    .append(',')
                    .append(48.1 + places[i][1] / 111_197.0)
                    .append("]}}");
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }
}
