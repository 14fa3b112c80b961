package org.sitedatum.cluster.drawing;

/**
 * Bounds what a file may make its reader do, and refuses coordinates that mean nothing. One for each file; not thread-safe.
 */
public final class DrawingBudget {

    /** Longest file, bytes: 20 MiB, as for plans. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    /** Most shapes; a hospital of 20 floors has some 10,000 lines of wall. */
    public static final int MOST_SHAPES = 20_000;

    /** Most points of all shapes together: what a site document of 8 MiB can hold. */
    public static final int MOST_POINTS = 200_000;

    /** Most steps that draw nothing themselves: blocks within blocks, features left out. */
    public static final int MOST_STEPS = 400_000;

    /** m from the drawing's origin; national grids reach 10,000 km. */
    public static final double FARTHEST = 1e8;

    private int shapes;
    private int points;
    private int steps;

    /** Counts a shape of so many points. */
    public void shape(int itsPoints) throws DrawingRefused {
        shapes++;
        points += itsPoints;
        if (shapes > MOST_SHAPES || points > MOST_POINTS) {
            throw new DrawingRefused("the drawing has more than " + MOST_SHAPES + " shapes or " + MOST_POINTS
                    + " points: save a copy with only the layers and floors that matter");
        }
    }

    /** Counts a step. */
    public void step() throws DrawingRefused {
        steps++;
        if (steps > MOST_STEPS) {
            throw new DrawingRefused("the drawing has more than " + MOST_STEPS
                    + " parts, counted with blocks in blocks: save a copy with only what matters");
        }
    }

    /** The coordinate, m; refused when it is not finite or beyond the Earth. */
    public static double coordinate(double metres, String where) throws DrawingRefused {
        if (!(Math.abs(metres) <= FARTHEST)) {
            throw new DrawingRefused(where + " has the coordinate " + metres + ": not a place on Earth");
        }
        return metres;
    }
}
