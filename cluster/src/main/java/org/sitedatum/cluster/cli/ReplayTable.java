package org.sitedatum.cluster.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.sitedatum.cluster.replay.ReplayReport;
import org.sitedatum.positioning.replay.AnonymousScore;
import org.sitedatum.positioning.replay.TrackableScore;

/** The report for people. */
final class ReplayTable {

    private static final String HEADER = "%-16s %7s %6s %8s %8s %8s %8s %8s %8s %6s %7s %8s%n";
    private static final String ROW = "%-16s %7d %6s %8s %8s %8s %8s %8s %8s %6s %7s %8s%n";

    private ReplayTable() {}

    static String of(ReplayReport report) {
        StringBuilder text = new StringBuilder();
        text.append(line(
                "%s: %d fixes, %d accepted, in %.2f s (%s fixes/s)%n",
                report.recording(),
                report.fixes(),
                report.score().accepted(),
                report.wallSeconds(),
                Double.isFinite(report.fixesPerSecond()) ? line("%.0f", report.fixesPerSecond()) : "-"));
        if (!report.rejected().isEmpty()) {
            text.append(report.rejected().entrySet().stream()
                            .map(e -> e.getKey() + " " + e.getValue())
                            .collect(Collectors.joining(", ", "rejected: ", "")))
                    .append(System.lineSeparator());
        }
        if (!report.score().trackables().isEmpty()) {
            text.append(line(
                    HEADER,
                    "trackable",
                    "poses",
                    "avail",
                    "rmse2d",
                    "rmse3d",
                    "median",
                    "p95",
                    "max",
                    "heading",
                    "nees95",
                    "pl>",
                    "plMedian"));
            report.score().trackables().forEach((id, score) -> text.append(row(id, score)));
        }
        report.score().anonymous().ifPresent(score -> text.append(anonymous(score)));
        if (report.score().trackables().isEmpty() && report.score().anonymous().isEmpty()) {
            text.append("no truth to compare with").append(System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }

    private static String row(String id, TrackableScore score) {
        return line(
                ROW,
                id,
                score.poses(),
                share(score.availability()),
                metres(score.rmse2d()),
                metres(score.rmse3d()),
                metres(score.median2d()),
                metres(score.p95()),
                metres(score.max()),
                degrees(score.headingRmseDeg()),
                share(score.nees95()),
                Double.isNaN(score.plExceeded()) ? "-" : line("%.4f", score.plExceeded()),
                metres(score.plMedian()));
    }

    private static String anonymous(AnonymousScore score) {
        return line(
                "anonymous: %d truths, matched rmse %s, coverage %s, GOSPA %s (%s without false), MOTA %s, IDF1 %s, "
                        + "%d identity switches%n",
                score.truths(),
                metres(score.matchedRmse()),
                share(score.coverage()),
                metres(score.gospa()),
                metres(score.gospaNoFalse()),
                share(score.mota()),
                share(score.idf1()),
                score.identitySwitches());
    }

    private static String metres(double value) {
        return Double.isFinite(value) ? line("%.3f m", value) : "-";
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-" : line("%.3f", value);
    }

    private static String degrees(OptionalDouble value) {
        return value.isEmpty() ? "-" : line("%.2f deg", value.getAsDouble());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
