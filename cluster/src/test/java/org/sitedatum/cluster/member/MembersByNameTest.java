package org.sitedatum.cluster.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All members behind one host name, as behind a headless service, and names that lead elsewhere later. */
class MembersByNameTest {

    private static final String NAME = "members.site";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Loopback addresses in the place of machines. */
    private final List<InetAddress> records = new CopyOnWriteArrayList<>();

    private final Map<String, MemberLink> links = new LinkedHashMap<>();
    private final NameService names = host -> {
        if (!host.equals(NAME) || records.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return new ArrayList<>(records);
    };
    private final int port;

    MembersByNameTest() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void closeAll() {
        links.values().forEach(MemberLink::close);
    }

    @Test
    void shouldFindEachMemberBehindOneName() throws IOException {
        addMachines(1, 2, 3);
        for (String id : List.of("n1", "n2", "n3")) {
            start(id);
        }

        await().atMost(PATIENCE).until(this::allConnected);
    }

    @Test
    void shouldFindAMemberThatCameUpAtAnAddressNotKnownBefore() throws IOException {
        addMachines(1);
        start("n1");
        await().atMost(PATIENCE).until(() -> links.get("n1").problem("n2").contains("this is member n1, not n2"));

        addMachines(5, 6);
        start("n2");
        start("n3");

        await().atMost(PATIENCE).until(this::allConnected);
    }

    @Test
    void shouldSayThatANameLeadsNowhere() throws IOException {
        addMachines(1);
        start("n1");
        records.clear();

        await().atMost(PATIENCE)
                .until(() -> links.get("n1").problem("n2").equals("the name " + NAME + " leads nowhere"));
        assertThatThrownBy(() -> start("n2")).isInstanceOf(IOException.class).hasMessageContaining("n2=" + NAME);
    }

    @Test
    void shouldNotListenWhereNoneOfTheAddressesIsItsOwn() throws IOException {
        records.add(InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7}));

        assertThatThrownBy(() -> start("n1"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot listen for members on n1=" + NAME);
        assertThat(links).isEmpty();
    }

    private void addMachines(int... numbers) throws UnknownHostException {
        for (int number : numbers) {
            records.add(InetAddress.getByAddress(new byte[] {127, 0, 77, (byte) number}));
        }
    }

    private void start(String id) throws IOException {
        List<MemberAddress> members = List.of(
                new MemberAddress("n1", NAME, port),
                new MemberAddress("n2", NAME, port),
                new MemberAddress("n3", NAME, port));
        MemberOptions options = new MemberOptions(id, members, "a secret of the members");
        links.put(id, MemberLink.start(options, (from, channel, payload) -> {}, names));
    }

    private boolean allConnected() {
        return links.size() == 3
                && links.entrySet().stream()
                        .allMatch(link -> links.keySet().stream()
                                .filter(id -> !id.equals(link.getKey()))
                                .allMatch(id -> link.getValue().isUp(id)));
    }
}
