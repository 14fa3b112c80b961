package org.sitedatum.cluster.api.socket;

/** A simple polygon on the site's plane, m, at least three corners. Immutable. */
final class Area {

    private final double[] x;
    private final double[] y;

    /** Keeps the arrays. */
    Area(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** A box along the site's axes. */
    static Area box(double minX, double minY, double maxX, double maxY) {
        return new Area(new double[] {minX, maxX, maxX, minX}, new double[] {minY, minY, maxY, maxY});
    }

    /** By the number of edges that a ray to the right crosses. */
    boolean contains(double px, double py) {
        boolean inside = false;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            boolean isAcross = (y[i] > py) != (y[j] > py);
            if (isAcross && px < (x[j] - x[i]) * (py - y[i]) / (y[j] - y[i]) + x[i]) {
                inside = !inside;
            }
        }
        return inside;
    }
}
