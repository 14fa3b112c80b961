package org.sitedatum.cluster.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.SiteEvent;

/**
 * A fence event that two replays do not share.
 *
 * @param fence fence id
 * @param trackable body id
 * @param change what happened
 * @param firstNanos when in the first; empty: not there
 * @param secondNanos when in the second; empty: not there
 */
public record FenceDifference(
        String fence, String trackable, FenceEvent.Change change, OptionalLong firstNanos, OptionalLong secondNanos) {

    /** Events of one kind within this time are one. */
    static final long SAME_NANOS = 2_000_000_000L;

    /** From here on the time is told as different: two poses of a usual tag. */
    static final long SHIFTED_NANOS = 200_000_000L;

    /** In order of time. */
    static List<FenceDifference> between(List<SiteEvent> first, List<SiteEvent> second) {
        List<FenceEvent> left = new ArrayList<>(fences(second));
        List<FenceDifference> differences = new ArrayList<>();
        for (FenceEvent event : fences(first)) {
            Optional<FenceEvent> twin = left.stream()
                    .filter(other -> isTwin(event, other))
                    .min(Comparator.comparingLong(other -> Math.abs(other.stampNanos() - event.stampNanos())));
            twin.ifPresent(left::remove);
            long shift = twin.map(other -> Math.abs(other.stampNanos() - event.stampNanos()))
                    .orElse(Long.MAX_VALUE);
            if (shift >= SHIFTED_NANOS) {
                differences.add(of(event, OptionalLong.of(event.stampNanos()), stamp(twin)));
            }
        }
        left.forEach(event -> differences.add(of(event, OptionalLong.empty(), OptionalLong.of(event.stampNanos()))));
        differences.sort(Comparator.comparingLong(FenceDifference::atNanos));
        return differences;
    }

    private static boolean isTwin(FenceEvent one, FenceEvent other) {
        return one.fence().equals(other.fence())
                && one.trackable().equals(other.trackable())
                && one.change() == other.change()
                && Math.abs(one.stampNanos() - other.stampNanos()) < SAME_NANOS;
    }

    private static List<FenceEvent> fences(List<SiteEvent> events) {
        return events.stream()
                .filter(FenceEvent.class::isInstance)
                .map(FenceEvent.class::cast)
                .toList();
    }

    private static OptionalLong stamp(Optional<FenceEvent> event) {
        return event.isPresent() ? OptionalLong.of(event.get().stampNanos()) : OptionalLong.empty();
    }

    private static FenceDifference of(FenceEvent event, OptionalLong first, OptionalLong second) {
        return new FenceDifference(event.fence(), event.trackable(), event.change(), first, second);
    }

    private long atNanos() {
        return firstNanos.isPresent() ? firstNanos.getAsLong() : secondNanos.orElseThrow();
    }
}
