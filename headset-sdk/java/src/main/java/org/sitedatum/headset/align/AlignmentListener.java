package org.sitedatum.headset.align;

/** Hears of what happens to an alignment, on the thread that feeds it. Every method may be left out. */
public interface AlignmentListener {

    /** A listener that does nothing. */
    AlignmentListener NONE = new AlignmentListener() {};

    /**
     * The quality or its reason changed.
     *
     * @param quality from now on
     * @param reason in words by {@link AlignmentReason#advice}
     */
    default void qualityChanged(AlignmentQuality quality, AlignmentReason reason) {}

    /**
     * The shown alignment jumped, because the step was too large to be smoothed: fade content out and in.
     *
     * @param metres that content at the wearer moved; 0 for the first alignment
     * @param radians that it turned about the wearer; 0 for the first alignment
     */
    default void jumped(double metres, double radians) {}

    /**
     * The session's own frame jumped or started anew.
     *
     * @param recovered true when the alignment was carried over, so that content stays where it physically was
     */
    default void sessionReset(boolean recovered) {}
}
