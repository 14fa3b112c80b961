package org.sitedatum.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns under a title, with notes below. The first column is a name, the others numbers. */
public final class Table {

    private static final String GAP = "  ";

    private final String title;
    private final List<String[]> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A table with its heading row. */
    public Table(String title, String... columns) {
        this.title = title;
        rows.add(columns.clone());
    }

    /** Adds a row; missing cells at its end are empty. */
    public Table row(String... cells) {
        rows.add(cells.clone());
        return this;
    }

    /** Adds a line below the table. */
    public Table note(String note) {
        notes.add(note);
        return this;
    }

    /** The whole table, each line ended. */
    public String text() {
        int columns = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        StringBuilder text = new StringBuilder(title).append('\n');
        for (String[] row : rows) {
            text.append(line(row, widths)).append('\n');
        }
        for (String note : notes) {
            text.append(GAP).append(note).append('\n');
        }
        return text.toString();
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < row.length; c++) {
            String padding = " ".repeat(widths[c] - row[c].length());
            line.append(GAP).append(c == 0 ? row[c] + padding : padding + row[c]);
        }
        return line.toString().stripTrailing();
    }
}
