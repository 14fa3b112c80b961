package org.sitedatum.cluster;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.live.LiveMesh;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.member.MemberLink;
import org.sitedatum.cluster.ownership.SectorLeases;

/** What a node says to the others and hears from them, each kind on its channel of the members' link. Thread-safe. */
final class MemberMail implements AutoCloseable {

    private static final byte LEASES = 1;

    private final List<String> others;
    private final CompletableFuture<SectorLeases> leases = new CompletableFuture<>();
    private final CompletableFuture<LiveMesh> mesh = new CompletableFuture<>();
    private final CompletableFuture<HandOverPost> handOvers = new CompletableFuture<>();
    private final Addressee addressee;
    private final MemberLink link;

    /** Hears what others say about sectors and sites; must not block. */
    interface Addressee extends SectorPost {
        void onSnapshot(String from, SectorSnapshot snapshot);

        void onWord(String from, SectorWord word);

        void onRevision(RevisionMail word);
    }

    /**
     * Begins to connect.
     *
     * @throws IOException when the member port cannot be used
     */
    MemberMail(ClusterOptions cluster, LiveSites live, Addressee addressee) throws IOException {
        String self = cluster.members().self();
        this.addressee = addressee;
        this.others =
                cluster.members().ids().stream().filter(id -> !id.equals(self)).toList();
        link = MemberLink.start(cluster.members(), this::onFrame);
        mesh.complete(LiveMesh.start(live, new LiveMail(link, others)));
        handOvers.complete(new HandOverPost(new HandOverBox(link), others, addressee));
    }

    /** Hand-overs on their channel. */
    private record HandOverBox(MemberLink link) implements HandOverPost.MailBox {
        @Override
        public void send(String node, byte[] bytes) {
            link.send(node, HandOverPost.CHANNEL, bytes);
        }

        @Override
        public void sendIfRoomy(String node, byte[] bytes) {
            link.sendIfRoomy(node, HandOverPost.CHANNEL, bytes);
        }
    }

    /** The leases hear the others from now on. */
    void join(SectorLeases running) {
        leases.complete(running);
    }

    private void onFrame(String from, byte channel, byte[] payload) {
        switch (channel) {
            case LEASES -> leases.thenAccept(running -> running.receive(from, payload));
            case SnapshotMail.CHANNEL ->
                SnapshotMail.read(from, payload).ifPresent(snapshot -> addressee.onSnapshot(from, snapshot));
            case SectorWord.CHANNEL -> SectorWord.decode(payload).ifPresent(word -> addressee.onWord(from, word));
            case LiveMail.CHANNEL -> mesh.thenAccept(running -> running.receive(from, payload));
            case RevisionMail.CHANNEL -> RevisionMail.decode(payload).ifPresent(addressee::onRevision);
            case HandOverPost.CHANNEL -> handOvers.thenAccept(post -> post.receive(from, payload));
            default -> {
                // of a later release
            }
        }
    }

    /** The other nodes. */
    List<String> others() {
        return others;
    }

    /** Waits until this node has joined the others. */
    SectorLeases leases() {
        return leases.join();
    }

    /** The leases, once this node has joined the others. */
    CompletableFuture<SectorLeases> leasesToCome() {
        return leases;
    }

    SnapshotMail snapshots() {
        return new SnapshotMail(link);
    }

    HandOverPost handOvers() {
        return handOvers.join();
    }

    void sendLease(String to, byte[] bytes) {
        link.send(to, LEASES, bytes);
    }

    /** Tells a node that there is a revision of a site. */
    void sendRevision(String to, String site, long revision) {
        link.send(to, RevisionMail.CHANNEL, new RevisionMail(site, revision).encode());
    }

    /** A sector has another owner, which may have missed a hand-over. */
    void repeatHandOvers() {
        handOvers.join().repeatRecent();
    }

    @Override
    public void close() {
        handOvers.join().close();
        link.close();
    }
}
