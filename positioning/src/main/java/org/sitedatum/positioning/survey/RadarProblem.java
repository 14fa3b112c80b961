package org.sitedatum.positioning.survey;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Angles;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.ScanDetection;

/** A radar's mount: x, y, yaw, lateness of its stamps and perhaps pitch, from detections of one walker. */
final class RadarProblem implements Problem {

    /** A detection taken to be the walker's. */
    record Match(long stampNanos, ScanDetection detection) {}

    private static final double STEP = 1e-5;

    private final TimedPath walk;
    private final List<Match> matches;
    private final RadarMountOptions options;

    RadarProblem(TimedPath walk, List<Match> matches, RadarMountOptions options) {
        this.walk = walk;
        this.matches = matches;
        this.options = options;
    }

    static int unknowns(RadarMountOptions options) {
        return options.pitch() ? 5 : 4;
    }

    static int equationsOf(RadarMountOptions options) {
        return options.pitch() ? 3 : 2;
    }

    @Override
    public int unknowns() {
        return unknowns(options);
    }

    @Override
    public void writeInto(double[] x, Equations out) {
        for (Match match : matches) {
            Optional<double[]> here = predict(walk, match.stampNanos(), options, x);
            double[] error =
                    here.map(p -> errors(match.detection(), p, options)).orElseGet(() -> new double[] {20, 20, 20});
            double[][] slopes = slopes(match, here, x);
            for (int row = 0; row < equationsOf(options); row++) {
                out.row(StudentLoss.HEAVY, error[row]);
                for (int column = 0; column < unknowns(); column++) {
                    out.slope(column, slopes[column][row]);
                }
            }
        }
    }

    /** By central differences; a stamp that leaves the walk does not move with the lateness. */
    private double[][] slopes(Match match, Optional<double[]> here, double[] x) {
        double[][] slopes = new double[unknowns()][3];
        for (int column = 0; column < unknowns() && here.isPresent(); column++) {
            double[] plus = x.clone();
            double[] minus = x.clone();
            plus[column] += STEP;
            minus[column] -= STEP;
            double[] a = errors(
                    match.detection(),
                    predict(walk, match.stampNanos(), options, plus).orElse(here.get()),
                    options);
            double[] b = errors(
                    match.detection(),
                    predict(walk, match.stampNanos(), options, minus).orElse(here.get()),
                    options);
            for (int row = 0; row < 3; row++) {
                slopes[column][row] = -(a[row] - b[row]) / (2 * STEP);
            }
        }
        return slopes;
    }

    /** Range, azimuth and elevation of the walker; empty when the walk does not cover the instant. */
    static Optional<double[]> predict(TimedPath walk, long stampNanos, RadarMountOptions options, double[] x) {
        return walk.find(stampNanos - x[3] * 1e9).map(p -> {
            Quaternion siteFromSensor = Quaternion.ofYawPitchRoll(x[2], options.pitch() ? x[4] : 0, 0);
            Vector3 apart = p.minus(new Vector3(x[0], x[1], options.height()));
            Vector3 local = siteFromSensor.conjugate().rotate(apart);
            double plan = Math.hypot(local.x(), local.y());
            return new double[] {local.norm(), Math.atan2(local.y(), local.x()), Math.atan2(local.z(), plan)};
        });
    }

    /** Measured minus predicted range, azimuth and elevation, in standard deviations. */
    static double[] errors(ScanDetection detection, double[] predicted, RadarMountOptions options) {
        double elevation = Double.isNaN(detection.elevation()) || !options.pitch()
                ? 0
                : (detection.elevation() - predicted[2]) / options.sigmaElevation();
        return new double[] {
            (detection.range() - predicted[0]) / options.sigmaRange(),
            Angles.wrap(detection.azimuth() - predicted[1]) / options.sigmaAzimuth(),
            elevation
        };
    }

    static double distance(ScanDetection detection, double[] predicted, RadarMountOptions options) {
        double[] e = errors(detection, predicted, options);
        return Math.sqrt(e[0] * e[0] + e[1] * e[1] + e[2] * e[2]);
    }
}
