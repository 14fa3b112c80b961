package org.sitedatum.positioning.scene;

import org.sitedatum.positioning.integrity.SensorHearing;

/** Compares what a sensor says of bodies with where other sensors, or their own tags, have them; for the health of sensors. */
final class ScanComparison {

    /** A body that exists so surely, and whose detection this so surely is, tells of the sensor. */
    private static final double SURE_BODY = 0.95;

    private static final double SURE_DETECTION = 0.9;
    /** Less than this of a body's place is from others: it would be compared with itself. */
    private static final double LEAST_OTHERS = 0.3;

    /** Nearly all of a body's place is from one sensor, or nearly nothing. */
    private static final double NEARLY = 0.95;
    /** A sensor is not believed to be off farther, m: two bodies are. */
    private static final double FARTHEST = 5;
    /** Bodies that walk tell by their velocity that they are one, m/s. */
    private static final double WALKING = 0.5;
    /** Filters lag behind alike movements differently, m/s. */
    private static final double VELOCITY_SIGMA = 0.1;

    private ScanComparison() {}

    /**
     * Looks for bodies seen twice: a sensor that is off by more than what is associated has a body of its own beside that of
     * the others, which moves as that one does, and does not see theirs.
     */
    static void takeDoubles(Targets targets, Scan scan, SensorHearing out) {
        int sensor = scan.sensor;
        for (int i = 0; i < targets.count() && scan.count > 0; i++) {
            Target theirs = targets.get(i);
            if (theirs.existence < SURE_BODY || theirs.share[sensor] > 1 - NEARLY || theirs.merged.speed() < WALKING) {
                continue;
            }
            for (int k = 0; k < targets.count(); k++) {
                Target own = targets.get(k);
                if (own.existence > SURE_BODY && own.share[sensor] > NEARLY && isDouble(own.merged, theirs.merged)) {
                    add(own.merged, theirs.merged, scan, out);
                }
            }
        }
    }

    private static boolean isDouble(PlanarState a, PlanarState b) {
        double floor = VELOCITY_SIGMA * VELOCITY_SIGMA;
        double du = a.u - b.u;
        double dv = a.v - b.v;
        double alike = du * du / (a.puu + b.puu + floor) + dv * dv / (a.pvv + b.pvv + floor);
        return Math.hypot(a.x - b.x, a.y - b.y) < FARTHEST && alike < 6;
    }

    private static void add(PlanarState own, PlanarState theirs, Scan scan, SensorHearing out) {
        boolean placed = !Double.isNaN(scan.sensorX);
        double dx = placed ? theirs.x - scan.sensorX : 1;
        double dy = placed ? theirs.y - scan.sensorY : 0;
        double distance = Math.max(1e-3, Math.sqrt(dx * dx + dy * dy));
        double x = own.x - theirs.x;
        double y = own.y - theirs.y;
        double stated = 0.5 * (scan.rxx[0] + scan.ryy[0]);
        double variance = 0.5 * (own.pxx + own.pyy + theirs.pxx + theirs.pyy);
        out.add((x * dx + y * dy) / distance, (y * dx - x * dy) / distance, stated, stated + variance, 1);
    }

    /**
     * Takes one innovation, computed with the noise of the scan.
     *
     * @param beta probability that the detection is the target's
     * @param bias that was taken off its azimuth, rad
     */
    static void take(
            Target target, Scan scan, int j, double beta, Innovation innovation, double bias, SensorHearing out) {
        double others = 1 - target.share[scan.sensor];
        boolean placed = !Double.isNaN(scan.sensorX);
        boolean bearing = scan.isBearing(j);
        if (target.existence < SURE_BODY || beta < SURE_DETECTION || others < LEAST_OTHERS || bearing && !placed) {
            return;
        }
        double dx = placed ? target.merged.x - scan.sensorX : 1;
        double dy = placed ? target.merged.y - scan.sensorY : 0;
        double distance = Math.max(1e-3, Math.sqrt(dx * dx + dy * dy));
        if (bearing) {
            double variance = innovation.varianceAlong(1, 0) * distance * distance;
            double stated = scan.azimuthVariance[j] * distance * distance;
            out.add(0, distance * (innovation.first() + bias) / others, stated, variance / (others * others), others);
            return;
        }
        double x = innovation.first() + scan.offsetX;
        double y = innovation.second() + scan.offsetY;
        double stated = 0.5 * (scan.rxx[j] + scan.ryy[j]);
        double variance = 0.5 * (innovation.varianceAlong(1, 0) + innovation.varianceAlong(0, 1));
        double asStated = Math.max(stated, variance + (1 - scan.noise) * stated);
        out.add(
                (x * dx + y * dy) / (distance * others),
                (y * dx - x * dy) / (distance * others),
                stated,
                asStated / (others * others),
                others);
    }

    /** Tells of a body that one sensor alone has placed, and whose tag has placed it, too. */
    static void take(Identities.Seen seen, double sensorX, double sensorY, SensorHearing out) {
        boolean placed = !Double.isNaN(sensorX);
        double dx = placed ? seen.tagged().position().x() - sensorX : 1;
        double dy = placed ? seen.tagged().position().y() - sensorY : 0;
        double distance = Math.max(1e-3, Math.sqrt(dx * dx + dy * dy));
        double x = seen.anonymous().position().x() - seen.tagged().position().x();
        double y = seen.anonymous().position().y() - seen.tagged().position().y();
        double stated = 0.5
                * (seen.anonymous().covariance().get(0, 0)
                        + seen.anonymous().covariance().get(1, 1));
        double own = 0.5
                * (seen.tagged().covariance().get(0, 0)
                        + seen.tagged().covariance().get(1, 1));
        out.add((x * dx + y * dy) / distance, (y * dx - x * dy) / distance, stated, stated + own, 1);
    }
}
