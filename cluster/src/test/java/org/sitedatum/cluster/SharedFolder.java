package org.sitedatum.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of recordings that stands beside the checkout, when it is there. */
final class SharedFolder {

    private SharedFolder() {}

    /** A path below it; skips the test when it is absent. */
    static Path require(String relative) {
        Path path = root().resolve(relative);
        assumeTrue(Files.exists(path), () -> path + " is not here");
        return path;
    }

    private static Path root() {
        String configured = System.getProperty("sitedatum.shared", "");
        if (!configured.isEmpty()) {
            return Path.of(configured);
        }
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared"))) {
            at = at.getParent();
        }
        return at == null ? Path.of("shared") : at.resolve("shared");
    }
}
