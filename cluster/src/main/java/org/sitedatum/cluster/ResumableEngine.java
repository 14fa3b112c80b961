package org.sitedatum.cluster;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.function.Supplier;
import org.sitedatum.cluster.live.EngineQueries;
import org.sitedatum.mqtt.FixConsumer;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.NearBody;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A site's engine that gives its state to another node and goes on from another node's. It remembers the fixes of the last
 * second, for those that the other had not heard yet when it took the state. In the engine's turn only.
 */
final class ResumableEngine implements FixConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ResumableEngine.class);

    private static final long REMEMBERED_NANOS = 1_000_000_000L;

    /** Hand-overs that another node may not have had yet when it took its state: those of some seconds. */
    private static final int MOST_HAND_OVERS = 256;

    private final Supplier<SiteEngine> fresh;
    private final ArrayDeque<Fix> recent = new ArrayDeque<>();
    private final ArrayDeque<HandOver> handOvers = new ArrayDeque<>();
    private SiteEngine current;
    private boolean asleep;

    ResumableEngine(Supplier<SiteEngine> fresh) {
        this.fresh = fresh;
        this.current = fresh.get();
    }

    @Override
    public void onFix(Fix fix) {
        recent.addLast(fix);
        long oldest = fix.header().receivedNanos() - REMEMBERED_NANOS;
        while (recent.getFirst().header().receivedNanos() < oldest) {
            recent.removeFirst();
        }
        current.onFix(fix);
    }

    @Override
    public void onTime(long nowNanos) {
        current.onTime(nowNanos);
    }

    /** Hears that a body has gone from one sector of the site to another. */
    void take(HandOver handOver) {
        handOvers.addLast(handOver);
        while (handOvers.size() > MOST_HAND_OVERS) {
            handOvers.removeFirst();
        }
        current.take(handOver);
    }

    /** Hears where a body of another sector is that is near this one. */
    void hear(NearBody near) {
        current.hear(near);
    }

    /** While it sleeps, it takes only bodies that were handed to it. */
    void setAsleep(boolean sleeps) {
        asleep = sleeps;
        current.setAsleep(sleeps);
    }

    /** Gives every body to the sector that it is in when the site is divided as another revision has it. */
    void resettle(Site next, long revision, boolean stays) {
        current.resettle(next, revision, stays);
    }

    /** The engine as it is now, in its turn only. */
    EngineQueries queries() {
        return current;
    }

    @Override
    public Map<String, String> problems() {
        return current.problems();
    }

    byte[] snapshot() {
        return current.snapshot();
    }

    /** Goes on with another revision of the site, and so will every engine made later; {@code fresh} knows of it already. */
    void reconfigure(Site site, long revision) {
        current.reconfigure(site, revision);
    }

    /** Takes over another node's state, taken at a time of that node's clock; a state that cannot be used changes nothing. */
    void resume(byte[] snapshot, long takenNanos) {
        SiteEngine next = fresh.get();
        next.setAsleep(asleep);
        next.resume(snapshot)
                .ifPresentOrElse(
                        refusal -> LOG.warn("going on with the own state: {}", refusal.detail()),
                        () -> goOn(next, takenNanos));
    }

    private void goOn(SiteEngine next, long takenNanos) {
        for (Fix fix : recent) {
            // one of the same instant may not be part of the state; one that is is refused
            if (fix.header().receivedNanos() >= takenNanos) {
                next.onFix(fix);
            } else {
                next.recall(fix);
            }
        }
        handOvers.forEach(next::take);
        current = next;
    }
}
