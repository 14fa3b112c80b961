package org.sitedatum.positioning.scene;

/**
 * Gathers the echoes of one body: a radar or lidar that resolves less than a body's size gets several from it, and the
 * association lets a body cause one detection per scan at most. Echoes nearer to each other than their errors and a
 * body's extent explain, and of like radial velocity, become one at their mean.
 *
 * <p>Two bodies that close become one detection as well; the association bridges that for as long as it lasts. Scratch;
 * not thread-safe. Source: K. Granström, M. Baum, S. Reuter, "Extended object tracking: introduction, overview and
 * applications", JAIF 12(2), 2017, section IV on distance partitioning.
 */
final class Echoes {

    /** A person's half width, a robot's a little more: echoes scatter so far about the middle, m. */
    static final double EXTENT = 0.25;
    /** Squared Mahalanobis distance within which two echoes may be of one body; one pair in a hundred is farther. */
    private static final double NEAR = 9.2;
    /** Limbs move by this much faster or slower than the body, m/s. */
    private static final double LIMBS = 1.0;

    private int[] echoes = new int[64];

    /** True when a sensor of this range error tells the echoes of one body apart. */
    static boolean areResolved(double sigmaRange) {
        return sigmaRange < EXTENT;
    }

    /** Replaces the positions of a scan by one for each body; azimuths without a range stay as they are. */
    void gather(Scan scan) {
        if (echoes.length < scan.count) {
            echoes = new int[2 * scan.count];
        }
        int kept = 0;
        for (int j = 0; j < scan.count; j++) {
            int home = scan.isBearing(j) ? -1 : nearest(scan, j, kept);
            if (home < 0) {
                scan.move(j, kept);
                echoes[kept++] = 1;
            } else {
                echoes[home]++;
                scan.blend(j, home, 1.0 / echoes[home]);
            }
        }
        scan.count = kept;
    }

    private static int nearest(Scan scan, int j, int kept) {
        int best = -1;
        double least = NEAR;
        for (int k = 0; k < kept; k++) {
            double squared = scan.isBearing(k) ? Double.POSITIVE_INFINITY : squaredDistance(scan, j, k);
            boolean otherSpeed = Math.abs(scan.radialVelocity[j] - scan.radialVelocity[k]) > LIMBS;
            if (squared < least && !otherSpeed) {
                least = squared;
                best = k;
            }
        }
        return best;
    }

    private static double squaredDistance(Scan scan, int j, int k) {
        double body = 2 * 0.25 * EXTENT * EXTENT;
        double xx = scan.rxx[j] + scan.rxx[k] + body;
        double xy = scan.rxy[j] + scan.rxy[k];
        double yy = scan.ryy[j] + scan.ryy[k] + body;
        double dx = scan.x[j] - scan.x[k];
        double dy = scan.y[j] - scan.y[k];
        return (dx * (yy * dx - xy * dy) + dy * (xx * dy - xy * dx)) / (xx * yy - xy * xy);
    }
}
