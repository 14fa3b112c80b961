package org.sitedatum.positioning.scene;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sitedatum.positioning.time.Restorable;
import org.sitedatum.positioning.time.Snapshot;

/** What is known of pairs of an anonymous and an identified body, in order of their ids. Not thread-safe. */
final class Pairs implements Restorable {

    private static final int MOST = 1_000_000;

    private final Map<String, Map<String, SameBody>> byAnonymous = new TreeMap<>();
    private final Map<String, Merge> merges = new TreeMap<>();

    /**
     * An identified body's anonymous half.
     *
     * @param anonymous id of the anonymous body
     * @param probability that the two are one, 0..1
     */
    record Merge(String anonymous, double probability) {}

    /** Told of pairs. */
    interface Visitor {
        /** Is told of one. */
        void visit(String anonymous, String body, SameBody pair);
    }

    @Override
    public void save(Snapshot out) {
        out.put(byAnonymous.size());
        byAnonymous.forEach((anonymous, candidates) -> {
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
        byAnonymous.clear();
        for (int left = in.nextCount(MOST); left > 0; left--) {
            Map<String, SameBody> candidates = of(in.nextValue(String.class));
            for (int more = in.nextCount(MOST); more > 0; more--) {
                SameBody pair = new SameBody(0);
                candidates.put(in.nextValue(String.class), pair);
                pair.restore(in);
            }
        }
        findMerges();
    }

    boolean isEmpty() {
        return byAnonymous.isEmpty();
    }

    /** True when an anonymous body has been compared before. */
    boolean isKnown(String anonymous) {
        return byAnonymous.containsKey(anonymous);
    }

    /** The identified bodies an anonymous one may be, by id; to be changed by the caller. */
    Map<String, SameBody> of(String anonymous) {
        return byAnonymous.computeIfAbsent(anonymous, id -> new TreeMap<>());
    }

    void add(String anonymous, String body, SameBody pair) {
        of(anonymous).put(body, pair);
    }

    /** Forgets all anonymous bodies but these. */
    void retain(Set<String> anonymous) {
        byAnonymous.keySet().retainAll(anonymous);
    }

    /** Forgets both of a pair; what was known of it. */
    Optional<SameBody> release(String anonymous, String body) {
        Map<String, SameBody> candidates =
                Optional.ofNullable(byAnonymous.remove(anonymous)).orElse(Map.of());
        byAnonymous.values().forEach(others -> others.remove(body));
        return Optional.ofNullable(candidates.get(body));
    }

    /** Forgets identified bodies; those they were merged with are told of first. */
    void removeBodies(Set<String> bodies, Visitor merged) {
        byAnonymous.forEach((anonymous, candidates) -> candidates.entrySet().removeIf(candidate -> {
            boolean ends = bodies.contains(candidate.getKey());
            if (ends && candidate.getValue().merged()) {
                merged.visit(anonymous, candidate.getKey(), candidate.getValue());
            }
            return ends;
        }));
    }

    void forEach(Visitor visitor) {
        byAnonymous.forEach(
                (anonymous, candidates) -> candidates.forEach((body, pair) -> visitor.visit(anonymous, body, pair)));
    }

    /** Brings {@link #merges} up to date. */
    void findMerges() {
        merges.clear();
        forEach((anonymous, body, pair) -> {
            if (pair.merged()) {
                merges.put(body, new Merge(anonymous, pair.probability()));
            }
        });
    }

    /** Identified bodies that are merged with an anonymous one. */
    Map<String, Merge> merges() {
        return merges;
    }

    /** True while an anonymous body is one with an identified one. */
    boolean isMerged(String anonymous) {
        Map<String, SameBody> candidates = byAnonymous.get(anonymous);
        return candidates != null && candidates.values().stream().anyMatch(SameBody::merged);
    }

    /** What is known of two; empty when they were never compared. */
    Optional<SameBody> find(String anonymous, String body) {
        return Optional.ofNullable(byAnonymous.get(anonymous)).map(candidates -> candidates.get(body));
    }

    /** True when an anonymous body may be an identified one by what was seen of the two. */
    boolean mayBeAnybody(String anonymous) {
        return of(anonymous).values().stream().anyMatch(SameBody::mayBe);
    }
}
