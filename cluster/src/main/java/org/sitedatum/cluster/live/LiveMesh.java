package org.sitedatum.cluster.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.cluster.live.LiveMessage.Ask;
import org.sitedatum.cluster.live.LiveMessage.Interest;
import org.sitedatum.cluster.live.LiveMessage.Said;
import org.sitedatum.cluster.live.LiveMessage.Told;

/**
 * What lives on other nodes, for the clients of this one. Each node tells all others which sites it has clients for, twice a
 * second; whoever speaks for a sector of such a site sends what it says. So poses travel only where somebody listens, and since
 * every node knows who listens, a new owner's first word already goes there. Questions go to all others that can be reached.
 */
public final class LiveMesh {

    private static final long INTEREST_NANOS = 2_000_000_000L;
    private static final long ANSWER_MILLIS = 700;
    /** Elements of one message: 200 poses are some 100 kB. */
    private static final int MOST_ELEMENTS = 200;

    private final LiveSites sites;
    private final LiveReads reads;
    private final Post post;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    /** By member and site, on the live thread. */
    private final Map<String, MemberEars> ears = new HashMap<>();

    /** Carries messages to other nodes. Thread-safe, never blocks. */
    public interface Post {
        /** Ids of the other nodes that can be reached now. */
        List<String> reachable();

        /** Sends now or never. */
        void send(String to, byte[] payload);
    }

    /** Begins to tell the others. */
    public static LiveMesh start(LiveSites sites, Post post) {
        LiveMesh mesh = new LiveMesh(sites, post);
        sites.join(mesh);
        sites.everyHalfSecond(mesh::tellInterest);
        return mesh;
    }

    private LiveMesh(LiveSites sites, Post post) {
        this.sites = sites;
        this.reads = LiveReads.standard(sites);
        this.post = post;
    }

    /** Takes what another node sent; any thread. */
    public void receive(String from, byte[] payload) {
        LiveMessageCodec.decode(payload).ifPresent(message -> sites.execute(() -> hear(from, message)));
    }

    private void hear(String from, LiveMessage message) {
        if (message instanceof Interest interest) {
            hear(from, interest);
        } else if (message instanceof Said said) {
            sites.find(said.site())
                    .ifPresent(site -> site.deliver(said.sector(), said.epoch(), said.poses(), said.notices()));
        } else if (message instanceof Ask ask) {
            answer(from, ask);
        } else if (message instanceof Told told) {
            Pending asked = pending.get(told.id());
            if (asked != null) {
                asked.hear(from, told);
            }
        }
    }

    private void hear(String from, Interest interest) {
        for (String id : interest.sites()) {
            sites.find(id)
                    .ifPresent(site -> ears.computeIfAbsent(from + "/" + id, key -> new MemberEars(site, from))
                            .renew());
        }
    }

    /** On the live thread: who listens here, and who listens there no more. */
    void tellInterest() {
        ears.values().removeIf(MemberEars::isOver);
        Set<String> listened = new HashSet<>();
        sites.all().stream().filter(LiveSite::hasClients).map(LiveSite::id).forEach(listened::add);
        if (!listened.isEmpty()) {
            byte[] payload = LiveMessageCodec.encode(new Interest(listened));
            post.reachable().forEach(member -> post.send(member, payload));
        }
    }

    private void answer(String from, Ask ask) {
        sites.find(ask.site())
                .ifPresent(site -> reads.askHere(site, ask.question(), ask.query())
                        .whenComplete((answer, fault) -> {
                            if (fault == null) {
                                send(from, ask.id(), answer);
                            }
                        }));
    }

    private void send(String to, long id, LiveReads.Answer answer) {
        List<LiveItem> items = answer.items();
        int begin = 0;
        do {
            int end = Math.min(items.size(), begin + MOST_ELEMENTS);
            boolean last = end == items.size();
            post.send(to, LiveMessageCodec.encode(new Told(id, last, answer.sectors(), items.subList(begin, end))));
            begin = end;
        } while (begin < items.size());
    }

    /** The answers of all other nodes that can be reached; of those that come within 0.7 s. */
    CompletableFuture<List<LiveReads.Answer>> ask(String site, String question, Map<String, String> query) {
        List<String> members = post.reachable();
        Pending asked = new Pending(members);
        long id = ids.incrementAndGet();
        pending.put(id, asked);
        byte[] payload = LiveMessageCodec.encode(new Ask(id, site, question, query));
        members.forEach(member -> post.send(member, payload));
        return asked.whole
                .completeOnTimeout(true, ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                .thenApply(done -> {
                    pending.remove(id);
                    return asked.answers();
                });
    }

    /** A question under way. */
    private static final class Pending {
        private final CompletableFuture<Boolean> whole = new CompletableFuture<>();
        private final Set<String> waiting;
        private final List<LiveReads.Answer> parts = new ArrayList<>();

        private Pending(List<String> members) {
            waiting = new HashSet<>(members);
            if (waiting.isEmpty()) {
                whole.complete(true);
            }
        }

        private synchronized void hear(String from, Told told) {
            parts.add(new LiveReads.Answer(told.items(), told.sectors()));
            if (told.last() && waiting.remove(from) && waiting.isEmpty()) {
                whole.complete(true);
            }
        }

        private synchronized List<LiveReads.Answer> answers() {
            return List.copyOf(parts);
        }
    }

    /** Another node's clients of a site, as a listener here. On the live thread. */
    private final class MemberEars implements LiveListener {
        private final LiveSite site;
        private final String member;
        private long untilNanos;

        private MemberEars(LiveSite site, String member) {
            this.site = site;
            this.member = member;
            site.listenAsMember(this);
        }

        private void renew() {
            untilNanos = System.nanoTime() + INTEREST_NANOS;
        }

        private boolean isOver() {
            boolean over = System.nanoTime() - untilNanos > 0;
            if (over) {
                site.leaveAsMember(this);
            }
            return over;
        }

        @Override
        public void onPoses(List<LivePose> poses) {
            for (int i = 0; i < poses.size(); i += MOST_ELEMENTS) {
                List<LivePose> part = poses.subList(i, Math.min(poses.size(), i + MOST_ELEMENTS));
                say(part.get(0).sector(), part.get(0).epoch(), part, List.of());
            }
        }

        @Override
        public void onNotice(LiveNotice notice) {
            say(notice.sector(), notice.epoch(), List.of(), List.of(notice));
        }

        private void say(String sector, long epoch, List<LivePose> poses, List<LiveNotice> notices) {
            Said said = new Said(site.id(), sector, epoch, poses, notices);
            post.send(member, LiveMessageCodec.encode(said));
        }
    }
}
