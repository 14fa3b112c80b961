package org.sitedatum.cluster.survey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/** A small table: comma-separated, a header line with the names of the columns in any order, {@code #} for remarks. */
final class SurveyCsv {

    /** Longest file: a day of a tag at 10 Hz. */
    private static final long MAX_BYTES = 128L * 1024 * 1024;

    private final String place;
    private final Map<String, String> cells;

    private SurveyCsv(String place, Map<String, String> cells) {
        this.place = place;
        this.cells = cells;
    }

    /**
     * The rows of the file that an option names.
     *
     * @throws CommandException when it cannot be read or lacks one of these columns, naming file and line
     */
    static List<SurveyCsv> read(Arguments arguments, String option, String... columns) throws CommandException {
        Path file = Arguments.path(arguments.get(option));
        List<String> lines;
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                throw CommandException.unreadable(file + ": longer than " + MAX_BYTES + " bytes");
            }
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw CommandException.unreadable(file + ": cannot be read (" + unreadable + ")");
        }
        List<SurveyCsv> rows = new ArrayList<>();
        String[] header = {};
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (header.length == 0) {
                header = header(file + ":" + (i + 1), cells, columns);
            } else {
                rows.add(row(file + ":" + (i + 1), header, cells));
            }
        }
        if (header.length == 0) {
            throw CommandException.unreadable(file + ": is empty; needs the columns " + String.join(",", columns));
        }
        return rows;
    }

    private static String[] header(String place, String[] cells, String[] columns) throws CommandException {
        String[] header = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            header[i] = cells[i].strip();
        }
        for (String column : columns) {
            if (!List.of(header).contains(column)) {
                throw CommandException.unreadable(
                        place + ": the header has no column \"" + column + "\", needs " + String.join(",", columns));
            }
        }
        return header;
    }

    private static SurveyCsv row(String place, String[] header, String[] cells) throws CommandException {
        if (cells.length != header.length) {
            throw CommandException.unreadable(place + ": has " + cells.length + " cells, the header " + header.length);
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(header[i], cells[i].strip());
        }
        return new SurveyCsv(place, row);
    }

    String text(String column) {
        return cells.getOrDefault(column, "");
    }

    /** A finite number. */
    double number(String column) throws CommandException {
        return find(column).orElseThrow(() -> CommandException.unreadable(place + ": " + column + " is missing"));
    }

    /** The number, or another where the column or its cell is absent. */
    double number(String column, double otherwise) throws CommandException {
        return find(column).orElse(otherwise);
    }

    /** A finite number where the column and its cell are there. */
    OptionalDouble find(String column) throws CommandException {
        String text = text(column);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException notANumber) {
            throw CommandException.unreadable(place + ": " + column + " is \"" + text + "\", needs a number");
        }
        throw CommandException.unreadable(place + ": " + column + " is " + text + ", must be finite");
    }

    /** {@code stamp}, microseconds since the Unix epoch, as nanoseconds. */
    long stampNanos() throws CommandException {
        try {
            return Math.multiplyExact(Long.parseLong(text("stamp")), 1000L);
        } catch (NumberFormatException | ArithmeticException notAStamp) {
            throw CommandException.unreadable(
                    place + ": stamp is \"" + text("stamp") + "\", needs integer microseconds since the Unix epoch");
        }
    }

    /** {@code x,y,z}; an absent z is 0. */
    Vector3 position() throws CommandException {
        return new Vector3(number("x"), number("y"), number("z", 0));
    }

    /** {@code qx,qy,qz,qw}. */
    Quaternion orientation() throws CommandException {
        return Quaternion.findUnit(number("qx"), number("qy"), number("qz"), number("qw"))
                .orElseThrow(() -> CommandException.unreadable(place + ": qx,qy,qz,qw is not of length 1"));
    }

    /** The value, said to be at this line when it means nothing. */
    <T> T made(Making<T> making) throws CommandException {
        try {
            return making.make();
        } catch (IllegalArgumentException meaningless) {
            throw CommandException.unreadable(place + ": " + meaningless.getMessage());
        }
    }

    /** Makes a value of a row. */
    interface Making<T> {
        T make() throws CommandException;
    }
}
