package org.sitedatum.mqtt.rosbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.rosbridge.FakeRosbridge.Kind;

class RosbridgeLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> GREETING = List.of("{\"op\":\"advertise\",\"topic\":\"/tf\",\"type\":\"x\"}");
    private static final LinkOptions HASTY = new LinkOptions(
            50,
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofMillis(1500),
            Duration.ofMillis(20),
            Duration.ofMillis(100));

    @Test
    void shouldGreetAndSay() throws IOException {
        try (FakeRosbridge server = new FakeRosbridge(Kind.SOUND);
                RosbridgeLink link = open(server.address())) {
            await().atMost(PATIENCE).until(link::isUp);
            link.send(message(1));

            await().atMost(PATIENCE).until(() -> server.heard("publish", "/a").size() == 1);
            assertThat(server.heard().get(0).get("op").asText()).isEqualTo("advertise");
            assertThat(link.counts().sent()).isEqualTo(2);
            assertThat(link.counts().dropped()).isZero();
            assertThat(link.counts().lastFault()).isEmpty();
        }
    }

    /** Nothing is kept for a server that is not there: an old transform is worse than none. */
    @Test
    void shouldDropAndCountWhileNobodyListens() throws IOException {
        URI nobody;
        try (FakeRosbridge gone = new FakeRosbridge(Kind.SOUND)) {
            nobody = gone.address();
        }
        try (RosbridgeLink link = open(nobody)) {
            for (int i = 0; i < 1_000; i++) {
                link.send(message(i));
            }

            assertThat(link.counts().dropped()).isEqualTo(1_000);
            await().atMost(PATIENCE).until(() -> link.counts().lastFault().contains("cannot connect"));
        }
    }

    @Test
    void shouldComeAgainAfterARefusal() throws IOException {
        try (FakeRosbridge server = new FakeRosbridge(Kind.REFUSES);
                RosbridgeLink link = open(server.address())) {
            await().atMost(PATIENCE).until(() -> server.connections() >= 3);
            assertThat(link.isUp()).isFalse();
            assertThat(link.counts().lastFault()).contains("cannot connect");

            server.become(Kind.SOUND);

            await().atMost(PATIENCE).until(link::isUp);
            assertThat(link.counts().connections()).isEqualTo(1);
        }
    }

    @Test
    void shouldGiveUpAServerThatDoesNotShakeHands() throws IOException {
        try (FakeRosbridge server = new FakeRosbridge(Kind.MUTE);
                RosbridgeLink link = open(server.address())) {
            await().atMost(PATIENCE).until(() -> server.connections() >= 2);

            assertThat(link.counts().lastFault()).contains("cannot connect");
        }
    }

    /** Who sends is never held up: the line is bounded, loses its oldest, and the server is given up. */
    @Test
    void shouldGiveUpAServerThatNeverReads() throws IOException {
        try (FakeRosbridge server = new FakeRosbridge(Kind.NEVER_READS);
                RosbridgeLink link = open(server.address())) {
            String large = message(7).replace("7", "\"" + "x".repeat(200_000) + "\"");
            await().atMost(PATIENCE).until(link::isUp);

            await().atMost(PATIENCE).until(() -> {
                long began = System.nanoTime();
                link.send(large);
                assertThat(System.nanoTime() - began).isLessThan(250_000_000L);
                return link.counts().lastFault().contains("does not read");
            });

            assertThat(link.counts().dropped()).isPositive();
            server.become(Kind.SOUND);
            await().atMost(PATIENCE).until(() -> {
                link.send(message(8));
                return !server.heard("publish", "/a").isEmpty();
            });
        }
    }

    @Test
    void shouldGiveUpAServerThatAnswersNoPings() throws IOException {
        try (FakeRosbridge server = new FakeRosbridge(Kind.NO_PONGS);
                RosbridgeLink link = open(server.address())) {
            await().atMost(PATIENCE).until(() -> link.counts().lastFault().contains("answers no pings"));
            await().atMost(PATIENCE).until(() -> server.connections() >= 2);
        }
    }

    @Test
    void shouldGreetAnewWhenTheServerDies() throws IOException {
        try (FakeRosbridge server = new FakeRosbridge(Kind.DIES);
                RosbridgeLink link = open(server.address())) {
            await().atMost(PATIENCE).until(() -> {
                link.send(message(1));
                return server.connections() >= 3;
            });

            assertThat(server.heard("advertise", "/tf").size()).isBetween(2, 3);
            assertThat(link.counts().connections()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void shouldTellWhatTheServerComplainsOf() throws IOException {
        try (FakeRosbridge server = new FakeRosbridge(Kind.COMPLAINS);
                RosbridgeLink link = open(server.address())) {
            await().atMost(PATIENCE).until(() -> link.counts().lastFault().contains("unknown type tf2_msgs/TFMessage"));

            assertThat(link.isUp()).isTrue();
        }
    }

    private static RosbridgeLink open(URI address) {
        return RosbridgeLink.open(address, GREETING, HASTY);
    }

    private static String message(int number) {
        return "{\"op\":\"publish\",\"topic\":\"/a\",\"msg\":{\"data\":" + number + "}}";
    }
}
