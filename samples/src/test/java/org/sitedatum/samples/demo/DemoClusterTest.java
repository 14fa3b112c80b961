package org.sitedatum.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.cli.Terminal;

/** Three node processes on this machine, of which the owner is killed. */
@Tag("slow")
class DemoClusterTest {

    @Test
    void shouldShowTheGapThatAKilledOwnerLeaves() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);

        new DemoCommand().run(List.of("--nodes", "3", "--seconds", "20"), new Terminal(stream, stream));

        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .containsPattern("page +http://localhost:\\d+, http://localhost:\\d+, http://localhost:\\d+ ")
                .containsPattern("node-\\d serves the site and is killed now")
                .containsPattern("failover node-\\d was killed, node-\\d followed: [01]\\.\\d+ s")
                .contains(" 0 twice or out of order");
    }
}
