package org.sitedatum.samples.building.plan;

/** Outer dimensions of the sample building, m. */
public final class BuildingSize {

    /** Along site x. */
    public static final double LENGTH = 40;

    /** Along site y. */
    public static final double WIDTH = 25;

    /** From one floor surface to the next. */
    public static final double STOREY = 4;

    private BuildingSize() {}
}
