package org.sitedatum.cluster.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemberLinkTest {

    private static final String SECRET = "a secret of the members";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Queue<String> heardByB = new ConcurrentLinkedQueue<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void shouldCarryFramesBetweenMembers() throws IOException {
        MemberLink b = memberB(SECRET);
        MemberLink a = memberA(SECRET, b.port());
        await().atMost(PATIENCE).until(() -> a.isUp("b"));

        a.send("b", (byte) 1, new byte[] {7});
        a.send("b", (byte) 2, new byte[300_000]);

        await().atMost(PATIENCE).until(() -> heardByB.size() == 2);
        assertThat(heardByB).containsExactly("a 1 1", "a 2 300000");
    }

    @Test
    void shouldRefuseAMemberWithoutTheSecretAndSayWhy() throws IOException {
        MemberLink b = memberB(SECRET);
        MemberLink a = memberA("another secret of others", b.port());

        await().atMost(PATIENCE)
                .until(() -> a.problem("b").contains("refused: the secret is not that of this cluster"));
        assertThat(a.isUp("b")).isFalse();
        assertThat(heardByB).isEmpty();
    }

    @Test
    void shouldRefuseWhoIsNotInItsList() throws IOException {
        MemberLink b = memberB(SECRET);
        MemberLink stranger = started("x", List.of(at("x", 0), at("b", b.port())), SECRET);

        await().atMost(PATIENCE).until(() -> stranger.problem("b").contains("x is not in the list of members of b"));
    }

    @Test
    void shouldNotTrustAListenerThatDoesNotKnowTheSecret() throws IOException {
        MemberLink impostor = memberB("another secret of others");
        MemberLink a = memberA(SECRET, impostor.port());

        await().atMost(PATIENCE).until(() -> !a.problem("b").isEmpty());
        assertThat(a.isUp("b")).isFalse();
    }

    @Test
    void shouldGoOnServingMembersWhileStrangersSendGarbage() throws IOException {
        MemberLink b = memberB(SECRET);
        Random random = new Random(20261122);
        for (int i = 0; i < 200; i++) {
            try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), b.port())) {
                byte[] garbage = new byte[random.nextInt(300)];
                random.nextBytes(garbage);
                stranger.getOutputStream().write(garbage);
            }
        }
        for (int i = 0; i < 2 * Listener.MOST_STRANGERS; i++) {
            open.add(new Socket(InetAddress.getLoopbackAddress(), b.port()));
        }

        MemberLink a = memberA(SECRET, b.port());

        await().atMost(PATIENCE).until(() -> a.isUp("b"));
        assertThat(heardByB).isEmpty();
    }

    @Test
    void shouldNoticeACutAndComeBackSoonAfterItHeals() throws IOException {
        MemberLink b = memberB(SECRET);
        CuttableRelay relay = new CuttableRelay();
        open.add(relay);
        relay.leadTo(b.port());
        MemberLink a = memberA(SECRET, relay.port());
        await().atMost(PATIENCE).until(() -> a.isUp("b"));

        relay.cut();
        await().atMost(Duration.ofSeconds(3)).until(() -> !a.isUp("b"));
        a.send("b", (byte) 1, new byte[] {1});
        relay.heal();
        await().atMost(Duration.ofSeconds(4)).until(() -> a.isUp("b"));

        a.send("b", (byte) 1, new byte[] {1, 2});
        await().atMost(PATIENCE).until(() -> !heardByB.isEmpty());
        assertThat(heardByB).as("nothing of the time of the cut").containsExactly("a 1 2");
    }

    @Test
    void shouldSayWhyItCannotListen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> started("a", List.of(at("a", taken.getLocalPort())), SECRET))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen for members on a=127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void shouldReadAddressesAndRefuseOthers() {
        assertThat(MemberAddress.parse("n1=10.0.0.1:7400")).isEqualTo(new MemberAddress("n1", "10.0.0.1", 7400));
        assertThat(MemberAddress.parse("n1=[::1]:7400")).hasToString("n1=[::1]:7400");
        for (String wrong : List.of("", "n1", "n1=h", "n1=h:x", "=h:1", "n1=:1", "n 1=h:1", "n1=h:70000")) {
            assertThatThrownBy(() -> MemberAddress.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private MemberLink memberA(String secret, int portOfB) throws IOException {
        return started("a", List.of(at("a", 0), at("b", portOfB)), secret);
    }

    private MemberLink memberB(String secret) throws IOException {
        return started("b", List.of(at("a", 1), at("b", 0)), secret);
    }

    private MemberLink started(String self, List<MemberAddress> members, String secret) throws IOException {
        MemberLink link = MemberLink.start(
                new MemberOptions(self, members, secret),
                (from, channel, payload) -> heardByB.add(from + " " + channel + " " + payload.length));
        open.add(link);
        return link;
    }

    private static MemberAddress at(String id, int port) {
        return new MemberAddress(id, "127.0.0.1", port);
    }
}
