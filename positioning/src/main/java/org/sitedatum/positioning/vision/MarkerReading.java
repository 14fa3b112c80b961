package org.sitedatum.positioning.vision;

/** What came of a marker's image. */
public sealed interface MarkerReading {

    /**
     * Its pose, or its two.
     *
     * @param poses in the camera's optical frame
     */
    record Solved(MarkerPoses poses) implements MarkerReading {}

    /**
     * None.
     *
     * @param reason one sentence for an integrator
     */
    record Refused(String reason) implements MarkerReading {}
}
