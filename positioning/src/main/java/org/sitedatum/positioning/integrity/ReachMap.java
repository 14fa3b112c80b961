package org.sitedatum.positioning.integrity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Predicate;
import org.sitedatum.positioning.time.Snapshot;

/**
 * How often each anchor is heard in each part of the site, from the bodies that were there: about the last
 * {@link #MEMORY} seconds of each part. Parts nobody was in for longest are forgotten first. Not thread-safe.
 */
final class ReachMap {

    /** Side and height of a part, m: fading differs within a wavelength and evens out over this, walls seldom cut it. */
    private static final double SIDE = 4;

    private static final double STOREY = 3;
    /** Rounds counted in a part before it tells anything. */
    private static final double FEWEST = 5;
    /** Rounds after which they are forgotten. */
    private static final double MEMORY = 100;
    /** Nobody is heard surer than this: bodies and vehicles come between. */
    private static final double MOST_SURE = 0.95;
    /** Heard more seldom than this share of the rounds, a miss tells nothing. */
    private static final double LEAST_SURE = 0.3;
    /** More parts than these are forgotten: some 4,000 m^2 of floor, and few kilobytes of a snapshot. */
    private static final int MOST_PARTS = 256;

    private static final int MOST_HEARD = 10_000;

    private final LinkedHashMap<String, Part> parts = new LinkedHashMap<>(64, 0.75f, true);

    /** One part of the site, as the anchors of a source are heard there. */
    static final class Part {
        private final String name;
        private double rounds;
        private final Map<String, Double> heard = new TreeMap<>();

        Part(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        /** Tells the probability that each anchor known here is heard in a round; 0: that cannot be told. */
        void forEach(ObjDoubleConsumer<String> visitor) {
            heard.forEach((anchor, times) -> {
                double share = times / (rounds + 1);
                visitor.accept(anchor, rounds < FEWEST || share < LEAST_SURE ? 0 : Math.min(MOST_SURE, share));
            });
        }

        /** Takes a round; those that are known to be silent are not held to be out of reach for it. */
        void learn(Set<String> anchors, Predicate<String> silent) {
            double keep = 1 - 1 / MEMORY;
            double before = rounds;
            rounds = keep * rounds + 1;
            heard.replaceAll(
                    (anchor, times) -> silent.test(anchor) && before > 0 ? times * rounds / before : keep * times);
            anchors.forEach(anchor -> heard.merge(anchor, 1.0, Double::sum));
            heard.values().removeIf(times -> times < 0.01);
        }
    }

    void save(Snapshot out) {
        out.put(parts.size());
        parts.values().forEach(part -> {
            out.putValue(part.name);
            out.put(part.rounds);
            out.put(part.heard.size());
            part.heard.forEach((anchor, times) -> {
                out.putValue(anchor);
                out.put(times);
            });
        });
    }

    void restore(Snapshot in) {
        parts.clear();
        for (int left = in.nextCount(MOST_PARTS); left > 0; left--) {
            Part part = new Part(in.nextValue(String.class));
            parts.put(part.name, part);
            part.rounds = in.next();
            for (int more = in.nextCount(MOST_HEARD); more > 0; more--) {
                part.heard.put(in.nextValue(String.class), in.next());
            }
        }
    }

    /** The part of the site around a place, m, for the anchors of a source. */
    Part part(String source, double x, double y, double z) {
        String name = (long) Math.floor(x / SIDE)
                + " " + (long) Math.floor(y / SIDE)
                + " " + (long) Math.floor(z / STOREY)
                + " " + source;
        Part part = parts.get(name);
        if (part == null) {
            part = new Part(name);
            parts.put(name, part);
            if (parts.size() > MOST_PARTS) {
                parts.remove(parts.keySet().iterator().next());
            }
        }
        return part;
    }

    void retain(Set<String> anchors) {
        parts.values().forEach(part -> part.heard.keySet().retainAll(anchors));
    }

    void forget(String anchor) {
        parts.values().forEach(part -> part.heard.remove(anchor));
    }
}
