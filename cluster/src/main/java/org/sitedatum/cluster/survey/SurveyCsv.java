package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.cluster.cli.CommandException;

/** A small table: comma-separated, a header line with the names of the columns in any order, {@code #} for remarks. */
public final class SurveyCsv {

    private SurveyCsv() {}

    /**
     * The rows of a table.
     *
     * @param name what the table is called where a line of it is refused
     * @param columns it must have
     * @throws CommandException when it lacks one of these columns or a line does not fit the header
     */
    public static List<SurveyRow> rows(String name, List<String> lines, String... columns) throws CommandException {
        List<SurveyRow> rows = new ArrayList<>();
        String[] header = {};
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutMark(lines.get(i)).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (header.length == 0) {
                header = header(name + ":" + (i + 1), cells, columns);
            } else {
                rows.add(row(name + ":" + (i + 1), header, cells));
            }
        }
        if (header.length == 0) {
            throw CommandException.unreadable(name + ": is empty; needs the columns " + String.join(",", columns));
        }
        if (rows.isEmpty()) {
            throw CommandException.unreadable(name + ": has a header and no row below it");
        }
        return rows;
    }

    /** Spreadsheets begin UTF-8 files with a byte order mark. */
    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static String[] header(String place, String[] cells, String[] columns) throws CommandException {
        String[] header = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            header[i] = cells[i].strip();
            int before = Arrays.asList(header).subList(0, i).indexOf(header[i]);
            if (before >= 0 && !header[i].isEmpty()) {
                throw CommandException.unreadable(place + ": the columns " + (before + 1) + " and " + (i + 1)
                        + " are both called \"" + header[i] + "\"; rename or take out one");
            }
        }
        for (String column : columns) {
            if (!List.of(header).contains(column)) {
                boolean otherSeparator = cells.length == 1 && (cells[0].contains(";") || cells[0].contains("\t"));
                throw CommandException.unreadable(place + ": the header has no column \"" + column + "\", needs "
                        + String.join(",", columns)
                        + (otherSeparator ? "; cells are separated by commas, numbers have decimal points" : ""));
            }
        }
        return header;
    }

    private static SurveyRow row(String place, String[] header, String[] cells) throws CommandException {
        if (cells.length != header.length) {
            throw CommandException.unreadable(place + ": has " + cells.length + " cells, the header " + header.length
                    + (cells.length > header.length ? "; decimals are written with a point, 13.04" : ""));
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(header[i], cells[i].strip());
        }
        return new SurveyRow(place, row);
    }
}
