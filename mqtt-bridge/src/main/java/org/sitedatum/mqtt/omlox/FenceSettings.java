package org.sitedatum.mqtt.omlox;

import java.util.OptionalDouble;

/**
 * How long and how far a stay goes on, as a provider, a trackable or a fence says it. Empty: not said, ask the next one in the
 * line provider, trackable, fence.
 *
 * @param timeoutMs not heard for so long is out, ms; -1: never
 * @param exitTolerance m beyond the edge that are still in
 * @param toleranceTimeoutMs so long beyond the edge and within the tolerance is out, ms; -1: never
 * @param exitDelayMs an exit waits so long for another location, ms; -1: for ever
 */
public record FenceSettings(
        OptionalDouble timeoutMs,
        OptionalDouble exitTolerance,
        OptionalDouble toleranceTimeoutMs,
        OptionalDouble exitDelayMs) {

    /** Nothing said. */
    public static final FenceSettings NONE = new FenceSettings(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** What this says, and where it says nothing what another does. */
    public FenceSettings or(FenceSettings other) {
        return new FenceSettings(
                first(timeoutMs, other.timeoutMs),
                first(exitTolerance, other.exitTolerance),
                first(toleranceTimeoutMs, other.toleranceTimeoutMs),
                first(exitDelayMs, other.exitDelayMs));
    }

    /** True when it says nothing. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    private static OptionalDouble first(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() ? one : other;
    }
}
