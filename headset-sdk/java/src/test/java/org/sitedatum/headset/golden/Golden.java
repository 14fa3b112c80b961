package org.sitedatum.headset.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.json.JsonReader;

/** The golden vectors that every port of the kit passes. */
public final class Golden {

    private static final Path FOLDER = Path.of("..", "golden");

    private Golden() {}

    public static JsonObject read(String name) {
        try {
            return JsonReader.read(Files.readString(FOLDER.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when the expected values are to be written anew. */
    static boolean isWriting() {
        return Boolean.getBoolean("golden.write");
    }

    static void write(String name, String text) {
        try {
            Files.writeString(FOLDER.resolve(name), text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
