package org.sitedatum.headset.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sitedatum.headset.client.FakeTransport.EPOCH_MICROS;
import static org.sitedatum.headset.client.FakeTransport.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.anchors.AnchorQuery;
import org.sitedatum.headset.anchors.ContentAnchor;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.poses.PredictedPose;
import org.sitedatum.headset.poses.RemotePoses;

class SpatialClientTest {

    private final FakeTransport network = new FakeTransport();
    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private SpatialClient client;

    @BeforeEach
    void connect() {
        client = SpatialClient.connect(
                ClientOptions.of("ws://node/api/v1/socket", "plant", "headset-7")
                        .withToken(() -> "token-" + tokens.incrementAndGet())
                        .withClock(clock::get)
                        .withJsonPoses()
                        .withAnchors(),
                network,
                new ClientListener() {
                    @Override
                    public void stateChanged(ClientState state, String detail) {
                        heard.add(state.name());
                    }

                    @Override
                    public void removed(String id) {
                        heard.add("-" + id);
                    }

                    @Override
                    public void refused(String detail) {
                        heard.add(detail);
                    }
                });
        await(() -> network.wires.size() == 1);
    }

    @AfterEach
    void close() throws InterruptedException {
        client.close();
        assertThat(client.awaitEnd(5_000)).as("the client's thread ends").isTrue();
    }

    @Test
    void shouldAnswerTheRendererBeforeTheClocksAreTogether() {
        PredictedPose out = new PredictedPose();
        assertThat(client.poseAt("robot-1", clock.get(), out)).isEqualTo(RemotePoses.Answer.UNKNOWN);

        network.join(client, clock.get());
        network.newest()
                .listener
                .received("{\"type\":\"poses\",\"poses\":[{\"trackable\":\"robot-1\",\"stamp\":" + EPOCH_MICROS
                        + ",\"position\":[1,2,0],\"covariance\":[1,0,0,1,0,1]}]}");
        await(() -> client.poseAt("robot-1", clock.get(), out) == RemotePoses.Answer.FOUND);

        assertThat(out.pose().x()).isCloseTo(1, within(1e-6));
    }

    @Test
    void shouldJoinAndKeepTheClocksTogether() {
        join();

        assertThat(network.newest().hasSent("\"type\":\"subscribe\"")).isTrue();
        assertThat(client.clock().serverNanos(clock.get()) / 1_000).isEqualTo(EPOCH_MICROS);
        assertThat(heard).startsWith("CONNECTING", "CONNECTED");
    }

    @Test
    void shouldSendPosesInSiteAxesStampedByTheServersClock() {
        join();
        PoseBuffer openXr = new PoseBuffer().set(1, 1.6, -2, 0, 0, 0, 1);

        client.headPose(clock.get(), openXr, Convention.OPENXR);
        client.headPose(clock.get() + 1_000_000, openXr, Convention.OPENXR);

        await(() -> network.newest().hasSent("odometry"));
        assertThat(network.newest().sent)
                .filteredOn(text -> text.contains("odometry"))
                .singleElement()
                .asString()
                .contains("\"position\":[2,-1,1.6]", "\"stamp\":" + EPOCH_MICROS, "\"frame\":\"headset-7.session\"");
    }

    @Test
    void shouldTellAResetWithTheNextPose() {
        join();
        client.sessionReset();
        client.headPose(clock.get(), new PoseBuffer(), Convention.ROS);

        await(() -> network.newest().hasSent("\"reset\":true"));
    }

    @Test
    void shouldComeBackWithAnotherTokenWhenOneIsRefused() {
        network.newest().listener.closed(401, "expired");

        await(() -> network.wires.size() == 2);
        assertThat(network.newest().token).isEqualTo("token-2");
        assertThat(heard).contains("UNAUTHORIZED");
        join();
    }

    @Test
    void shouldJoinAnewAfterALoss() {
        join();
        FakeTransport.Wire lost = network.newest();
        lost.listener.closed(0, "network");

        await(() -> network.wires.size() == 2);
        join();
        lost.listener.received("{\"type\":\"error\",\"problem\":{\"detail\":\"late\"}}");

        assertThat(heard).contains("WAITING").noneMatch(text -> text.contains("late"));
    }

    @Test
    void shouldStayAwayWhilePaused() {
        join();
        client.pause();
        await(() -> client.state() == ClientState.PAUSED);
        assertThat(network.newest().isClosed).isTrue();
        network.newest().listener.closed(0, "closed");
        assertThat(network.wires).hasSize(1);

        client.resume();

        await(() -> network.wires.size() == 2);
        join();
    }

    @Test
    void shouldSayHowFarAMarkerCanBeReliedOnWhenItWasToldSo() {
        join();
        Pose seen = Pose.level(new Vector3(2, 0, 0), 0);
        client.markerSeen(clock.get(), "m-1", seen, Convention.ROS);
        client.markerSeen(clock.get(), "m-2", seen, Convention.ROS, 0.5, 0.25);
        client.markerSeen(clock.get(), "m-3", seen, Convention.ROS, Double.NaN, 0.25);

        await(() -> network.newest().hasSent("m-2") && heard.stream().anyMatch(text -> text.contains("deviations")));
        List<String> fixes = network.newest().sent.stream()
                .filter(text -> text.contains("\"fixes\""))
                .flatMap(text -> java.util.Arrays.stream(text.split("\"kind\"")))
                .collect(java.util.stream.Collectors.toList());
        assertThat(fixes)
                .noneMatch(text -> text.contains("m-3"))
                .anyMatch(text -> text.contains("m-1") && !text.contains("covariance"))
                .anyMatch(text -> text.contains("m-2")
                        && text.contains(
                                "\"covariance\":[0.25,0,0,0,0,0,0.25,0,0,0,0,0.25,0,0,0,0.0625,0,0,0.0625,0,0.0625]"));
    }

    @Test
    void shouldNotTryAgainWhereItIsRefusedUntilItIsTold() {
        refuse(404, "there is no site");

        await(() -> client.state() == ClientState.REFUSED);
        assertThat(network.newest().isClosed).isTrue();
        assertThat(heard).anyMatch(text -> text.contains("there is no site"));
        network.newest().listener.closed(1000, "late");
        client.wantPoses(PoseFilter.ALL);
        assertThat(network.wires).hasSize(1);

        client.resume();

        await(() -> network.wires.size() == 2);
        join();
        assertThat(heard).containsSubsequence("CONNECTING", "REFUSED", "CONNECTING", "CONNECTED");
    }

    @Test
    void shouldTryAgainWhereTheNodeIsNotReadyYet() {
        refuse(503, "not served yet");

        await(() -> network.wires.size() == 2);

        assertThat(heard).contains("WAITING").doesNotContain("REFUSED");
        join();
        refuse(400, "no such floor");
        await(() -> heard.stream().anyMatch(text -> text.contains("no such floor")));
        assertThat(client.state()).as("a wish is refused, not the client").isEqualTo(ClientState.CONNECTED);
    }

    @Test
    void shouldEndureWhatItCannotRead() {
        join();
        for (String text :
                List.of("", "[]", "{}", "{\"type\":7}", "{\"type\":\"poses\",\"poses\":[{}]}", "{\"type\":\"new\"}")) {
            network.newest().listener.received(text);
        }
        network.newest()
                .listener
                .received("{\"type\":\"poses\",\"poses\":[{\"trackable\":\"robot\",\"stamp\":" + EPOCH_MICROS
                        + ",\"position\":[1,2,3],\"covariance\":[0.01,0,0,0.01,0,0.04],\"velocity\":[1,0,0]}]}");
        PredictedPose out = new PredictedPose();

        await(() ->
                client.poses().poseAt("robot", 1_000 * EPOCH_MICROS + 100_000_000L, out) == RemotePoses.Answer.FOUND);

        assertThat(out.pose().x()).isCloseTo(1.1, within(1e-9));
        assertThat(heard).filteredOn(text -> text.contains("could not be read")).hasSize(5);
    }

    @Test
    void shouldTakeTheAlignmentOfItsOwnSessionOnly() {
        join();
        network.newest().listener.received(alignment("other.session", 9));
        network.newest().listener.received(alignment("headset-7.session", 3));

        await(() -> client.serverAlignment().isPresent());
        assertThat(client.serverAlignment().orElseThrow().revision()).isEqualTo(3);
        assertThat(client.serverAlignment().orElseThrow().sigma()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void shouldAskForAnchorsAndTakeTheAnswersAndRefusals() {
        join();
        CompletableFuture<ContentAnchor> saved =
                client.anchors().save(ContentAnchor.at("sign", Pose.level(new Vector3(1, 2, 3), 0)));
        CompletableFuture<List<ContentAnchor>> near =
                client.anchors().near(AnchorQuery.near(Vector3.ZERO, 5).ofCategory("note"));
        await(() -> network.newest().hasSent("nearAnchors"));
        assertThat(network.newest().sent)
                .anyMatch(text -> text.contains("saveAnchor") && text.contains("\"position\":[1,2,3]"));

        network.newest().listener.received("{\"type\":\"anchorSaved\",\"id\":\"anchor-1\",\"anchor\":" + SIGN + "}");
        network.newest()
                .listener
                .received(
                        "{\"type\":\"error\",\"id\":\"anchor-2\",\"problem\":{\"type\":\"urn:sitedatum:problem:bad-field\","
                                + "\"detail\":\"category\"}}");

        assertThat(saved.join().version()).isEqualTo(4);
        assertThat(saved.join().properties()).containsEntry("text", "Exit");
        assertThatThrownBy(near::join).hasCauseInstanceOf(AnchorException.class).hasMessageContaining("category");
        assertThat(client.anchors().known().find("sign")).isPresent();
    }

    @Test
    void shouldLeaveNoQuestionUnanswered() {
        CompletableFuture<List<ContentAnchor>> early = client.anchors().find(List.of("sign"));
        join();
        CompletableFuture<List<ContentAnchor>> late = client.anchors().find(List.of("sign"));
        await(() -> network.newest().sent.stream()
                        .filter(t -> t.contains("findAnchors"))
                        .count()
                == 2);

        network.newest().listener.closed(0, "network");

        assertThatThrownBy(early::join).hasCauseInstanceOf(AnchorException.class);
        assertThatThrownBy(late::join).hasCauseInstanceOf(AnchorException.class).hasMessageContaining("lost");
        assertThatThrownBy(() -> client.anchors().find(List.of("sign")).join())
                .hasCauseInstanceOf(AnchorException.class);
    }

    @Test
    void shouldForgetAnchorsThatWentWhileItWasAway() {
        join();
        network.newest().listener.received("{\"type\":\"anchors\",\"anchors\":[" + SIGN + "],\"complete\":true}");
        await(() -> client.anchors().known().size() == 1);
        network.newest().listener.closed(0, "network");
        await(() -> network.wires.size() == 2);
        join();

        network.newest().listener.received("{\"type\":\"anchors\",\"anchors\":[],\"complete\":true}");

        await(() -> heard.contains("-sign"));
        assertThat(client.anchors().known().size()).isZero();
        assertThat(network.newest().hasSent("[\"anchors\"]")).isTrue();
    }

    @Test
    void shouldSubscribeToWhomItWants() {
        join();
        client.wantPoses(
                PoseFilter.ALL.ofKinds(List.of("vehicle")).onFloor("upper").within(0, 1, 2, 3));
        String wanted = "\"filter\":{\"kinds\":[\"vehicle\"],\"floor\":\"upper\",\"area\":{\"box\":[0,1,2,3]}}";
        await(() -> network.newest().hasSent(wanted));

        network.newest().listener.closed(0, "network");
        await(() -> network.wires.size() == 2);
        join();

        assertThat(network.newest().hasSent(wanted)).isTrue();
    }

    private static final String SIGN = "{\"id\":\"sign\",\"version\":4,\"position\":[1,2,3],\"orientation\":[0,0,0,1],"
            + "\"quality\":\"tracked\",\"properties\":{\"text\":\"Exit\"},\"access\":\"read\",\"owner\":\"me\",\"savedAt\":7}";

    private static String alignment(String frame, int revision) {
        return "{\"type\":\"alignment\",\"alignment\":{\"frame\":\"" + frame + "\",\"stamp\":" + EPOCH_MICROS
                + ",\"position\":[1,2,0],\"orientation\":[0,0,0,1],\"covariance\":[0.04,0,0,0,0,0,0.04,0,0,0,0,"
                + "0.01,0,0,0,0,0,0,0,0,0.001],\"revision\":" + revision + "}}";
    }

    private void refuse(int status, String detail) {
        FakeTransport.Wire wire = network.newest();
        wire.listener.opened();
        wire.listener.received("{\"type\":\"error\",\"id\":\"site\",\"problem\":{\"status\":" + status
                + ",\"detail\":\"" + detail + "\"}}");
    }

    private void join() {
        network.join(client, clock.get());
    }
}
