package org.sitedatum.frames.geometry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** Rows of numbers from another implementation; each file's first line says how it was made. */
final class GoldenVectors {

    private GoldenVectors() {}

    static Stream<double[]> rows(String file) {
        try (InputStream in = GoldenVectors.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Vector3 vector(double[] row, int at) {
        return new Vector3(row[at], row[at + 1], row[at + 2]);
    }

    static Quaternion quaternion(double[] row, int at) {
        return new Quaternion(row[at], row[at + 1], row[at + 2], row[at + 3]);
    }

    static RigidTransform transform(double[] row, int at) {
        return new RigidTransform(quaternion(row, at), vector(row, at + 4));
    }

    static Covariance6 covariance(double[] row, int at) {
        return Covariance6.ofUpperTriangle(Arrays.copyOfRange(row, at, at + Covariance6.SIZE));
    }
}
