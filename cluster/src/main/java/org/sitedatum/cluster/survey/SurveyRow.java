package org.sitedatum.cluster.survey;

import java.util.Map;
import java.util.OptionalDouble;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/** One row of a table. What is wrong with it is said with where it stands. */
public final class SurveyRow {

    private final String place;
    private final Map<String, String> cells;

    /**
     * With cells by column.
     *
     * @param place where the row stands, for people: {@code ranges.csv:7}
     */
    public SurveyRow(String place, Map<String, String> cells) {
        this.place = place;
        this.cells = Map.copyOf(cells);
    }

    String text(String column) {
        return cells.getOrDefault(column, "");
    }

    /** Something is wrong with it. */
    CommandException refused(String what) {
        return CommandException.unreadable(place + ": " + what);
    }

    /** A finite number. */
    double number(String column) throws CommandException {
        return find(column).orElseThrow(() -> refused(column + " is missing"));
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
            throw refused(column + " is \"" + text + "\", needs a number");
        }
        throw refused(column + " is " + text + ", must be finite");
    }

    /** {@code stamp}, microseconds since the Unix epoch, as nanoseconds. */
    long stampNanos() throws CommandException {
        try {
            return Math.multiplyExact(Long.parseLong(text("stamp")), 1000L);
        } catch (NumberFormatException | ArithmeticException notAStamp) {
            throw refused("stamp is \"" + text("stamp") + "\", needs integer microseconds since the Unix epoch");
        }
    }

    /** {@code x,y,z}; an absent z is 0. */
    Vector3 position() throws CommandException {
        return new Vector3(number("x"), number("y"), number("z", 0));
    }

    /** {@code qx,qy,qz,qw}. */
    Quaternion orientation() throws CommandException {
        return Quaternion.findUnit(number("qx"), number("qy"), number("qz"), number("qw"))
                .orElseThrow(() -> refused("qx,qy,qz,qw is not of length 1"));
    }

    /** The value, said to be at this place when it means nothing. */
    <T> T made(Making<T> making) throws CommandException {
        try {
            return making.make();
        } catch (IllegalArgumentException meaningless) {
            throw refused(String.valueOf(meaningless.getMessage()));
        }
    }

    /** Makes a value of a row. */
    interface Making<T> {
        T make() throws CommandException;
    }
}
