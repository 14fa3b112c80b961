package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.time.Restorable;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Who of the silent bodies those are that are seen for the first time since. One just seen is a silent body come into view, or
 * a stranger who was out of view so far: the odds are how densely the silent one may be there by now, over how densely strangers
 * are. All that have met are then judged together, each silent body being at most one of the seen ones and the other way
 * round ({@link Association}).
 */
final class Reunions implements Restorable {

    /** From this probability on a body is shown where it may have been seen again; the pose says that it is degraded. */
    private static final double SURE = 0.8;

    /** Strangers are as dense out of view as bodies without an identity are this far around, m. */
    private static final double AROUND = 10;
    /** Pairs with lesser odds are not kept. */
    private static final double LEAST_ODDS = 0.05;
    /** An anonymous body may have been followed for this long before the last word of the one it is, ns. */
    private static final long OVERLAP_NANOS = 1_000_000_000L;
    /** Which silent body is which counts, as it does of bodies that move so differently, m/s. */
    private static final double UNLIKE = 10;

    private static final int MOST = 1_000_000;

    private final IdentifiedBodies bodies;
    private final Pairs pairs;
    private final long silentNanos;
    /** Of bodies that are silent, where they were last seen under an anonymous id. */
    private final Map<String, LastKnown> sights = new TreeMap<>();

    /** Those that were silent at the last comparison. */
    private final Set<String> known = new TreeSet<>();

    private final Association problem = new Association();
    private final DataAssociator associator = new JointAssociator();

    /** Two that have met. */
    private record Met(String anonymous, String body, SameBody pair) {}

    /**
     * Nobody was seen yet.
     *
     * @param silentNanos a body not heard for this long is lost
     */
    Reunions(IdentifiedBodies bodies, Pairs pairs, long silentNanos) {
        this.bodies = bodies;
        this.pairs = pairs;
        this.silentNanos = silentNanos;
    }

    @Override
    public void save(Snapshot out) {
        out.put(sights.size());
        sights.forEach((body, sight) -> {
            out.putValue(body);
            sight.save(out);
        });
        out.put(known.size());
        known.forEach(out::putValue);
    }

    @Override
    public void restore(Snapshot in) {
        sights.clear();
        for (int left = in.nextCount(MOST); left > 0; left--) {
            sights.put(in.nextValue(String.class), LastKnown.restore(in));
        }
        known.clear();
        for (int left = in.nextCount(MOST); left > 0; left--) {
            known.add(in.nextValue(String.class));
        }
    }

    /** Bodies say themselves again where they are, or are not followed any more. */
    void forget(Set<String> gone) {
        sights.keySet().removeAll(gone);
    }

    /** Notes where a body is seen: if it is silent, it is looked for from there once it is out of sight again. */
    void note(PoseEstimate seen, long stampNanos) {
        pairs.of(seen.trackable()).forEach((body, pair) -> {
            if (pair.merged() && pair.comparedNanos() < stampNanos && seen.state() == TrackingState.TRACKING) {
                sights.put(body, LastKnown.seen(seen, pair.probability()));
            }
        });
        sights.values().removeIf(sight -> stampNanos - sight.stampNanos() > silentNanos);
    }

    /**
     * Lets silent bodies and those seen since meet, each pair once: when the later of the two has fallen silent, or was seen first.
     * Nothing is merged before {@link #reunite}.
     *
     * @param anonymous all that are seen
     * @param newcomers ids of those seen for the first time
     * @param born stamps from which on anonymous bodies of an id were followed, ns
     * @return true when any two may be one
     */
    boolean meet(List<PoseEstimate> anonymous, Set<String> newcomers, ToLongFunction<String> born, long stampNanos) {
        List<PoseEstimate> silent = bodies.silentAt(stampNanos);
        Set<String> before = new HashSet<>(known);
        known.clear();
        silent.forEach(body -> known.add(body.trackable()));
        if (newcomers.isEmpty() && before.containsAll(known)) {
            return false;
        }
        List<PoseEstimate> strangers = anonymous.stream()
                .filter(seen -> !pairs.isMerged(seen.trackable()))
                .toList();
        boolean any = false;
        for (PoseEstimate body : silent) {
            if (pairs.merges().containsKey(body.trackable())) {
                continue;
            }
            LastKnown last = lastOf(body);
            boolean isNews = !before.contains(body.trackable());
            for (PoseEstimate seen : strangers) {
                boolean isSince = born.applyAsLong(seen.trackable()) > last.stampNanos() - OVERLAP_NANOS
                        || seen.trackable().equals(last.anonymous());
                if (!isSince && isNews) {
                    any |= meetAsCompared(seen, body, last);
                }
                if (!isSince || !isNews && !newcomers.contains(seen.trackable())) {
                    continue;
                }
                double odds = last.densityAt(seen) / strangersAround(seen, strangers);
                if (odds > LEAST_ODDS) {
                    pairs.of(seen.trackable())
                            .computeIfAbsent(body.trackable(), id -> new SameBody(stampNanos))
                            .meet(odds);
                    any = true;
                }
            }
        }
        return any;
    }

    /** Those seen beside it until it fell silent, of which it was not clear who it was. */
    private boolean meetAsCompared(PoseEstimate seen, PoseEstimate body, LastKnown last) {
        Optional<SameBody> pair = pairs.find(seen.trackable(), body.trackable())
                .filter(known -> known.mayBe() && known.comparedNanos() > last.stampNanos() - OVERLAP_NANOS);
        pair.ifPresent(SameBody::meetAsCompared);
        return pair.isPresent();
    }

    private LastKnown lastOf(PoseEstimate silent) {
        LastKnown heard = LastKnown.heard(silent);
        LastKnown sight = sights.getOrDefault(silent.trackable(), heard);
        return sight.stampNanos() > heard.stampNanos() ? sight : heard;
    }

    /** Strangers per m^2 out of view around a body just seen, itself counted as one. */
    private static double strangersAround(PoseEstimate seen, List<PoseEstimate> strangers) {
        int count = 0;
        for (PoseEstimate other : strangers) {
            double dx = other.position().x() - seen.position().x();
            double dy = other.position().y() - seen.position().y();
            boolean onOneFloor = other.floor().equals(seen.floor());
            count += onOneFloor && dx * dx + dy * dy <= AROUND * AROUND ? 1 : 0;
        }
        return Math.max(1, count) / (Math.PI * AROUND * AROUND);
    }

    /** Merges those that are surely one, of all that have met and are not merged yet, and tells of them. */
    void reunite(Pairs.Visitor told) {
        List<Met> met = new ArrayList<>();
        pairs.forEach((anonymous, body, pair) -> {
            boolean isFree = !pairs.isMerged(anonymous) && !pairs.merges().containsKey(body);
            if (isFree && pair.isMeeting()) {
                met.add(new Met(anonymous, body, pair));
            }
        });
        double[] probability = probabilities(met);
        for (int i = 0; i < probability.length; i++) {
            Met one = met.get(i);
            one.pair().judge(probability[i]);
            if (probability[i] >= SURE) {
                one.pair().reunite(probability[i]);
                told.visit(one.anonymous(), one.body(), one.pair());
            }
        }
    }

    private double[] probabilities(List<Met> met) {
        List<String> seen = met.stream().map(Met::anonymous).distinct().toList();
        Set<String> silent = new HashSet<>();
        int[] place = new int[met.size()];
        problem.begin(seen.size());
        for (Met first : met) {
            if (!silent.add(first.body())) {
                continue;
            }
            for (int i = 0; i < met.size(); i++) {
                if (met.get(i).body().equals(first.body())) {
                    place[i] = problem.pairs;
                    problem.addPair(
                            seen.indexOf(met.get(i).anonymous()),
                            met.get(i).pair().meetingOdds());
                }
            }
            problem.move(UNLIKE * silent.size(), 0);
            problem.endTarget();
        }
        associator.solve(problem);
        double[] out = new double[met.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = problem.beta[place[i]];
        }
        return out;
    }
}
