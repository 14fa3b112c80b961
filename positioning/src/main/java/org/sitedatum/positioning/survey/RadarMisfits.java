package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.ScanDetection;

/** Finds the scans that do not fit a radar's mount, and what they show. */
final class RadarMisfits {

    /** What is farther from the walker is of something else, m: an arm's reach, a step, and the lag of a tracker. */
    private static final double NEAR = 3;

    private final TimedPath walk;
    private final RadarMountOptions options;
    private final double[] mount;
    private final List<RadarMisfit> misfits = new ArrayList<>();
    private int missed;

    private RadarMisfits(TimedPath walk, RadarMountOptions options, double[] mount) {
        this.walk = walk;
        this.options = options;
        this.mount = mount;
    }

    /**
     * Of the scans in which nothing was taken for the walker.
     *
     * @param mount the unknowns as {@link RadarProblem} has them
     */
    static RadarMisfits of(
            TimedPath walk,
            List<RadarScan> scans,
            List<RadarProblem.Match> matches,
            RadarMountOptions options,
            double[] mount) {
        RadarMisfits found = new RadarMisfits(walk, options, mount);
        Set<Long> matched = matches.stream().map(RadarProblem.Match::stampNanos).collect(Collectors.toSet());
        scans.stream().filter(scan -> !matched.contains(scan.stampNanos())).forEach(found::look);
        found.misfits.sort(Comparator.comparingDouble(RadarMisfit::metres).reversed());
        return found;
    }

    private void look(RadarScan scan) {
        Optional<double[]> expected = RadarProblem.predict(walk, scan.stampNanos(), options, mount);
        if (expected.isEmpty()) {
            return;
        }
        Vector3 walker = walk.find(scan.stampNanos() - mount[3] * 1e9).orElse(Vector3.ZERO);
        scan.detections().stream()
                .map(detection -> misfit(scan, detection, expected.get(), walker))
                .min(Comparator.comparingDouble(RadarMisfit::metres))
                .filter(nearest -> nearest.metres() < NEAR)
                .ifPresentOrElse(misfits::add, () -> missed++);
    }

    private RadarMisfit misfit(RadarScan scan, ScanDetection detection, double[] expected, Vector3 walker) {
        double[] errors = RadarProblem.errors(detection, expected, options);
        double range = errors[0] * options.sigmaRange();
        double azimuth = errors[1] * options.sigmaAzimuth();
        double across = 2 * expected[0] * Math.sin(0.5 * azimuth);
        return new RadarMisfit(scan.stampNanos(), walker, Math.hypot(range, across), range, azimuth);
    }

    /** Scans with something near the walker that is not him, the farthest off first. */
    List<RadarMisfit> misfits() {
        return misfits;
    }

    /** Scans with nothing near him. */
    int missed() {
        return missed;
    }
}
