package org.sitedatum.cluster.survey.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.survey.SurveyCsv;
import org.sitedatum.cluster.survey.SurveyFixes;
import org.sitedatum.cluster.survey.SurveyRequest;
import org.sitedatum.cluster.survey.SurveyRow;
import org.sitedatum.cluster.survey.SurveyTask;
import org.sitedatum.positioning.site.Site;

/**
 * What a survey is asked with in JSON: {@code options}, whose names are those of the command line in camelCase, and {@code
 * tables}, each a CSV text or an array of objects.
 */
public final class JobRequest implements SurveyRequest {

    private static final int LONGEST_TEXT = 4_000;

    private final Map<String, String> options;
    private final ObjectNode tables;
    private final Site site;
    private final Optional<SurveyFixes> fixes;
    private final int mostRows;

    private JobRequest(
            Map<String, String> options, ObjectNode tables, Site site, Optional<SurveyFixes> fixes, int mostRows) {
        this.options = options;
        this.tables = tables;
        this.site = site;
        this.fixes = fixes;
        this.mostRows = mostRows;
    }

    /**
     * Reads the options, and that the tables are there; their rows are read when the survey asks for them.
     *
     * @param options as they came; an absent field is an empty object
     * @param tables as they came; an absent field is an empty object
     * @throws CommandException for what this kind of survey does not know, or cannot use
     */
    public static JobRequest of(SurveyTask task, JsonNode options, JsonNode tables, Site site, int mostRows)
            throws CommandException {
        Set<String> known = new TreeSet<>(task.options());
        known.addAll(task.flags());
        ObjectNode given = object("options", options, known);
        Map<String, String> values = new HashMap<>();
        for (String name : known) {
            JsonNode value = given.path(camel(name));
            if (task.flags().contains(name) && !value.isMissingNode() && !value.isBoolean()) {
                throw refused("options." + camel(name), value, "must be true or false");
            }
            if (!value.isMissingNode() && !(value.isBoolean() && !value.booleanValue())) {
                values.put(name, text("options." + camel(name), value));
            }
        }
        return new JobRequest(
                Map.copyOf(values), object("tables", tables, task.tables()), site, Optional.empty(), mostRows);
    }

    /** The same with fixes. */
    JobRequest with(SurveyFixes taken) {
        return new JobRequest(options, tables, site, Optional.of(taken), mostRows);
    }

    private static ObjectNode object(String field, JsonNode node, Collection<String> names) throws CommandException {
        Set<String> known = names.stream().map(JobRequest::camel).collect(Collectors.toCollection(TreeSet::new));
        if (node.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(node instanceof ObjectNode object)) {
            throw refused(field, node, "must be an object with some of " + known);
        }
        Set<String> unknown = new HashSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        for (String name : unknown) {
            throw refused(field + "." + name, object.get(name), "is not known here; there are " + known);
        }
        return object;
    }

    private static String text(String field, JsonNode value) throws CommandException {
        if (value.isArray() && value.size() > 0) {
            List<String> words = new ArrayList<>();
            for (JsonNode word : value) {
                words.add(text(field, word));
            }
            return bounded(field, value, String.join(",", words));
        }
        if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
            throw refused(field, value, "must be a text, a number, true or an array of ids");
        }
        return bounded(field, value, value.asText());
    }

    private static String bounded(String field, JsonNode value, String text) throws CommandException {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw refused(field, value, "must have 1 to " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static CommandException refused(String field, JsonNode value, String allowed) {
        String shown = value.toString();
        return CommandException.unreadable(
                field + ": is " + (shown.length() > 80 ? shown.substring(0, 80) + "..." : shown) + ", " + allowed);
    }

    @Override
    public boolean has(String name) {
        return options.containsKey(name) || tables.has(camel(name));
    }

    @Override
    public Optional<String> find(String option) {
        return Optional.ofNullable(options.get(option));
    }

    @Override
    public double number(String option, double otherwise, double least) throws CommandException {
        if (!options.containsKey(option)) {
            return otherwise;
        }
        String text = options.get(option);
        try {
            double value = Double.parseDouble(text);
            if (value >= least && !Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw CommandException.unreadable("options." + camel(option) + ": is \"" + text + "\", needs a number");
        }
        throw CommandException.unreadable(
                "options." + camel(option) + ": is " + text + ", must be a number of at least " + least);
    }

    @Override
    public List<SurveyRow> table(String name, String... columns) throws CommandException {
        String field = "tables." + camel(name);
        JsonNode table = tables.path(camel(name));
        if (table.isMissingNode()) {
            throw missing(name);
        }
        if (table.isTextual()) {
            List<String> lines = table.textValue().lines().toList();
            few(field, lines.size());
            return SurveyCsv.rows(field, lines, columns);
        }
        if (!table.isArray()) {
            throw refused(field, table, "must be a CSV text or an array of objects with " + List.of(columns));
        }
        few(field, table.size());
        List<SurveyRow> rows = new ArrayList<>();
        for (JsonNode row : table) {
            rows.add(row(field + "[" + rows.size() + "]", row, columns));
        }
        return rows;
    }

    private void few(String field, int rows) throws CommandException {
        if (rows > mostRows) {
            throw CommandException.unreadable(field + ": has " + rows + " rows, may have " + mostRows
                    + "; take a shorter walk, or every second row");
        }
    }

    private static SurveyRow row(String place, JsonNode node, String... columns) throws CommandException {
        if (!(node instanceof ObjectNode object)) {
            throw refused(place, node, "must be an object with " + List.of(columns));
        }
        Map<String, String> cells = new HashMap<>();
        for (Map.Entry<String, JsonNode> cell : object.properties()) {
            JsonNode value = cell.getValue();
            if (!value.isTextual() && !value.isNumber()) {
                throw refused(place + "." + cell.getKey(), value, "must be a text or a number");
            }
            cells.put(cell.getKey(), value.asText());
        }
        for (String column : columns) {
            if (!cells.containsKey(column)) {
                throw CommandException.unreadable(place + ": " + column + " is missing");
            }
        }
        return new SurveyRow(place, cells);
    }

    @Override
    public Optional<Site> site() {
        return Optional.of(site);
    }

    @Override
    public Optional<SurveyFixes> fixes() {
        return fixes;
    }

    @Override
    public CommandException missing(String... names) {
        String all = Stream.of(names)
                .map(name -> name.equals("recording") ? "capture" : camel(name))
                .collect(Collectors.joining(" or "));
        return CommandException.wrongArguments(all + ": is missing, this survey needs it");
    }

    /** {@code max-offset} as {@code maxOffset}. */
    static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-", -1)) {
            camel.append(
                    camel.length() == 0 ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
