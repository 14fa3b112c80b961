package org.sitedatum.positioning.scene;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.time.Restorable;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Which anonymous bodies are identified ones that a sensor sees as well. While a pair is merged the anonymous body is not
 * published; merges and partings are announced, and a parting undoes a merge.
 *
 * <p>Works on estimates at the stamps scans are heard with, after the scene has settled them: the scene itself does not
 * depend on it.
 */
final class Identities implements Restorable {

    /** Pairs are compared this often, ns. */
    private static final long EVERY_NANOS = 200_000_000L;
    /** Pairs farther apart than this are not begun, m beyond three standard deviations. */
    private static final double NEAR = 2;

    private static final int MOST_PAIRS = 1_000_000;

    private final IdentifiedBodies bodies;
    private final EventEmitter events;
    private final long silentNanos;
    private final Map<String, Map<String, SameBody>> pairs = new TreeMap<>();
    private final Map<String, Merge> merges = new TreeMap<>();
    private long comparedNanos = Long.MIN_VALUE;
    private boolean anybody;

    /**
     * An identified body's anonymous half.
     *
     * @param anonymous id of the anonymous body
     * @param probability that the two are one, 0..1
     */
    record Merge(String anonymous, double probability) {}

    /**
     * Nobody is anybody yet.
     *
     * @param silentNanos a body that is not among the identified ones for this long is lost, and parts from what it was
     */
    Identities(IdentifiedBodies bodies, EventEmitter events, long silentNanos) {
        this.bodies = bodies;
        this.events = events;
        this.silentNanos = silentNanos;
    }

    @Override
    public void save(Snapshot out) {
        out.putLong(comparedNanos);
        out.putBoolean(anybody);
        out.put(pairs.size());
        pairs.forEach((anonymous, candidates) -> {
            out.putValue(anonymous);
            out.put(candidates.size());
            candidates.forEach((body, pair) -> {
                out.putValue(body);
                pair.save(out);
            });
        });
    }

    @Override
    public void restore(Snapshot in) {
        pairs.clear();
        comparedNanos = in.nextLong();
        anybody = in.nextBoolean();
        for (int left = in.nextCount(MOST_PAIRS); left > 0; left--) {
            Map<String, SameBody> candidates = new TreeMap<>();
            pairs.put(in.nextValue(String.class), candidates);
            for (int more = in.nextCount(MOST_PAIRS); more > 0; more--) {
                SameBody pair = new SameBody(comparedNanos);
                candidates.put(in.nextValue(String.class), pair);
                pair.restore(in);
            }
        }
        findMerges();
    }

    /** Forgets an anonymous body and an identified one without a word; what made them one, if they were. */
    Optional<SameBody> release(String anonymous, String body) {
        Map<String, SameBody> candidates =
                Optional.ofNullable(pairs.remove(anonymous)).orElse(Map.of());
        pairs.values().forEach(others -> others.remove(body));
        findMerges();
        return Optional.ofNullable(candidates.get(body)).filter(SameBody::merged);
    }

    /** Goes on with two that are one where another scene was. */
    void admit(String anonymous, String body, SameBody pair) {
        pairs.computeIfAbsent(anonymous, id -> new TreeMap<>()).put(body, pair);
        findMerges();
    }

    /** Another one that knows nothing. */
    Identities spare() {
        return new Identities(bodies, events, silentNanos);
    }

    /** True when the time has come to compare again. */
    boolean isDue(long stampNanos) {
        return comparedNanos == Long.MIN_VALUE || stampNanos - comparedNanos >= EVERY_NANOS;
    }

    /** Compares the anonymous bodies, predicted to a stamp, with the identified ones. */
    void compare(Supplier<List<PoseEstimate>> unnamed, long stampNanos) {
        comparedNanos = stampNanos;
        List<PoseEstimate> identified = bodies.at(stampNanos);
        anybody = !identified.isEmpty();
        if (identified.isEmpty() && pairs.isEmpty()) {
            return;
        }
        List<PoseEstimate> anonymous = unnamed.get();
        pairs.keySet().removeIf(id -> isGone(id, anonymous));
        for (PoseEstimate seen : anonymous) {
            Map<String, SameBody> candidates = pairs.computeIfAbsent(seen.trackable(), id -> new TreeMap<>());
            for (PoseEstimate body : identified) {
                compare(seen, body, candidates, stampNanos);
            }
            candidates.values().removeIf(SameBody::isHopeless);
            partFromSilent(seen.trackable(), candidates, stampNanos);
        }
        findMerges();
    }

    /** Else somebody whose tag has stopped would be shown under neither name. */
    private void partFromSilent(String anonymous, Map<String, SameBody> candidates, long stampNanos) {
        candidates.entrySet().removeIf(candidate -> {
            SameBody pair = candidate.getValue();
            boolean silent = stampNanos - pair.comparedNanos() > silentNanos;
            if (silent && pair.merged()) {
                tell(anonymous, candidate.getKey(), MergeEvent.Change.PARTED, pair, stampNanos);
            }
            return silent;
        });
    }

    /** Ends the pairs of identified bodies that are not followed any more. */
    void partFrom(Set<String> gone, long stampNanos) {
        pairs.forEach((anonymous, candidates) -> candidates.entrySet().removeIf(candidate -> {
            SameBody pair = candidate.getValue();
            boolean ends = gone.contains(candidate.getKey());
            if (ends && pair.merged()) {
                tell(anonymous, candidate.getKey(), MergeEvent.Change.PARTED, pair, stampNanos);
            }
            return ends;
        }));
        findMerges();
    }

    private void tell(String anonymous, String body, MergeEvent.Change change, SameBody pair, long stampNanos) {
        double probability = pair.probability();
        events.emit(sequence -> new MergeEvent(sequence, stampNanos, anonymous, body, change, probability));
    }

    private void findMerges() {
        merges.clear();
        pairs.forEach((anonymous, candidates) -> candidates.forEach((body, pair) -> {
            if (pair.merged()) {
                merges.put(body, new Merge(anonymous, pair.probability()));
            }
        }));
    }

    /** Identified bodies that are merged with an anonymous one. */
    Map<String, Merge> merges() {
        return merges;
    }

    /** The anonymous half of an identified body; empty when it is merged with none. */
    Optional<Merge> mergeOf(String body) {
        return Optional.ofNullable(merges.get(body));
    }

    private void compare(PoseEstimate seen, PoseEstimate body, Map<String, SameBody> candidates, long stampNanos) {
        SameBody pair = candidates.get(body.trackable());
        if (pair == null) {
            if (!isNear(seen, body)) {
                return;
            }
            pair = new SameBody(stampNanos);
            candidates.put(body.trackable(), pair);
        }
        boolean wasMerged = pair.merged();
        pair.compare(seen, body, stampNanos);
        if (!wasMerged && isTaken(body.trackable(), seen.trackable(), candidates)) {
            return;
        }
        if (pair.turns()) {
            MergeEvent.Change change = pair.merged() ? MergeEvent.Change.MERGED : MergeEvent.Change.PARTED;
            tell(seen.trackable(), body.trackable(), change, pair, stampNanos);
        }
    }

    /** One body is one track: neither of a pair may be merged with a third. */
    private boolean isTaken(String body, String seen, Map<String, SameBody> candidates) {
        if (candidates.values().stream().anyMatch(SameBody::merged)) {
            return true;
        }
        for (Map.Entry<String, Map<String, SameBody>> other : pairs.entrySet()) {
            SameBody pair = other.getValue().get(body);
            if (!other.getKey().equals(seen) && pair != null && pair.merged()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(PoseEstimate a, PoseEstimate b) {
        if (a.floor().isPresent() && b.floor().isPresent() && !a.floor().equals(b.floor())) {
            return false;
        }
        double dx = a.position().x() - b.position().x();
        double dy = a.position().y() - b.position().y();
        double variance = a.covariance().get(0, 0)
                + a.covariance().get(1, 1)
                + b.covariance().get(0, 0)
                + b.covariance().get(1, 1);
        double reach = NEAR + 3 * Math.sqrt(variance);
        return dx * dx + dy * dy < reach * reach;
    }

    private static boolean isGone(String id, List<PoseEstimate> anonymous) {
        return anonymous.stream().noneMatch(pose -> pose.trackable().equals(id));
    }

    /** True while an anonymous body is one with an identified one. */
    boolean isMerged(String anonymous) {
        Map<String, SameBody> candidates = pairs.get(anonymous);
        return candidates != null && candidates.values().stream().anyMatch(SameBody::merged);
    }

    /** True when an anonymous body is surely none of the identified ones: it was compared, and nothing speaks for it. */
    boolean isStranger(String anonymous) {
        Map<String, SameBody> candidates = pairs.get(anonymous);
        return candidates == null ? !anybody : candidates.values().stream().noneMatch(SameBody::mayBe);
    }
}
