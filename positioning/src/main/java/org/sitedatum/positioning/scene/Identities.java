package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
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

    /** Whom a body is less probably than this it is not looked for in. */
    private static final double LEAST_CHANCE = 0.02;

    private final IdentifiedBodies bodies;
    private final EventEmitter events;
    private final long silentNanos;
    private final Pairs pairs = new Pairs();
    private final Rivalries rivalries = new Rivalries(pairs);
    private final Reunions reunions;
    private long comparedNanos = Long.MIN_VALUE;
    private boolean anybody;
    private final List<Seen> together = new ArrayList<>();

    /**
     * A body as sensors without names have it and as its own tag does, both predicted to one stamp.
     *
     * @param anonymous as the sensors have it
     * @param tagged as its tag has it
     */
    record Seen(PoseEstimate anonymous, PoseEstimate tagged) {}

    /**
     * Nobody is anybody yet.
     *
     * @param silentNanos a body that is not among the identified ones for this long is lost, and parts from what it was
     */
    Identities(IdentifiedBodies bodies, EventEmitter events, long silentNanos) {
        this.bodies = bodies;
        this.events = events;
        this.silentNanos = silentNanos;
        this.reunions = new Reunions(bodies, pairs, silentNanos);
    }

    @Override
    public void save(Snapshot out) {
        out.putLong(comparedNanos);
        out.putBoolean(anybody);
        pairs.save(out);
        reunions.save(out);
    }

    @Override
    public void restore(Snapshot in) {
        comparedNanos = in.nextLong();
        anybody = in.nextBoolean();
        pairs.restore(in);
        reunions.restore(in);
    }

    /** Forgets an anonymous body and an identified one without a word; what made them one, if they were. */
    Optional<SameBody> release(String anonymous, String body) {
        Optional<SameBody> known = pairs.release(anonymous, body);
        forget(body);
        return known.filter(SameBody::merged);
    }

    /** Forgets where an identified body was seen. */
    void forget(String body) {
        reunions.forget(Set.of(body));
        pairs.findMerges();
    }

    /** Goes on with two that are one where another scene was. */
    void admit(String anonymous, String body, SameBody pair) {
        pairs.add(anonymous, body, pair);
        pairs.findMerges();
    }

    /** Another one that knows nothing. */
    Identities spare() {
        return new Identities(bodies, events, silentNanos);
    }

    /** True when the time has come to compare again. */
    boolean isDue(long stampNanos) {
        return comparedNanos == Long.MIN_VALUE || stampNanos - comparedNanos >= EVERY_NANOS;
    }

    /**
     * Compares the anonymous bodies, predicted to a stamp, with the identified ones.
     *
     * @param born stamps from which on anonymous bodies of an id were followed, ns
     */
    void compare(Supplier<List<PoseEstimate>> unnamed, ToLongFunction<String> born, long stampNanos) {
        comparedNanos = stampNanos;
        together.clear();
        anybody = bodies.isAny(stampNanos);
        if (!anybody && pairs.isEmpty()) {
            return;
        }
        List<PoseEstimate> identified = bodies.at(stampNanos);
        List<PoseEstimate> anonymous = unnamed.get();
        pairs.retain(ids(anonymous));
        Set<String> newcomers = ids(anonymous);
        newcomers.removeIf(pairs::isKnown);
        for (PoseEstimate seen : anonymous) {
            Map<String, SameBody> candidates = pairs.of(seen.trackable());
            for (PoseEstimate body : identified) {
                compare(seen, body, candidates, stampNanos);
            }
            candidates.values().removeIf(SameBody::isHopeless);
            reunions.note(seen, stampNanos);
            partFromSilent(seen.trackable(), candidates, stampNanos);
        }
        rivalries.settle(stampNanos, (seen, body, pair) -> tell(seen, body, pair, stampNanos));
        reunions.forget(ids(identified));
        pairs.findMerges();
        if (reunions.meet(anonymous, newcomers, born, stampNanos)) {
            reunions.reunite((seen, body, pair) -> tell(seen, body, pair, stampNanos));
            pairs.findMerges();
        }
        for (PoseEstimate body : identified) {
            mergeOf(body.trackable())
                    .flatMap(merge -> anonymous.stream()
                            .filter(one -> one.trackable().equals(merge.anonymous()))
                            .findFirst())
                    .ifPresent(one -> together.add(new Seen(one, body)));
        }
    }

    /** The pairs that the comparison last made found to be one. */
    List<Seen> together() {
        return together;
    }

    private static Set<String> ids(List<PoseEstimate> poses) {
        return poses.stream().map(PoseEstimate::trackable).collect(Collectors.toSet());
    }

    /** Else somebody whose tag has stopped would be shown under neither name. */
    private void partFromSilent(String anonymous, Map<String, SameBody> candidates, long stampNanos) {
        candidates.entrySet().removeIf(candidate -> {
            SameBody pair = candidate.getValue();
            boolean silent = stampNanos - pair.comparedNanos() > silentNanos;
            if (silent && pair.merged()) {
                tellParted(anonymous, candidate.getKey(), pair, stampNanos);
            }
            return silent;
        });
    }

    /** Ends the pairs of identified bodies that are not followed any more. */
    void partFrom(Set<String> gone, long stampNanos) {
        pairs.removeBodies(gone, (seen, body, pair) -> tellParted(seen, body, pair, stampNanos));
        reunions.forget(gone);
        pairs.findMerges();
    }

    private void tellParted(String anonymous, String body, SameBody pair, long stampNanos) {
        tell(anonymous, body, MergeEvent.Change.PARTED, pair, stampNanos);
    }

    /** Tells of a pair that has just become one or two. */
    private void tell(String anonymous, String body, SameBody pair, long stampNanos) {
        tell(anonymous, body, pair.merged() ? MergeEvent.Change.MERGED : MergeEvent.Change.PARTED, pair, stampNanos);
    }

    private void tell(String anonymous, String body, MergeEvent.Change change, SameBody pair, long stampNanos) {
        double probability = pair.probability();
        events.emit(sequence -> new MergeEvent(sequence, stampNanos, anonymous, body, change, probability));
    }

    /** Identified bodies that are merged with an anonymous one. */
    Map<String, Pairs.Merge> merges() {
        return pairs.merges();
    }

    /** The anonymous half of an identified body; empty when it is merged with none. */
    Optional<Pairs.Merge> mergeOf(String body) {
        return Optional.ofNullable(pairs.merges().get(body));
    }

    /** Anonymous bodies any of which a silent one may be that is merged with none, with the probability of each. */
    List<Pairs.Merge> chancesOf(String body) {
        List<Pairs.Merge> chances = new ArrayList<>();
        pairs.forEach((seen, other, pair) -> {
            if (other.equals(body) && pair.chance() > LEAST_CHANCE && !pairs.isMerged(seen)) {
                chances.add(new Pairs.Merge(seen, pair.chance()));
            }
        });
        return chances;
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
        pair.compare(seen, body, stampNanos);
        if (pair.parts()) {
            tell(seen.trackable(), body.trackable(), pair, stampNanos);
        }
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

    /** True while an anonymous body is one with an identified one. */
    boolean isMerged(String anonymous) {
        return pairs.isMerged(anonymous);
    }

    /** True when an anonymous body is surely none of the identified ones: it was compared, and nothing speaks for it. */
    boolean isStranger(String anonymous) {
        return pairs.isKnown(anonymous) ? !pairs.mayBeAnybody(anonymous) : !anybody;
    }
}
