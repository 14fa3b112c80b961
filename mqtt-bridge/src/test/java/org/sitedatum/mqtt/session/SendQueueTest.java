package org.sitedatum.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendQueueTest {
    private static final int CAPACITY = 4;
    private static final int WINDOW = 2;

    private final SendQueue queue = new SendQueue(new PublisherOptions(CAPACITY, WINDOW, CAPACITY, WINDOW));

    @BeforeEach
    void connect() {
        queue.newGeneration();
        queue.goOnline();
    }

    @Test
    void shouldSendInOrderWithinTheWindow() throws InterruptedException {
        offerPoses("a", "b", "c");

        SendQueue.Sending first = next();
        SendQueue.Sending second = next();
        assertThat(first.message().topic).isEqualTo("a");
        assertThat(second.message().topic).isEqualTo("b");

        queue.confirm(first);
        assertThat(next().message().topic).isEqualTo("c");
    }

    @Test
    void shouldDropTheOldestPoseOfTheSameTopicWhenFullAndCountIt() throws InterruptedException {
        offer("a", 1);
        offer("b", 2);
        offer("a", 3);
        offer("c", 4);

        offer("a", 5);

        assertThat(take(CAPACITY)).containsExactly("b2", "a3", "c4", "a5");
        assertThat(queue.counts().droppedFull()).isEqualTo(1);
    }

    @Test
    void shouldDropTheOldestOfAllWhenFullAndTheTopicIsNew() throws InterruptedException {
        for (int i = 1; i <= CAPACITY; i++) {
            offer("t" + i, i);
        }

        offer("new", 9);

        assertThat(take(CAPACITY)).containsExactly("t22", "t33", "t44", "new9");
    }

    @Test
    void shouldLoseNoPoseWhileThereIsRoom() throws InterruptedException {
        offer("a", 1);
        offer("a", 2);
        offer("a", 3);

        assertThat(take(3)).containsExactly("a1", "a2", "a3");
        assertThat(queue.counts().dropped()).isZero();
    }

    @Test
    void shouldSendEventsBeforePoses() throws InterruptedException {
        offerPoses("pose");
        queue.offer(new Outgoing("event", new byte[0], Delivery.EVENT));

        assertThat(next().message().topic).isEqualTo("event");
    }

    @Test
    void shouldDropPosesWithoutAConnectionButKeepEvents() throws InterruptedException {
        offerPoses("waiting");
        queue.goOffline();
        offerPoses("offline");
        queue.offer(new Outgoing("event", new byte[0], Delivery.EVENT));
        connect();

        assertThat(next().message().topic).isEqualTo("event");
        assertThat(queue.counts().droppedOffline()).isEqualTo(2);
        offerPoses("fresh");
        assertThat(next().message().topic).isEqualTo("fresh");
    }

    @Test
    void shouldSendUnconfirmedEventsAgainInOrder() throws InterruptedException {
        for (String topic : List.of("e1", "e2", "e3")) {
            queue.offer(new Outgoing(topic, new byte[0], Delivery.EVENT));
        }
        SendQueue.Sending first = next();
        next();
        queue.confirm(first);

        queue.goOffline();
        connect();

        assertThat(next().message().topic).isEqualTo("e2");
        assertThat(next().message().topic).isEqualTo("e3");
    }

    @Test
    void shouldNotTakeAConfirmationOfAnOlderConnection() throws InterruptedException {
        offerPoses("a", "b");
        SendQueue.Sending old = next();
        next();
        queue.goOffline();
        connect();
        offerPoses("c", "d", "e");
        next();
        SendQueue.Sending open = next();

        queue.confirm(old);
        queue.confirm(open);

        assertThat(next().message().topic).isEqualTo("e");
    }

    @Test
    void shouldDropTheOldestEventWhenTooManyWait() throws InterruptedException {
        queue.goOffline();
        for (int i = 0; i < CAPACITY + 3; i++) {
            queue.offer(new Outgoing("e" + i, new byte[0], Delivery.EVENT));
        }
        connect();

        assertThat(next().message().topic).isEqualTo("e3");
        assertThat(queue.counts().droppedKept()).isEqualTo(3);
    }

    @Test
    void shouldEndWhenClosed() throws InterruptedException {
        queue.close();

        assertThat(queue.awaitNext()).isEmpty();
    }

    @Test
    void shouldAccountForEveryPoseUnderAnyLoad() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        ConflatingQueue poses = new ConflatingQueue(16);
        long offered = 0;
        long polled = 0;
        for (int i = 0; i < 100_000; i++) {
            if (random.nextInt(3) > 0) {
                poses.offer(new Outgoing("t" + random.nextInt(30), new byte[0], Delivery.LIVE));
                offered++;
            } else if (poses.poll().isPresent()) {
                polled++;
            }
        }

        assertThat(polled + poses.droppedCount() + poses.clear())
                .as("seed %d", seed)
                .isEqualTo(offered);
    }

    private void offerPoses(String... topics) {
        for (String topic : topics) {
            queue.offer(new Outgoing(topic, new byte[0], Delivery.LIVE));
        }
    }

    private void offer(String topic, int value) {
        queue.offer(new Outgoing(topic, new byte[] {(byte) value}, Delivery.LIVE));
    }

    private SendQueue.Sending next() throws InterruptedException {
        Optional<SendQueue.Sending> next = queue.awaitNext();
        assertThat(next).isPresent();
        return next.get();
    }

    private List<String> take(int count) throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SendQueue.Sending sending = next();
            all.add(sending.message().topic + sending.message().payload[0]);
            queue.confirm(sending);
        }
        return all;
    }
}
