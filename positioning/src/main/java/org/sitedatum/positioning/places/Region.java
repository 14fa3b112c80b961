package org.sitedatum.positioning.places;

/** A part of the plan, site frame, m. Immutable; results other than return values go to the caller's {@link RegionProbe}. */
interface Region {

    double minX();

    double minY();

    double maxX();

    double maxY();

    /** Distance to the edge, m; positive inside, negative outside. */
    double depth(double x, double y);

    /** Fills {@code probe} with the probability of being inside and the distance from the edge in standard deviations. */
    void measure(Whereabouts at, RegionProbe probe);

    /**
     * Fills {@code probe} with the first way in and the last way out along a straight walk, as shares of it, when there are
     * two; the ends are taken to be outside.
     *
     * @return false when the walk does not pass through
     */
    boolean cross(double fromX, double fromY, double toX, double toY, RegionProbe probe);

    /** Fills {@code probe} with the least and greatest offset of the region to the left of a line, m. */
    void shadow(double x, double y, double ux, double uy, RegionProbe probe);
}
