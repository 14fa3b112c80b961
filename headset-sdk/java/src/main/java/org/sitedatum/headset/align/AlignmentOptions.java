package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.Vector3;

/**
 * What an alignment needs to be told. Immutable; {@link #DEFAULT} suits a headset with a tag in its middle.
 *
 * <p>Defaults: tracked means a standard deviation of at most 0.15 m per horizontal axis and 3 degrees (content appears on the
 * right machine), stale means that nothing has been used for 5 s (a drift of a few centimetres at walking speed).
 */
public final class AlignmentOptions {

    /** The defaults. */
    public static final AlignmentOptions DEFAULT =
            new AlignmentOptions(Vector3.ZERO, 0.15, Math.toRadians(3), 5_000_000_000L, true);

    private final Vector3 headFromTag;
    private final double trackedMetres;
    private final double trackedRadians;
    private final long staleNanos;
    private final boolean gravityTrusted;

    private AlignmentOptions(
            Vector3 headFromTag, double trackedMetres, double trackedRadians, long staleNanos, boolean gravityTrusted) {
        this.headFromTag = headFromTag;
        this.trackedMetres = trackedMetres;
        this.trackedRadians = trackedRadians;
        this.staleNanos = staleNanos;
        this.gravityTrusted = gravityTrusted;
    }

    /** With the tag at a place on the head: x forward, y left, z up, m. Half a head's size is worth its measuring. */
    public AlignmentOptions withTagAt(Vector3 headFromTag) {
        return new AlignmentOptions(headFromTag, trackedMetres, trackedRadians, staleNanos, gravityTrusted);
    }

    /** With other limits of {@link AlignmentQuality#TRACKED}: standard deviations, m per horizontal axis and rad. */
    public AlignmentOptions withTrackedWithin(double metres, double radians) {
        if (!(metres > 0 && radians > 0)) {
            throw new IllegalArgumentException("limits must be positive: " + metres + " m, " + radians + " rad");
        }
        return new AlignmentOptions(headFromTag, metres, radians, staleNanos, gravityTrusted);
    }

    /** With another time, ns, after which an alignment that nothing confirms is stale. */
    public AlignmentOptions withStaleAfter(long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException("not a duration: " + nanos + " ns");
        }
        return new AlignmentOptions(headFromTag, trackedMetres, trackedRadians, nanos, gravityTrusted);
    }

    /**
     * Whether the session's z axis is up, which it is on headsets. When it is not trusted (a phone on a vehicle, a tracker without
     * an inertial unit) the tilt is learned from markers and places, which have to be seen before anything else is of use.
     */
    public AlignmentOptions withGravityTrusted(boolean trusted) {
        return new AlignmentOptions(headFromTag, trackedMetres, trackedRadians, staleNanos, trusted);
    }

    /** Where the tag sits on the head, m. */
    public Vector3 headFromTag() {
        return headFromTag;
    }

    /** Largest standard deviation per horizontal axis that counts as tracked, m. */
    public double trackedMetres() {
        return trackedMetres;
    }

    /** Largest standard deviation of the yaw that counts as tracked, rad. */
    public double trackedRadians() {
        return trackedRadians;
    }

    /** Time without a used sighting after which the alignment is stale, ns. */
    public long staleNanos() {
        return staleNanos;
    }

    /** Whether the session's z axis is taken for up: four degrees of freedom; else six. */
    public boolean gravityTrusted() {
        return gravityTrusted;
    }
}
