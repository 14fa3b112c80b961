package org.sitedatum.positioning.places;

/** What a {@link Region} answers. Mutable scratch of one owner. */
final class RegionProbe {

    /** Probability of being inside, 0..1. */
    double mass;
    /** Distance from the edge in standard deviations, positive inside. */
    double clearance;
    /** Where a walk first enters and last leaves, shares of it. */
    double in;

    double out;
    /** Extent to the left of a line, m. */
    double least;

    double greatest;
}
