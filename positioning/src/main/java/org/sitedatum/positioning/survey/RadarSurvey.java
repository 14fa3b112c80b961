package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.ScanDetection;

/**
 * Finds where a radar stands, its yaw and the lateness of its stamps from a walk with a tag through its field of view.
 *
 * <p>A search over pairs of detections gives a start that half of the scans agree with; then position, yaw, lateness and,
 * on request, tilt are fitted to the nearest detection of each scan with heavy-tailed errors, until the same detections are
 * nearest.
 */
public final class RadarSurvey {

    /** A walk is a line when it strays from one by less than this share of its length. */
    private static final double STRAIGHT = 0.1;

    /** Nor is a walk within an arm's reach of a line more than a line to a radar, m. */
    private static final double NARROW = 0.5;

    /** Share of the scans that must have a detection of the walker. */
    private static final double CONSENSUS = 0.3;

    private static final int FEWEST = 10;
    private static final int ROUNDS = 12;

    private RadarSurvey() {}

    /**
     * The survey.
     *
     * @param walk of the tag in the site
     */
    public static SurveyResult<RadarMountReport> of(
            TimedPath walk, List<RadarScan> scans, RadarMountOptions options, SurveyProgress progress) {
        List<RadarScan> seen = scans.stream()
                .filter(s -> !s.detections().isEmpty()
                        && walk.find((double) s.stampNanos()).isPresent())
                .toList();
        if (seen.size() < FEWEST) {
            return SurveyResult.refused(
                    SurveyRefusal.TOO_FEW,
                    "%d of %d scans have detections while the tag was tracked, needs %d",
                    seen.size(),
                    scans.size(),
                    FEWEST);
        }
        List<Vector3> places = seen.stream()
                .map(s -> walk.find((double) s.stampNanos()).orElse(Vector3.ZERO))
                .map(p -> new Vector3(p.x(), p.y(), 0))
                .toList();
        List<Double> extents = Plane.Spread.of(places).extents();
        if (extents.get(1) < Math.max(NARROW, STRAIGHT * extents.get(0))) {
            return SurveyResult.refused(
                    SurveyRefusal.STRAIGHT_WALK,
                    "the walk strays %.2f m from a line of %.1f m: position, yaw and lateness cannot be told apart; walk a loop",
                    extents.get(1),
                    extents.get(0));
        }
        if (options.pitch() && !hasElevations(seen)) {
            return SurveyResult.refused(
                    SurveyRefusal.NOT_OBSERVABLE,
                    "the tilt is asked for, but no detection has an elevation; survey without it");
        }
        SurveyResult<RadarMountReport> result = search(walk, seen, options, progress);
        return result instanceof SurveyResult.Refused<RadarMountReport> refused
                        && refused.reason() == SurveyRefusal.NO_CONSENSUS
                ? mirrored(walk, seen, options, progress).orElse(result)
                : result;
    }

    private static boolean hasElevations(List<RadarScan> scans) {
        return scans.stream().flatMap(s -> s.detections().stream()).anyMatch(d -> !Double.isNaN(d.elevation()));
    }

    private static SurveyResult<RadarMountReport> search(
            TimedPath walk, List<RadarScan> scans, RadarMountOptions options, SurveyProgress progress) {
        Optional<double[]> start = new RadarSearch(walk, scans, options).best(progress);
        return start.map(x -> refine(walk, scans, options, x)).orElseGet(() -> noConsensus(0, scans.size()));
    }

    /** A refusal that knows why, when everything fits a radar that counts its azimuths clockwise. */
    private static Optional<SurveyResult<RadarMountReport>> mirrored(
            TimedPath walk, List<RadarScan> scans, RadarMountOptions options, SurveyProgress progress) {
        List<RadarScan> turned = scans.stream()
                .map(s -> new RadarScan(
                        s.stampNanos(),
                        s.detections().stream()
                                .map(d -> new ScanDetection(
                                        d.range(),
                                        -d.azimuth(),
                                        d.elevation(),
                                        d.radialVelocity(),
                                        d.snr(),
                                        d.localId()))
                                .toList()))
                .toList();
        return search(walk, turned, options, progress) instanceof SurveyResult.Found<RadarMountReport> found
                ? Optional.of(SurveyResult.refused(
                        SurveyRefusal.REFLECTION,
                        "%d of %d scans fit when their azimuths are negated: this radar counts clockwise, fixes count"
                                + " counter-clockwise; negate them where they are sent",
                        found.report().matched(),
                        scans.size()))
                : Optional.empty();
    }

    private static SurveyResult<RadarMountReport> refine(
            TimedPath walk, List<RadarScan> scans, RadarMountOptions options, double[] start) {
        double[] x = start;
        List<RadarProblem.Match> matches = List.of();
        DampedFit fit = DampedFit.at(new RadarProblem(walk, matches, options), x);
        for (int round = 0; round < ROUNDS; round++) {
            double gate = Math.max(4, 12 - 2 * round);
            List<RadarProblem.Match> nearest = nearest(walk, scans, options, x, gate);
            if (nearest.size() < FEWEST) {
                return noConsensus(nearest.size(), scans.size());
            }
            boolean same = nearest.equals(matches);
            matches = nearest;
            fit = DampedFit.from(new RadarProblem(walk, matches, options), x);
            x = fit.x();
            if (same && gate == 4) {
                break;
            }
        }
        if (matches.size() < CONSENSUS * scans.size()) {
            return noConsensus(matches.size(), scans.size());
        }
        if (fit.loose().isPresent()) {
            return SurveyResult.refused(
                    SurveyRefusal.NOT_OBSERVABLE,
                    "the walk does not tell position, yaw and lateness apart; walk a loop with stops");
        }
        RadarMisfits misfits = RadarMisfits.of(walk, scans, matches, options, fit.x());
        return new SurveyResult.Found<>(report(fit, matches, misfits, scans.size(), options));
    }

    /** The nearest detection of each scan in standard deviations, within the gate. */
    private static List<RadarProblem.Match> nearest(
            TimedPath walk, List<RadarScan> scans, RadarMountOptions options, double[] x, double gate) {
        List<RadarProblem.Match> matches = new ArrayList<>();
        for (RadarScan scan : scans) {
            Optional<double[]> predicted = RadarProblem.predict(walk, scan.stampNanos(), options, x);
            if (predicted.isEmpty()) {
                continue;
            }
            ScanDetection best = scan.detections().get(0);
            double least = Double.POSITIVE_INFINITY;
            for (ScanDetection detection : scan.detections()) {
                double distance = RadarProblem.distance(detection, predicted.get(), options);
                if (distance < least) {
                    least = distance;
                    best = detection;
                }
            }
            if (least < gate) {
                matches.add(new RadarProblem.Match(scan.stampNanos(), best));
            }
        }
        return matches;
    }

    private static SurveyResult<RadarMountReport> noConsensus(int matched, int scans) {
        return SurveyResult.refused(
                SurveyRefusal.NO_CONSENSUS,
                "%d of %d scans fit the best mount found: was the tag in view, and is it the right radar?",
                matched,
                scans);
    }

    private static RadarMountReport report(
            DampedFit fit,
            List<RadarProblem.Match> matches,
            RadarMisfits misfits,
            int scans,
            RadarMountOptions options) {
        double[] x = fit.x();
        double rangeSquares = 0;
        double azimuthSquares = 0;
        double whitened = 0;
        int rows = fit.equations().count();
        int perMatch = RadarProblem.equationsOf(options);
        for (int i = 0; i < rows; i++) {
            double error = fit.equations().error(i);
            whitened += Math.min(error * error, 9);
            rangeSquares += i % perMatch == 0 ? error * error : 0;
            azimuthSquares += i % perMatch == 1 ? error * error : 0;
        }
        int unknowns = RadarProblem.unknowns(options);
        double variance = whitened / Math.max(1, rows - unknowns);
        double grown = Math.max(1, variance);
        int[] columns = options.pitch() ? new int[] {0, 1, 2, 3, 4} : new int[] {0, 1, 2, 3};
        double[] c = fit.covariance(columns);
        double[] full = new double[36];
        // order of the fit: x y yaw lateness pitch; of the pose: x y z rotX rotY rotZ
        int[] place = {0, 1, 5};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                full[6 * place[i] + place[j]] = grown * c[i * columns.length + j];
            }
        }
        double yaw = x[2];
        double pitch = options.pitch() ? x[4] : 0;
        if (options.pitch()) {
            // a turn about the radar's y axis, which lies at the yaw in the site
            double v = grown * c[24];
            full[21] = v * Math.sin(yaw) * Math.sin(yaw);
            full[22] = -v * Math.sin(yaw) * Math.cos(yaw);
            full[27] = full[22];
            full[28] = v * Math.cos(yaw) * Math.cos(yaw);
        }
        return new RadarMountReport(
                new UncertainTransform(
                        new RigidTransform(
                                Quaternion.ofYawPitchRoll(yaw, pitch, 0), new Vector3(x[0], x[1], options.height())),
                        Covariance6.ofRowMajor(full)),
                x[3],
                Math.sqrt(grown * c[3 * columns.length + 3]),
                scans,
                matches.size(),
                options.sigmaRange() * Math.sqrt(rangeSquares / matches.size()),
                options.sigmaAzimuth() * Math.sqrt(azimuthSquares / matches.size()),
                Math.sqrt(variance),
                misfits.missed(),
                misfits.misfits());
    }
}
