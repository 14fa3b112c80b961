package org.sitedatum.cluster.replay;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;

/** The fixes of a recording that can be read and come from the wanted sources; counts those that cannot be read. */
final class ReplayedFixes implements Iterator<Fix> {

    private final Iterator<Fix> readable;
    private final Set<String> onlySources;
    private final LongConsumer beforeFix;
    private final Map<FixRejection.Reason, Long> unreadable = new EnumMap<>(FixRejection.Reason.class);
    private Optional<Fix> next = Optional.empty();

    /**
     * Reads on as it is asked.
     *
     * @param onlySources the sources wanted; empty: all
     * @param beforeFix told of the receipt of each fix before it is handed out, ns since the Unix epoch
     */
    ReplayedFixes(FixLines lines, Set<String> onlySources, LongConsumer beforeFix) {
        this.readable = lines.fixes(this::count);
        this.onlySources = Set.copyOf(onlySources);
        this.beforeFix = beforeFix;
    }

    private void count(FixRejection rejection) {
        if (isWanted(rejection.source())) {
            unreadable.merge(rejection.reason(), 1L, Long::sum);
        }
    }

    private boolean isWanted(String source) {
        return onlySources.isEmpty() || onlySources.contains(source);
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && readable.hasNext()) {
            Fix fix = readable.next();
            if (isWanted(fix.header().source())) {
                next = Optional.of(fix);
            }
        }
        return next.isPresent();
    }

    @Override
    public Fix next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the recording has ended");
        }
        Fix fix = next.orElseThrow();
        next = Optional.empty();
        beforeFix.accept(fix.header().receivedNanos());
        return fix;
    }

    /** Lines met so far that could not be read as a fix, by reason. */
    Map<FixRejection.Reason, Long> unreadable() {
        return Map.copyOf(unreadable);
    }
}
