package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is who where several fit: one body is one track, so two who walk abreast contend for the tag that either may wear. The
 * best fits are merged first; one that is merged gives way when others together fit so much better that the odds of it are
 * those of a merge. Keeps nothing between calls but scratch.
 */
final class Rivalries {

    /** Two who both fit and are free are kept apart until the odds of the better one are these, as a logarithm: 3 to 1. */
    private static final double CLEAR = Math.log(3);

    private final Pairs pairs;
    private final List<Rival> rivals = new ArrayList<>();
    private final Map<String, Rival> byAnonymous = new HashMap<>();
    private final Map<String, Rival> byBody = new HashMap<>();

    private record Rival(String anonymous, String body, SameBody pair) {
        /** Who is merged has no say while one of the two is not there: it cannot be compared. */
        boolean isComparedAt(long stampNanos) {
            return pair.comparedNanos() == stampNanos;
        }
    }

    Rivalries(Pairs pairs) {
        this.pairs = pairs;
    }

    /** Merges and parts by what was seen until a stamp at which they were compared; each that turns is told of. */
    void settle(long stampNanos, Pairs.Visitor told) {
        rivals.clear();
        byAnonymous.clear();
        byBody.clear();
        pairs.forEach((anonymous, body, pair) -> {
            Rival one = new Rival(anonymous, body, pair);
            if (pair.merged()) {
                byAnonymous.put(anonymous, one);
                byBody.put(body, one);
            } else if (pair.fit() > 0 && one.isComparedAt(stampNanos)) {
                rivals.add(one);
            }
        });
        rivals.sort(Comparator.comparingDouble((Rival one) -> one.pair().fit()).reversed());
        for (Rival one : rivals) {
            Optional<Rival> bodyWith = Optional.ofNullable(byBody.get(one.body()));
            Optional<Rival> seenWith = Optional.ofNullable(byAnonymous.get(one.anonymous()));
            if (one.pair().isLikely() && wins(one, bodyWith, seenWith, stampNanos)) {
                bodyWith.ifPresent(other -> part(other, told));
                seenWith.ifPresent(other -> part(other, told));
                one.pair().merge();
                byAnonymous.put(one.anonymous(), one);
                byBody.put(one.body(), one);
                told.visit(one.anonymous(), one.body(), one.pair());
            }
        }
    }

    private void part(Rival other, Pairs.Visitor told) {
        other.pair().yield();
        byAnonymous.remove(other.anonymous());
        byBody.remove(other.body());
        told.visit(other.anonymous(), other.body(), other.pair());
    }

    /** The log-odds of the looks all have in common, of this pair (and of those it leaves over) against what is merged. */
    private boolean wins(Rival one, Optional<Rival> bodyWith, Optional<Rival> seenWith, long stampNanos) {
        double fit = one.pair().fit();
        double looks = one.pair().looks();
        for (Optional<Rival> merged : List.of(bodyWith, seenWith)) {
            if (merged.isPresent() && !merged.get().isComparedAt(stampNanos)) {
                return false;
            }
            fit -= merged.map(other -> other.pair().fit()).orElse(0.0);
            looks = Math.min(looks, merged.map(other -> other.pair().looks()).orElse(looks));
        }
        if (bodyWith.isEmpty() && seenWith.isEmpty()) {
            return rivals.stream().noneMatch(other -> isDisputedBy(one, other));
        }
        if (bodyWith.isPresent() && seenWith.isPresent()) {
            fit += pairs.find(bodyWith.get().anonymous(), seenWith.get().body())
                    .map(left -> Math.max(0, left.fit()))
                    .orElse(0.0);
        }
        return looks * fit > SameBody.MERGED;
    }

    /** True when another pair may be the true one as well, of the same body or of the same that is seen, and is free. */
    private boolean isDisputedBy(Rival one, Rival other) {
        boolean sameBody = other.body().equals(one.body());
        boolean sameSeen = other.anonymous().equals(one.anonymous());
        boolean free = sameBody ? !byAnonymous.containsKey(other.anonymous()) : !byBody.containsKey(other.body());
        if (sameBody == sameSeen || !free) {
            return false;
        }
        double looks = Math.min(one.pair().looks(), other.pair().looks());
        return looks * (one.pair().fit() - other.pair().fit()) < CLEAR;
    }
}
