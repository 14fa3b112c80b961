package org.sitedatum.mqtt.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the corpus files: {@code expected | name | payload}, with repetition and raw bytes. */
final class HostileCases {
    private static final Pattern MACRO = Pattern.compile("\\$\\{hex:([0-9a-f]+)}|\\$\\{(.*?)\\*(\\d+)}");

    private HostileCases() {}

    record Case(String expected, String name, byte[] payload) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> read(String resource) throws IOException {
        try (InputStream in = HostileCases.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(HostileCases::parse)
                    .toList();
        }
    }

    private static Case parse(String line) {
        String[] parts = line.split(" \\| ", 3);
        return new Case(parts[0], parts[1], expand(parts[2]));
    }

    private static byte[] expand(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher macro = MACRO.matcher(text);
        int end = 0;
        while (macro.find()) {
            bytes.writeBytes(text.substring(end, macro.start()).getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(
                    macro.group(1) != null
                            ? HexFormat.of().parseHex(macro.group(1))
                            : macro.group(2)
                                    .repeat(Integer.parseInt(macro.group(3)))
                                    .getBytes(StandardCharsets.UTF_8));
            end = macro.end();
        }
        bytes.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
