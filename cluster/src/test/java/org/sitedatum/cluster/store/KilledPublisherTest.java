package org.sitedatum.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that publishes is killed with SIGKILL at random moments: no revision that was acknowledged is ever lost. */
class KilledPublisherTest {

    private static final long SEED = 20_261_122;

    @TempDir
    Path folder;

    @Test
    void shouldLoseNoAcknowledgedRevisionOfAnH2File() throws Exception {
        killOften(StoreAddress.inFolder(folder), 4);
    }

    @Test
    void shouldLoseNoAcknowledgedRevisionInPostgres() throws Exception {
        try (PostgresServer server = PostgresServer.startOrSkip(folder)) {
            killOften(new StoreAddress(server.url("postgres"), "sitedatum", ""), 3);
        }
    }

    @Test
    @Tag("slow")
    void shouldLoseNoAcknowledgedRevisionOfAnH2FileInAHundredKills() throws Exception {
        killOften(StoreAddress.inFolder(folder), 100);
    }

    @Test
    @Tag("slow")
    void shouldLoseNoAcknowledgedRevisionInPostgresInAHundredKills() throws Exception {
        try (PostgresServer server = PostgresServer.startOrSkip(folder)) {
            killOften(new StoreAddress(server.url("postgres"), "sitedatum", ""), 100);
        }
    }

    @Test
    @Tag("slow")
    void shouldLoseNoAcknowledgedRevisionWhenPostgresItselfIsKilled() throws Exception {
        try (PostgresServer server = PostgresServer.startOrSkip(folder)) {
            StoreAddress address = new StoreAddress(server.url("postgres"), "sitedatum", "");
            SplittableRandom random = new SplittableRandom(SEED);
            long acknowledged = 0;
            for (int kill = 0; kill < 20; kill++) {
                Publisher publisher = new Publisher(address, folder);
                acknowledged = Math.max(acknowledged, publisher.readUntil(random.nextInt(1, 40)));
                server.killAndStartAgain();
                acknowledged = Math.max(acknowledged, publisher.killAndReadRest());
                check(address, acknowledged, "kill " + kill + " of seed " + SEED);
            }
        }
    }

    private void killOften(StoreAddress address, int kills) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        long acknowledged = 0;
        for (int kill = 0; kill < kills; kill++) {
            Publisher publisher = new Publisher(address, folder);
            publisher.readUntil(random.nextInt(1, 30));
            LockSupport.parkNanos(random.nextInt(10_000_000));
            acknowledged = Math.max(acknowledged, publisher.killAndReadRest());
            check(address, acknowledged, "kill " + kill + " of seed " + SEED);
        }
        System.out.printf("%s: %d kills, %d revisions acknowledged%n", address, kills, acknowledged);
    }

    private static void check(StoreAddress address, long acknowledged, String what) {
        try (SiteDatabase database = SiteDatabase.open(address)) {
            SiteStore store = database.revisions();
            long newest = store.newestNumber(PublishLoop.SITE);
            assertThat(newest).as(what).isGreaterThanOrEqualTo(acknowledged);
            assertThat(store.history(PublishLoop.SITE, Long.MAX_VALUE, Integer.MAX_VALUE))
                    .as(what)
                    .hasSize((int) newest);
            for (long number = Math.max(1, newest - 50); number <= newest; number++) {
                assertThat(PublishLoop.fault(
                                store.find(PublishLoop.SITE, number).orElseThrow()))
                        .as(what)
                        .isEmpty();
            }
        }
    }

    /** One process. */
    private static final class Publisher {
        private final Process process;
        private final BufferedReader said;
        private final Path errors;
        private long acknowledged;

        private Publisher(StoreAddress address, Path folder) throws IOException {
            errors = Files.createTempFile(folder, "publisher", ".err");
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlogback.configurationFile=none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    PublishLoop.class.getName(),
                    address.jdbcUrl(),
                    address.user());
            process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        /** Reads so many acknowledgements, or fewer when the process ends. */
        long readUntil(int count) throws IOException {
            int read = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                read += line.matches("\\d+") ? 1 : 0;
                hear(line);
                if (read >= count) {
                    break;
                }
            }
            assertThat(read).as(Files.readString(errors)).isPositive();
            return acknowledged;
        }

        private void hear(String line) {
            if (line.matches("\\d+")) {
                acknowledged = Long.parseLong(line);
            }
        }

        /** A line without its end was not said in full and does not count. */
        long killAndReadRest() throws IOException, InterruptedException {
            // unlike the process, its handle leaves what was said to be read
            process.toHandle().destroyForcibly();
            process.waitFor();
            StringBuilder line = new StringBuilder();
            for (int c = said.read(); c >= 0; c = said.read()) {
                if (c == '\n') {
                    hear(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
            return acknowledged;
        }
    }
}
