package org.sitedatum.positioning.vision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.sitedatum.positioning.site.Intrinsics;

/** Rows of a golden file with named columns. */
record GoldenRows(Map<String, Integer> columns, double[] values) {

    static Stream<GoldenRows> of(String file) {
        String path = "/golden/vision/" + file;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GoldenRows.class.getResourceAsStream(path), path), StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            Map<String, Integer> columns = new HashMap<>();
            for (String name : lines.get(0).split(",", -1)) {
                columns.put(name, columns.size());
            }
            return lines.stream().skip(1).map(line -> new GoldenRows(columns, numbers(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    double get(String column) {
        return values[Objects.requireNonNull(columns.get(column), column)];
    }

    Lens lens() {
        List<Double> distortion = List.of(get("k1"), get("k2"), get("p1"), get("p2"), get("k3"));
        return new Lens(new Intrinsics(get("fx"), get("fy"), get("cx"), get("cy"), distortion, 1280, 720));
    }
}
