package org.sitedatum.mqtt.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where recordings stand beside a checkout, for tests and benchmarks; nothing of a node needs them. */
public final class SharedRecordings {
    private static final String PROPERTY = "sitedatum.shared";

    private SharedRecordings() {}

    /**
     * The folder of recordings: {@code data} in the folder that the system property {@code sitedatum.shared} names, else in
     * the nearest folder {@code shared} beside a parent of the working directory; empty when it is not there.
     */
    public static Optional<Path> folder() {
        String configured = System.getProperty(PROPERTY, "");
        Optional<Path> shared = configured.isEmpty()
                ? Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                        .map(at -> at.resolve("shared"))
                        .filter(Files::isDirectory)
                        .findFirst()
                : Optional.of(Path.of(configured));
        return shared.map(folder -> folder.resolve("data")).filter(Files::isDirectory);
    }
}
