package org.sitedatum.mqtt.vda5050;

import java.util.Optional;

/**
 * {@code interfaceName/majorVersion/manufacturer/serialNumber/subject}.
 *
 * @param interfaceName of the fleet's interface
 * @param majorVersion {@code v2} or {@code v3}
 * @param manufacturer of the robot
 * @param serialNumber of the robot
 * @param subject {@code state}, {@code visualization}, {@code connection}, ...
 */
public record VdaTopic(
        String interfaceName, String majorVersion, String manufacturer, String serialNumber, String subject) {
    private static final int PARTS = 5;

    /** Checks each part; one with a character that topics use is an {@link IllegalArgumentException}. */
    public VdaTopic {
        for (String part : new String[] {interfaceName, majorVersion, manufacturer, serialNumber, subject}) {
            if (!isPart(part)) {
                throw new IllegalArgumentException("not part of a VDA 5050 topic: '" + part + "'");
            }
        }
    }

    private static boolean isPart(String part) {
        return !part.isEmpty() && part.length() <= 128 && part.chars().noneMatch(c -> "/+#$\0".indexOf(c) >= 0);
    }

    /** The topic of that name, whose last five parts count; empty when it has another form. */
    public static Optional<VdaTopic> parse(String name) {
        String[] parts = name.split("/", -1);
        int first = parts.length - PARTS;
        if (first < 0 || !parts[first + 1].matches("v[0-9]+")) {
            return Optional.empty();
        }
        for (int i = first; i < parts.length; i++) {
            if (!isPart(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new VdaTopic(parts[first], parts[first + 1], parts[first + 2], parts[first + 3], parts[first + 4]));
    }

    /** As a broker knows it. */
    public String name() {
        return String.join("/", interfaceName, majorVersion, manufacturer, serialNumber, subject);
    }
}
