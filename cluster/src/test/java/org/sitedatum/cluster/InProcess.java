package org.sitedatum.cluster;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sitedatum.cluster.cli.SiteDatum;
import org.sitedatum.cluster.cli.Terminal;

/** Commands run inside the test, with nothing printed. */
final class InProcess {

    private InProcess() {}

    static int run(String... words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return SiteDatum.run(List.of(words), new Terminal(nowhere, nowhere));
    }
}
