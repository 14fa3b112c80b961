package org.sitedatum.samples.building.sensor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.samples.building.random.Noise;

/**
 * What goes wrong between sensors and node in a real building, now and then: a message held up, sent twice, about an anchor
 * nobody surveyed, with an absurd range, or from a clock that runs ahead. Each kind strikes one message in a thousand.
 */
public final class Mishaps {

    /** What went wrong. */
    public enum Kind {
        /** Held up 1 to 4 seconds. */
        LATE,
        /** Delivered twice, 20 ms apart. */
        TWICE,
        /** The first range names an anchor that the site does not list. */
        UNKNOWN_ANCHOR,
        /** The first range is negative. */
        ABSURD_RANGE,
        /** Stamped 30 seconds ahead. */
        FROM_FUTURE
    }

    private static final double SHARE = 0.001;
    private static final long TWICE_NANOS = 20_000_000L;
    private static final long FUTURE_NANOS = 30_000_000_000L;

    private final Noise noise;
    private final Map<Kind, Long> fixesHit = new EnumMap<>(Kind.class);
    private long messages;

    /** Mishaps of one simulation. */
    public Mishaps(Noise noise) {
        this.noise = noise.child("mishaps");
    }

    /** What becomes of a message: itself in most cases. */
    public List<Delivery> befall(Delivery message) {
        long index = messages++;
        int die = (int) (noise.uniform(index) / SHARE);
        if (die >= Kind.values().length) {
            return List.of(message);
        }
        return strike(Kind.values()[die], message, index);
    }

    /** Fixes hit so far, by kind. */
    public Map<Kind, Long> fixesHit() {
        return Map.copyOf(fixesHit);
    }

    private List<Delivery> strike(Kind kind, Delivery message, long index) {
        long received = message.receivedNanos();
        return switch (kind) {
            case LATE -> {
                long delay = (long) (1e6 * (1 + 3 * noise.child("delay").uniform(index))) * 1000;
                count(kind, message.fixes().size());
                yield List.of(message.receivedAt(received + delay));
            }
            case TWICE -> {
                count(kind, message.fixes().size());
                yield List.of(message, message.receivedAt(received + TWICE_NANOS));
            }
            case FROM_FUTURE -> {
                count(kind, message.fixes().size());
                yield List.of(new Delivery(
                        message.source(),
                        received,
                        message.fixes().stream().map(Mishaps::ahead).toList()));
            }
            case UNKNOWN_ANCHOR, ABSURD_RANGE -> List.of(spoilFirst(kind, message));
        };
    }

    private Delivery spoilFirst(Kind kind, Delivery message) {
        if (!(message.fixes().get(0) instanceof RangeFix first)) {
            return message;
        }
        RangeFix spoilt = kind == Kind.ABSURD_RANGE
                ? new RangeFix(first.header(), first.anchor(), -first.range(), Double.NaN, Double.NaN, Double.NaN)
                : new RangeFix(first.header(), "forklift-7", first.range(), Double.NaN, Double.NaN, Double.NaN);
        List<Fix> fixes = new ArrayList<>(message.fixes());
        fixes.set(0, spoilt);
        count(kind, 1);
        return new Delivery(message.source(), message.receivedNanos(), fixes);
    }

    private static Fix ahead(Fix fix) {
        long received = fix.header().receivedNanos();
        return SourceClock.withReceipt(fix.withHeader(fix.header().shiftedBy(FUTURE_NANOS)), received);
    }

    private void count(Kind kind, long fixes) {
        fixesHit.merge(kind, fixes, Long::sum);
    }
}
