package org.sitedatum.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.member.MemberLink;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.NearBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings hand-overs to the engines of all sectors, here at once, and to the other nodes until each says that it has heard. It
 * keeps those of the last seconds and repeats them when a sector changes its owner: whoever took it over may have missed one
 * that its predecessor had heard or said. Hearing one twice changes nothing. Thread-safe.
 */
final class HandOverPost implements SectorPost, AutoCloseable {

    /** The link's channel for it. */
    static final byte CHANNEL = 5;

    private static final Logger LOG = LoggerFactory.getLogger(HandOverPost.class);

    private static final long REPEAT_MILLIS = 50;
    /** Longer than a failover: a node that does not answer for so long has been brought up to date since, or is gone. */
    private static final long KEPT_NANOS = 5_000_000_000L;

    private final MailBox mail;
    private final List<String> others;
    private final SectorPost here;
    private final ArrayDeque<Sent> recent = new ArrayDeque<>();
    private final ScheduledExecutorService repeats;

    /** Sends bytes to a node, now or never. */
    interface MailBox {
        void send(String node, byte[] bytes);

        /** The same for what gives way to everything else. */
        void sendIfRoomy(String node, byte[] bytes);
    }

    private static final class Sent {
        private final String site;
        private final long number;
        private final String receipt;
        private final byte[] letter;
        private final long atNanos = System.nanoTime();
        private final Set<String> unheard;

        private Sent(String site, HandOver handOver, List<String> unheard) {
            this.site = site;
            this.number = handOver.tenure().number();
            this.receipt = receiptOf(site, handOver);
            this.letter = new HandOverLetter(HandOverLetter.Kind.HAND_OVER, site, handOver.encode()).encode();
            this.unheard = new HashSet<>(unheard);
        }
    }

    /**
     * Between this node and the others.
     *
     * @param here takes what is said to the engines of a site's sectors on this node, without waiting
     */
    HandOverPost(MailBox mail, List<String> others, SectorPost here) {
        this.mail = mail;
        this.others = List.copyOf(others);
        this.here = here;
        this.repeats = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "hand-overs");
            thread.setDaemon(true);
            return thread;
        });
        repeats.scheduleWithFixedDelay(this::repeatUnheard, REPEAT_MILLIS, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void post(String site, NearBody near) {
        byte[] letter = new HandOverLetter(HandOverLetter.Kind.NEAR, site, near.encode()).encode();
        others.forEach(node -> mail.sendIfRoomy(node, letter));
        here.post(site, near);
    }

    @Override
    public void post(String site, HandOver handOver) {
        LOG.info(
                "{} goes from {} to {}, {} bytes",
                handOver.body(),
                handOver.from(),
                handOver.tenure().sector(),
                handOver.size());
        Sent sent = keep(site, handOver, others);
        others.forEach(node -> send(node, sent.letter));
        here.post(site, handOver);
    }

    private synchronized Sent keep(String site, HandOver handOver, List<String> unheard) {
        Sent sent = new Sent(site, handOver, unheard);
        recent.addLast(sent);
        while (!recent.isEmpty() && System.nanoTime() - recent.getFirst().atNanos > KEPT_NANOS) {
            recent.removeFirst();
        }
        return sent;
    }

    /** Hears another node. */
    void receive(String from, byte[] bytes) {
        HandOverLetter.decode(bytes).ifPresent(letter -> {
            switch (letter.kind()) {
                case RECEIPT -> tickOff(from, letter.site() + new String(letter.content(), StandardCharsets.US_ASCII));
                case NEAR -> NearBody.decode(letter.content()).ifPresent(near -> here.post(letter.site(), near));
                case HAND_OVER ->
                    HandOver.decode(letter.content()).ifPresent(handOver -> hear(from, letter.site(), handOver));
            }
        });
    }

    private void hear(String from, String site, HandOver handOver) {
        byte[] number = (handOver.tenure().number() + " " + handOver.body()).getBytes(StandardCharsets.US_ASCII);
        send(from, new HandOverLetter(HandOverLetter.Kind.RECEIPT, site, number).encode());
        if (isNew(receiptOf(site, handOver))) {
            keep(site, handOver, List.of());
        }
        here.post(site, handOver);
    }

    private synchronized boolean isNew(String receipt) {
        return recent.stream().noneMatch(sent -> sent.receipt.equals(receipt));
    }

    private synchronized void tickOff(String node, String receipt) {
        recent.stream().filter(sent -> sent.receipt.equals(receipt)).forEach(sent -> sent.unheard.remove(node));
    }

    /** The site is divided otherwise: hand-overs with lower numbers than this are over. */
    synchronized void forget(String site, long leastNumber) {
        recent.removeIf(sent -> sent.site.equals(site) && sent.number < leastNumber);
    }

    /** A sector has another owner: all that was said and heard of late is said to the others again. */
    void repeatRecent() {
        for (Sent sent : recent()) {
            others.forEach(node -> send(node, sent.letter));
        }
    }

    private synchronized List<Sent> recent() {
        long oldest = System.nanoTime() - KEPT_NANOS;
        return recent.stream().filter(sent -> sent.atNanos - oldest > 0).toList();
    }

    private void repeatUnheard() {
        try {
            for (Sent sent : recent()) {
                unheardOf(sent).forEach(node -> send(node, sent.letter));
            }
        } catch (RuntimeException fault) {
            LOG.error("hand-overs are not repeated", fault);
        }
    }

    private synchronized List<String> unheardOf(Sent sent) {
        return System.nanoTime() - sent.atNanos < TimeUnit.MILLISECONDS.toNanos(REPEAT_MILLIS)
                ? List.of()
                : new ArrayList<>(sent.unheard);
    }

    private void send(String node, byte[] bytes) {
        if (bytes.length <= MemberLink.MOST_BYTES) {
            mail.send(node, bytes);
        }
    }

    private static String receiptOf(String site, HandOver handOver) {
        return site + handOver.tenure().number() + " " + handOver.body();
    }

    @Override
    public void close() {
        repeats.shutdownNow();
    }
}
