package org.sitedatum.samples.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.samples.client.StatusMessage;

/** What the demo prints: plain text, at most 96 columns. */
final class DemoText {

    private static final int WIDTH = 96;
    private static final String INDENT = "         ";

    private DemoText() {}

    /** Where to look, before anything moves. */
    static String welcome(Site site, int port, String page, DemoOptions options) {
        String topic = "sitedatum/" + site.id();
        String end =
                options.seconds() > 0 ? "by itself after " + options.seconds() + " s, or with Ctrl-C" : "with Ctrl-C";
        String what = options.nodes() == 1
                ? "SiteDatum demo: a node, its MQTT broker and a simulated building, all in this process"
                : "SiteDatum demo: " + options.nodes() + " nodes, each a process, with their MQTT broker and a"
                        + " simulated building in this one";
        return String.join(
                "\n",
                what,
                "",
                "  building   " + site.floors().size() + " floors, "
                        + site.anchors().size() + " UWB anchors, "
                        + site.cameras().size() + " cameras, "
                        + site.detectors().size() + " radars",
                "  in it      " + population(site) + ", and visitors nobody has told about",
                "  page       " + (page.isEmpty() ? "none: no free port" : page + " (this machine only, no login)"),
                "  broker     mqtt://127.0.0.1:" + port + " (this machine only, no password)",
                "  poses      mosquitto_sub -p " + port + " -t '" + topic + "/pose/+'",
                "  one robot  mosquitto_sub -p " + port + " -t '" + topic + "/pose/robot-1'",
                "  events     mosquitto_sub -p " + port + " -t '" + topic + "/event/#'",
                "  refusals   mosquitto_sub -p " + port + " -t '" + topic + "/rejected/+'",
                "  ends       " + end,
                "",
                "  errors are horizontal distances to the simulation's truth; latency is from a fix handed to",
                "  MQTT to its pose received from MQTT",
                "");
    }

    /** A few seconds: {@code elapsed} since the start, {@code span} covered, both in s. */
    static String block(Block block, double elapsed, double span, int allBodies) {
        StringBuilder text = new StringBuilder();
        text.append(line(
                "%s  poses %.0f/s from %d of %d bodies   fixes %.0f/s   latency p50 %s, p99 %s",
                clock(elapsed),
                block.poses() / span,
                block.bodies(),
                allBodies,
                block.fixes() / span,
                milliseconds(block.latency().p50()),
                milliseconds(block.latency().p99())));
        block.errors().forEach((kind, figures) -> text.append(errorLine(kind, figures)));
        text.append(anonymousLine(block.anonymous()));
        text.append(counts("events", block.events()));
        text.append(counts("refused", block.refusals()));
        return text.toString();
    }

    /** The whole run and the verdict; faults are listed by the caller's exit message as well. */
    static String summary(Verdict verdict, double elapsed, double warmUp) {
        StringBuilder text = new StringBuilder();
        text.append(line("Summary after %s; errors and latency from second %.0f on", clock(elapsed), warmUp));
        text.append(line(
                "%sfixes sent %d   poses received %d   latency p50 %s, p99 %s",
                INDENT,
                verdict.fixes(),
                verdict.poses(),
                milliseconds(verdict.latency().p50()),
                milliseconds(verdict.latency().p99())));
        verdict.errors().forEach((kind, figures) -> text.append(errorLine(kind, figures, ErrorBounds.rmse(kind))));
        text.append(anonymousLine(verdict.anonymous()));
        text.append(line(
                "%s         in %.0f %% of the seconds (bounds: rmse %.2f m, %.0f %%); poses near nobody %.1f %%",
                INDENT,
                100 * verdict.anonymous().seenShare(),
                ErrorBounds.VISITOR_RMSE,
                100 * ErrorBounds.VISITOR_SEEN,
                100 * verdict.anonymous().strangers()));
        text.append(counts("events", verdict.events()));
        text.append(counts("refused", verdict.refusals()));
        text.append(line(
                "%susable poses in at least %.0f %% of the seconds for every body (bound: %.0f %%)",
                INDENT,
                100 * verdict.flow().values().stream().mapToDouble(s -> s).min().orElse(0),
                100 * Verdict.LEAST_FLOW));
        List<String> faults = verdict.faults();
        text.append(faults.isEmpty() ? "good: poses flowed from every body, errors within bounds\n" : "");
        return text.toString();
    }

    /** The kind's word for several of it. */
    static String plural(TrackableKind kind) {
        return switch (kind) {
            case VEHICLE -> "robots";
            case PEDESTRIAN -> "people";
            case HEADSET -> "headset";
            case ASSET -> "assets";
        };
    }

    private static String population(Site site) {
        StringJoiner words = new StringJoiner(", ");
        for (TrackableKind kind : TrackableKind.values()) {
            long count = site.trackables().stream()
                    .filter(body -> body.kind() == kind)
                    .count();
            if (count > 0) {
                words.add(count + " " + plural(kind));
            }
        }
        return words.toString();
    }

    private static String anonymousLine(AnonymousFigures figures) {
        String text = figures.errors().poses() == 0
                ? errors(figures.errors())
                : String.format(
                        Locale.ROOT,
                        "%s   existence %.2f   %d of %d followed",
                        errors(figures.errors()),
                        figures.existence(),
                        figures.followed(),
                        figures.visitors());
        return line("%s%-8s %s", INDENT, "visitors", text);
    }

    private static String errorLine(TrackableKind kind, ErrorFigures figures) {
        return line("%s%-8s %s", INDENT, plural(kind), errors(figures)).replaceAll(" +\n", "\n");
    }

    private static String errorLine(TrackableKind kind, ErrorFigures figures, double bound) {
        return line("%s%-8s %s (bound: rmse %.2f m)", INDENT, plural(kind), errors(figures), bound);
    }

    private static String errors(ErrorFigures figures) {
        if (figures.poses() == 0) {
            return "no poses yet";
        }
        String text = String.format(Locale.ROOT, "rmse %.3f m   p95 %.3f m", figures.rmse(), figures.p95());
        return Double.isNaN(figures.headingRmseDeg())
                ? text
                : text + String.format(Locale.ROOT, "   heading rmse %.1f deg", figures.headingRmseDeg());
    }

    /** Counts by word, in as many lines as they need. */
    private static String counts(String title, Map<String, Long> byWord) {
        String start = String.format(Locale.ROOT, "%s%-8s", INDENT, title);
        if (byWord.isEmpty()) {
            return start + " none\n";
        }
        StringBuilder text = new StringBuilder();
        StringBuilder current = new StringBuilder(start);
        int empty = current.length();
        for (Map.Entry<String, Long> reason : byWord.entrySet()) {
            String word = " " + reason.getKey() + " " + reason.getValue() + " ";
            if (current.length() + word.length() > WIDTH && current.length() > empty) {
                text.append(current.toString().stripTrailing()).append('\n');
                current = new StringBuilder(INDENT + "        ");
            }
            current.append(word);
        }
        return text.append(current.toString().stripTrailing()).append('\n').toString();
    }

    /** What became of the site when its owner was killed. */
    static String failover(FailoverFigures figures) {
        String killed = figures.killed().map(StatusMessage::owner).orElse("nobody");
        String heir = figures.heir().map(StatusMessage::owner).orElse("nobody");
        return line(
                        "failover %s was killed, %s followed: %s without a pose of anybody (at most %.1f s)",
                        killed, heir, seconds(figures.silence()), FailoverFigures.LONGEST_SILENCE)
                + line(
                        "%sgaps of the %d bodies since: median %s, worst %s",
                        INDENT, figures.gaps().length, seconds(figures.median()), seconds(figures.worst()))
                + line(
                        "%s%d poses of a past epoch dropped, %d twice or out of order",
                        INDENT, figures.pastEpochs(), figures.outOfOrder());
    }

    /** A time in s to the millisecond; none that can be told is a dash. */
    static String seconds(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f s", value);
    }

    private static String milliseconds(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f ms", value);
    }

    private static String clock(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%02d:%02d", whole / 60, whole % 60);
    }

    private static String line(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments) + "\n";
    }
}
