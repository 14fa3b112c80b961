package org.sitedatum.headset.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sitedatum.headset.client.FakeTransport.EPOCH_MICROS;
import static org.sitedatum.headset.client.FakeTransport.await;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.anchors.ContentAnchor;
import org.sitedatum.headset.golden.Golden;
import org.sitedatum.headset.poses.PredictedPose;
import org.sitedatum.headset.poses.RemotePose;
import org.sitedatum.headset.poses.RemotePoses;

/** A node that lies or breaks, and an application that fails in its own listener: nothing hangs, grows or jumps. */
class HostileNodeTest {

    private static final String POSE = "{\"trackable\":\"robot-1\",\"stamp\":" + EPOCH_MICROS
            + ",\"position\":[1,2,0],\"covariance\":[1,0,0,1,0,1],\"velocity\":[1,0,0]}";
    private static final List<String> TEXTS = List.of(
            "{\"type\":\"poses\",\"poses\":[" + POSE + "]}",
            "{\"type\":\"alignment\",\"alignment\":{\"frame\":\"headset-7.session\",\"stamp\":" + EPOCH_MICROS
                    + ",\"position\":[1,2,0],\"orientation\":[0,0,0,1],\"covariance\":[1,0,0,0,0,0,1,0,0,0,0,1,0,0,0,1,0,0,1,"
                    + "0,1],\"revision\":1}}",
            "{\"type\":\"anchors\",\"anchors\":[{\"id\":\"a\",\"position\":[1,2,3],\"orientation\":[0,0,0,1],\"version\":1,"
                    + "\"savedAt\":5}],\"complete\":true}",
            "{\"type\":\"anchor\",\"anchor\":{\"id\":\"a\",\"removed\":true,\"version\":1,\"savedAt\":9}}",
            "{\"type\":\"pong\",\"t0\":1,\"t1\":5,\"t2\":5}",
            "{\"type\":\"error\",\"id\":\"anchor-1\",\"problem\":{\"type\":\"x\",\"detail\":\"y\"}}");
    private static final List<String> NONSENSE = List.of(
            "null", "1e999", "-1", "\"\"", "[]", "{}", "true", "1e300", "9007199254740991", "NaN", "[".repeat(5000));

    private final FakeTransport network = new FakeTransport();
    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private final AtomicInteger refused = new AtomicInteger();
    private final ClientOptions options = ClientOptions.of("ws://node", "plant", "headset-7")
            .withClock(clock::get)
            .withAnchors();
    private SpatialClient client = SpatialClient.connect(options, network, new ClientListener() {
        @Override
        public void refused(String detail) {
            refused.incrementAndGet();
        }
    });

    @AfterEach
    void close() throws InterruptedException {
        client.close();
        assertThat(client.awaitEnd(5_000)).isTrue();
    }

    @Test
    void shouldEndureRandomAndBrokenMessages() {
        network.join(client, clock.get());
        node().received("{\"type\":\"poses\",\"poses\":[" + POSE + "]}");
        await(() -> client.poses().all().size() == 1);
        long seed = 6;
        Random random = new Random(seed);
        List<byte[]> frames = Golden.read("binary.json").objects("fromNode").stream()
                .map(one -> bytes(one.text("hex")))
                .collect(java.util.stream.Collectors.toList());
        double offset = client.clock().serverNanos(clock.get());
        for (int i = 0; i < 6_000; i++) {
            if (i % 2 == 0) {
                node().received(brokenText(random));
            } else {
                node().received(brokenFrame(frames.get(random.nextInt(frames.size())), random));
            }
        }
        await(() -> refused.get() > 500);
        CompletableFuture<List<ContentAnchor>> last = client.anchors().find(List.of("a"));
        await(() -> network.newest().hasSent("findAnchors"));

        assertThat(client.state()).isEqualTo(ClientState.CONNECTED);
        assertThat(last).isNotDone();
        assertThat(client.clock().serverNanos(clock.get()) - offset).isZero();
        PredictedPose out = new PredictedPose();
        for (RemotePose pose : client.poses().all()) {
            if (client.poses().poseAt(pose.id(), pose.stampNanos(), out) == RemotePoses.Answer.FOUND) {
                assertThat(out.pose().isPose()).as(pose.id() + ", seed " + seed).isTrue();
                assertThat(out.sigma()).isFinite();
            }
        }
    }

    @Test
    void shouldNotLetStrangersFillTheMemory() {
        network.join(client, clock.get());
        StringBuilder text = new StringBuilder("{\"type\":\"poses\",\"poses\":[");
        for (int i = 0; i < 30_000; i++) {
            text.append(i == 0 ? "" : ",").append(POSE.replace("robot-1", "x" + i));
        }
        node().received(text.append("]}").toString());

        await(() -> client.poses().all().size() == 20_000);
        client.poses().forgetOutside(1_000 * EPOCH_MICROS + 1, Long.MAX_VALUE);
        assertThat(client.poses().all()).isEmpty();
    }

    @Test
    void shouldForgetWhatWasToldOfTheFuture() {
        network.join(client, clock.get());
        node().received(TEXTS.get(0).replace(Long.toString(EPOCH_MICROS), "9007199254740991"));
        await(() -> client.poses().all().size() == 1);
        client.poses().forgetOutside(0, 1_000 * EPOCH_MICROS + 10_000_000_000L);
        node().received(TEXTS.get(0));

        await(() -> client.poses().all().size() == 1);
        assertThat(client.poses().all().get(0).stampNanos()).isEqualTo(1_000 * EPOCH_MICROS);
    }

    @Test
    void shouldTakeAnAnswerOnlyToItsQuestionAndOnce() {
        Pings pings = new Pings();
        for (int i = 0; i < 20; i++) {
            pings.asked(i);
        }

        assertThat(pings.answers(3)).as("long ago").isFalse();
        assertThat(pings.answers(99)).isFalse();
        assertThat(pings.answers(17)).isTrue();
        assertThat(pings.answers(17)).isFalse();
        assertThat(pings.answers(18)).isTrue();
        pings.clear();
        assertThat(pings.answers(19)).isFalse();
    }

    @Test
    void shouldStayJoinedWhenTheApplicationFailsInItsListener() {
        client.close();
        FakeTransport another = new FakeTransport();
        client = SpatialClient.connect(options, another, new ClientListener() {
            @Override
            public void stateChanged(ClientState state, String detail) {
                throw new IllegalStateException("the application's");
            }

            @Override
            public void refused(String detail) {
                throw new IllegalStateException("the application's");
            }
        });
        another.join(client, clock.get());

        assertThat(client.state()).isEqualTo(ClientState.CONNECTED);
    }

    @Test
    void shouldFailQuestionsOfAClosedClient() throws Exception {
        client.close();
        assertThat(client.awaitEnd(5_000)).isTrue();

        assertThatThrownBy(() -> client.anchors().find(List.of("a")).get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AnchorException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void shouldGiveUpAQuestionThatNobodyAnswers() throws Exception {
        SiteAnchors anchors = new SiteAnchors(
                "plant",
                client.anchors().known(),
                step -> {
                    step.run();
                    return true;
                },
                text -> true);
        CompletableFuture<List<ContentAnchor>> question = anchors.find(List.of("a"));
        for (int i = 0; i < 5; i++) {
            anchors.passRound();
        }
        assertThat(question).isNotDone();
        anchors.passRound();

        assertThat(question).isCompletedExceptionally();
    }

    private org.sitedatum.headset.transport.Transport.Listener node() {
        return network.newest().listener;
    }

    private static String brokenText(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        if (random.nextInt(5) == 0) {
            return text.substring(0, random.nextInt(text.length()));
        }
        String[] parts = text.split("(?<=[:,\\[])");
        parts[random.nextInt(parts.length)] = NONSENSE.get(random.nextInt(NONSENSE.size()));
        return String.join("", parts);
    }

    private static byte[] brokenFrame(byte[] frame, Random random) {
        byte[] broken =
                java.util.Arrays.copyOf(frame, random.nextBoolean() ? random.nextInt(frame.length) : frame.length);
        for (int i = 0; i < 3 && broken.length > 0; i++) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        return broken;
    }

    private static byte[] bytes(String hex) {
        byte[] out = new byte[hex.length() / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return out;
    }
}
