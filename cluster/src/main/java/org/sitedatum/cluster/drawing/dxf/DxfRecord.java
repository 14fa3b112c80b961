package org.sitedatum.cluster.drawing.dxf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sitedatum.cluster.drawing.DrawingRefused;

/**
 * One object of a DXF text: its name and its pairs up to the next object. Codes that come once are kept by code; corners of a
 * light polyline, and numbers of a spline, whose codes repeat, in order.
 */
final class DxfRecord {

    /** x and y of a spline's poles, its knots and weights. */
    private static final Set<Integer> REPEATED = Set.of(10, 20, 40, 41);

    private final String name;
    private final Map<Integer, Double> numbers = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final List<double[]> corners = new ArrayList<>();
    private final Map<Integer, List<Double>> repeated = new HashMap<>();

    private DxfRecord(String name) {
        this.name = name;
    }

    /** Reads the object that the pairs stand at; afterwards they stand at the next one. */
    static DxfRecord read(DxfPairs pairs) throws DrawingRefused {
        DxfRecord read = new DxfRecord(pairs.value().strip());
        boolean light = read.name.equals("LWPOLYLINE");
        boolean spline = read.name.equals("SPLINE");
        while (pairs.next() && !pairs.begins()) {
            if (spline && REPEATED.contains(pairs.code())) {
                read.repeated
                        .computeIfAbsent(pairs.code(), code -> new ArrayList<>())
                        .add(pairs.number());
            } else {
                read.take(pairs, light);
            }
        }
        return read;
    }

    private void take(DxfPairs pairs, boolean light) throws DrawingRefused {
        int code = pairs.code();
        if (code == 2 || code == 8) {
            texts.putIfAbsent(code, pairs.value().strip());
        } else if (light && code == 10) {
            corners.add(new double[] {pairs.number(), 0, 0});
        } else if (light && (code == 20 || code == 42) && !corners.isEmpty()) {
            corners.get(corners.size() - 1)[code == 20 ? 1 : 2] = pairs.number();
        } else if (code >= 10 && code < 60 || code >= 210 && code < 240) {
            numbers.putIfAbsent(code, pairs.number());
        } else if (code >= 60 && code < 80) {
            numbers.putIfAbsent(code, (double) pairs.integer());
        }
    }

    String name() {
        return name;
    }

    /** x, y and bulge of each corner of a light polyline. */
    List<double[]> corners() {
        return corners;
    }

    /** The numbers of a spline's code, in order. */
    List<Double> all(int code) {
        return repeated.getOrDefault(code, List.of());
    }

    String text(int code) {
        return texts.getOrDefault(code, "");
    }

    double number(int code, double otherwise) {
        return numbers.getOrDefault(code, otherwise);
    }

    int integer(int code, int otherwise) {
        return (int) number(code, otherwise);
    }

    boolean has(int code, int bit) {
        return (integer(code, 0) & bit) != 0;
    }
}
