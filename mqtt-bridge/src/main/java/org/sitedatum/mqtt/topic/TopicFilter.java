package org.sitedatum.mqtt.topic;

/**
 * An MQTT topic filter: {@code +} stands for one part, {@code #} at the end for the rest (MQTT 5, section 4.7).
 *
 * @param text the filter
 */
public record TopicFilter(String text) {

    /** Checks the filter; a faulty one is an {@link IllegalArgumentException}. */
    public TopicFilter {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not an MQTT topic filter: '" + text + "'");
        }
    }

    /** True for a filter a broker takes: wildcards stand alone, {@code #} at the end only. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > 65_535 || text.indexOf('\0') >= 0) {
            return false;
        }
        String[] parts = text.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean wild = parts[i].contains("+") || parts[i].contains("#");
            boolean sound = parts[i].equals("+") || (parts[i].equals("#") && i == parts.length - 1);
            if (wild && !sound) {
                return false;
            }
        }
        return true;
    }

    /** Whether messages on that topic are meant. */
    public boolean matches(String topic) {
        if (topic.startsWith("$") && (text.startsWith("+") || text.startsWith("#"))) {
            return false;
        }
        String[] wanted = text.split("/", -1);
        String[] parts = topic.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i >= parts.length || !(wanted[i].equals("+") || wanted[i].equals(parts[i]))) {
                return false;
            }
        }
        return parts.length == wanted.length;
    }
}
