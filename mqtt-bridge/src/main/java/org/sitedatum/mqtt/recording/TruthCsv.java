package org.sitedatum.mqtt.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.replay.TruthSample;

/** Truth files: a header line, then {@code trackable,stamp,x,y,z[,qx,qy,qz,qw]}, stamps in microseconds. */
final class TruthCsv {
    private static final String[] COLUMNS = {"trackable", "stamp", "x", "y", "z", "qx", "qy", "qz", "qw"};
    private static final int PLACED = 5;
    private static final int TURNED = 9;

    private TruthCsv() {}

    /**
     * Reads a whole file.
     *
     * @throws IOException naming the first line that cannot be read
     */
    static List<TruthSample> read(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads a whole file that is open.
     *
     * @param file its name, for faults
     * @throws IOException naming the first line that cannot be read
     */
    static List<TruthSample> read(BufferedReader in, String file) throws IOException {
        List<TruthSample> samples = new ArrayList<>();
        int columns = columns(String.valueOf(in.readLine()))
                .orElseThrow(() -> new IOException(file + ":1: the header must be " + String.join(",", COLUMNS)
                        + ", the last four may be left out"));
        int number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                samples.add(readSample(line, columns, file + ":" + number));
            }
        }
        return List.copyOf(samples);
    }

    /** How many of the known columns the header has, in their order; further ones are ignored. */
    private static OptionalInt columns(String header) {
        String[] names = header.strip().split(",", -1);
        int known = 0;
        while (known < COLUMNS.length
                && known < names.length
                && names[known].strip().equals(COLUMNS[known])) {
            known++;
        }
        if (known < PLACED) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(known < TURNED ? PLACED : TURNED);
    }

    private static TruthSample readSample(String line, int columns, String place) throws IOException {
        String[] cells = line.strip().split(",", -1);
        if (cells.length < columns) {
            throw new IOException(place + ": has " + cells.length + " columns, needs " + columns);
        }
        if (!EntityId.isValid(cells[0])) {
            throw new IOException(place + ": trackable is not an id");
        }
        try {
            Optional<Quaternion> orientation = Optional.empty();
            if (columns == TURNED && !cells[PLACED].isBlank()) {
                orientation = Optional.of(
                        Quaternion.ofUnit(finite(cells[5]), finite(cells[6]), finite(cells[7]), finite(cells[8])));
            }
            return new TruthSample(
                    cells[0],
                    Math.multiplyExact(Long.parseLong(cells[1].strip()), 1000L),
                    new Vector3(finite(cells[2]), finite(cells[3]), finite(cells[4])),
                    orientation);
        } catch (IllegalArgumentException | ArithmeticException notNumbers) {
            throw new IOException(place + ": " + notNumbers.getMessage(), notNumbers);
        }
    }

    private static double finite(String cell) {
        double value = Double.parseDouble(cell.strip());
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("'" + cell + "' is not finite");
        }
        return value;
    }

    /** One line without its end; the orientation columns are empty when it is not known. */
    static String line(TruthSample sample) {
        Vector3 p = sample.position();
        String turned = sample.orientation()
                .map(q -> q.x() + "," + q.y() + "," + q.z() + "," + q.w())
                .orElse(",,,");
        return sample.trackable() + "," + Math.floorDiv(sample.stampNanos(), 1000L) + "," + p.x() + "," + p.y() + ","
                + p.z() + "," + turned;
    }

    static String header() {
        return String.join(",", COLUMNS);
    }
}
