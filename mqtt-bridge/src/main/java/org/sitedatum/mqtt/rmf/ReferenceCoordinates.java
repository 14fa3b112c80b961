package org.sitedatum.mqtt.rmf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.site.Point2;

/**
 * The {@code reference_coordinates} of a fleet adapter's configuration: for each level points known to RMF and to the robots.
 *
 * @param levels by name, in their order
 */
public record ReferenceCoordinates(Map<String, Level> levels) {
    private static final String KEY = "reference_coordinates:";
    private static final int MAX_FILE = 1024 * 1024;
    private static final int MAX_POINTS = 1000;

    /**
     * Points of one level, the same place at the same index.
     *
     * @param rmf m
     * @param robot the robot's unit
     */
    public record Level(List<Point2> rmf, List<Point2> robot) {
        /** Copies the lists. */
        public Level {
            rmf = List.copyOf(rmf);
            robot = List.copyOf(robot);
        }
    }

    /** Copies the map. */
    public ReferenceCoordinates {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    /** Reads the block from a configuration in YAML; points are written as lists in brackets, as RMF's own files have them. */
    public static Decoded<ReferenceCoordinates> decode(byte[] yaml) {
        return Decoded.of(() -> {
            if (yaml.length > MAX_FILE) {
                throw malformed("file has " + yaml.length + " bytes; at most " + MAX_FILE);
            }
            Map<String, Map<String, String>> texts = sections(new String(yaml, StandardCharsets.UTF_8));
            Map<String, Level> levels = new LinkedHashMap<>();
            for (Map.Entry<String, Map<String, String>> level : texts.entrySet()) {
                levels.put(level.getKey(), level(level.getKey(), level.getValue()));
            }
            if (levels.isEmpty()) {
                throw malformed("there is no level below " + KEY);
            }
            return new ReferenceCoordinates(levels);
        });
    }

    private static Level level(String name, Map<String, String> lists) throws FormatRefusal {
        List<Point2> rmf = points(name, lists.getOrDefault("rmf", ""));
        List<Point2> robot = points(name, lists.getOrDefault("robot", ""));
        if (rmf.size() != robot.size() || rmf.size() < 2) {
            throw malformed("level " + name + " has " + rmf.size() + " rmf and " + robot.size()
                    + " robot points; as many of each, and at least 2");
        }
        return new Level(rmf, robot);
    }

    private static List<Point2> points(String level, String text) throws FormatRefusal {
        if (text.isBlank()) {
            throw malformed("level " + level + " must have rmf and robot, each a list of points in brackets");
        }
        List<Point2> points = new ArrayList<>();
        for (JsonValue point :
                JsonValue.parse(text.getBytes(StandardCharsets.UTF_8)).elements(0, MAX_POINTS)) {
            List<JsonValue> pair = point.elements(2, 2);
            points.add(new Point2(pair.get(0).number(-1e8, 1e8), pair.get(1).number(-1e8, 1e8)));
        }
        return points;
    }

    /** Levels with their lists as text, by the indentation of their names. */
    private static Map<String, Map<String, String>> sections(String yaml) throws FormatRefusal {
        Map<String, Map<String, String>> levels = new LinkedHashMap<>();
        String level = "";
        String list = "";
        int base = -1;
        int levelIndent = -1;
        for (String raw : yaml.lines().toList()) {
            String line = raw.replaceAll("(^|\\s)#.*", "").stripTrailing();
            int indent = line.length() - line.stripLeading().length();
            String text = line.strip();
            if (base < 0) {
                base = text.equals(KEY) ? indent : base;
            } else if (!text.isEmpty() && indent <= base) {
                break;
            } else if (!text.isEmpty() && text.matches("[^\\[\\],]+:.*")) {
                String name = text.substring(0, text.indexOf(':'))
                        .replaceAll("[\"']", "")
                        .strip();
                levelIndent = levelIndent < 0 ? indent : levelIndent;
                if (indent == levelIndent) {
                    level = name;
                    levels.put(level, new LinkedHashMap<>());
                } else {
                    list = name;
                    lists(levels, level).put(list, text.substring(text.indexOf(':') + 1));
                }
            } else if (!text.isEmpty()) {
                if (level.isEmpty() || list.isEmpty()) {
                    throw malformed("a list of points belongs to rmf or robot of a level");
                }
                lists(levels, level).merge(list, text, String::concat);
            }
        }
        return levels;
    }

    private static Map<String, String> lists(Map<String, Map<String, String>> levels, String level) {
        return levels.computeIfAbsent(level, name -> new LinkedHashMap<>());
    }

    /** As RMF's configuration has it, numbers to a tenth of a millimetre. */
    public String toYaml() {
        StringBuilder out = new StringBuilder(KEY).append('\n');
        levels.forEach((name, level) -> {
            out.append("  ").append(name).append(":\n");
            out.append("    rmf: ").append(list(level.rmf())).append('\n');
            out.append("    robot: ").append(list(level.robot())).append('\n');
        });
        return out.toString();
    }

    private static String list(List<Point2> points) {
        List<String> texts = new ArrayList<>();
        for (Point2 point : points) {
            texts.add(String.format(Locale.ROOT, "[%.4f, %.4f]", point.x(), point.y()));
        }
        return "[" + String.join(", ", texts) + "]";
    }

    private static FormatRefusal malformed(String detail) {
        return new FormatRefusal(Reason.MALFORMED, detail);
    }
}
