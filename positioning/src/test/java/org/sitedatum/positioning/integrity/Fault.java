package org.sitedatum.positioning.integrity;

import java.util.SplittableRandom;

/** One sensor's fault from its onset to its end, s; sizes follow from the seed. */
final class Fault {

    private static final double SMALLEST_OFFSET = 0.3;
    private static final double LARGEST_OFFSET = 10;
    private static final double SLOWEST = 0.05;
    private static final double FASTEST = 0.5;

    final FaultKind kind;
    final double onset;
    final double end;
    /** Of an offset in plan, rad. */
    final double direction;

    private final double offset;
    private final double rate;
    private final double delay;
    private final SplittableRandom random;

    Fault(FaultKind kind, double onset, double end, SplittableRandom random) {
        this.kind = kind;
        this.onset = onset;
        this.end = end;
        this.random = random;
        this.offset = sign() * logUniform(SMALLEST_OFFSET, LARGEST_OFFSET);
        this.rate = sign() * logUniform(SLOWEST, FASTEST);
        this.delay = 0.3 + 1.7 * random.nextDouble();
        this.direction = 2 * Math.PI * random.nextDouble();
    }

    private double sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    private double logUniform(double from, double to) {
        return from * Math.pow(to / from, random.nextDouble());
    }

    private boolean isActive(double t) {
        return t >= onset && t < end;
    }

    boolean isSilent(double t) {
        return kind == FaultKind.OFF && isActive(t);
    }

    boolean isStuck(double t) {
        return kind == FaultKind.STUCK && isActive(t);
    }

    boolean isGarbage(double t) {
        return kind == FaultKind.GARBAGE && isActive(t);
    }

    /** When held what the sensor says at a time. */
    double contentTime(double t) {
        return kind == FaultKind.DELAYED && isActive(t) ? t - delay : t;
    }

    /** m by which the sensor is off. */
    double offset(double t) {
        if (!isActive(t)) {
            return 0;
        }
        return switch (kind) {
            case WRONG -> offset;
            case INTERMITTENT -> random.nextBoolean() ? offset : 0;
            case SLOW -> rate * (t - onset);
            default -> 0;
        };
    }

    @Override
    public String toString() {
        return "%s at %.2f to %.2f s: offset %.2f m, rate %.2f m/s, delay %.2f s, direction %.2f rad"
                .formatted(kind, onset, end, offset, rate, delay, direction);
    }
}
