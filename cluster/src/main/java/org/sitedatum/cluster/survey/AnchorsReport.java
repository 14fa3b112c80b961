package org.sitedatum.cluster.survey;

import static org.sitedatum.cluster.survey.SurveyJson.line;
import static org.sitedatum.cluster.survey.SurveyJson.put;
import static org.sitedatum.cluster.survey.SurveyJson.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sitedatum.positioning.survey.AnchorSurveyReport;
import org.sitedatum.positioning.survey.SurveyedAnchor;
import org.sitedatum.positioning.survey.SuspiciousRange;

/** The report of {@code survey anchors}. */
final class AnchorsReport {

    private AnchorsReport() {}

    static ObjectNode json(AnchorSurveyReport report, List<String> unranged, AnchorHeights heights) {
        ObjectNode json = SurveyJson.object();
        json.put("ranges", report.ranges());
        json.put("byConvention", report.byConvention());
        json.put("heights", heights.said());
        ArrayNode without = json.putArray("unranged");
        unranged.forEach(without::add);
        ArrayNode choices = json.putArray("choices");
        for (AnchorSurveyReport.Choice choice : report.choices()) {
            ObjectNode node = choices.addObject();
            node.put("label", choice.label());
            put(node, "probability", choice.probability());
            put(node, "rms", choice.rms());
            put(node, "noiseFactor", choice.noiseFactor());
            ArrayNode anchors = node.putArray("anchors");
            for (SurveyedAnchor anchor : choice.anchors()) {
                ObjectNode a = anchors.addObject();
                a.put("id", anchor.id());
                put(a, "position", anchor.position());
                put(a, "covariance", anchor.covariance());
                a.put("fixed", anchor.fixed());
            }
            node.set("suspicious", suspicious(choice.suspicious()));
            node.put("suspiciousTagRanges", choice.suspiciousTagRanges());
            ArrayNode biases = node.putArray("biases");
            for (AnchorSurveyReport.CommonBias bias : choice.biases()) {
                ObjectNode b = biases.addObject();
                b.put("of", bias.of());
                put(b, "bias", bias.bias());
                put(b, "sigma", bias.sigma());
                b.put("observed", bias.observed());
            }
            ArrayNode open = node.putArray("openHeights");
            choice.openHeights().forEach(open::add);
        }
        return json;
    }

    static ArrayNode suspicious(Iterable<SuspiciousRange> ranges) {
        ArrayNode suspicious = SurveyJson.object().putArray("suspicious");
        for (SuspiciousRange range : ranges) {
            ObjectNode s = suspicious.addObject();
            s.put("from", range.from());
            s.put("to", range.to());
            if (range.stampNanos() != 0) {
                s.put("stamp", Math.floorDiv(range.stampNanos(), 1000L));
            }
            put(s, "measured", range.measured());
            put(s, "fitted", range.fitted());
            put(s, "probability", range.probability());
            s.put("kind", range.kind().name().toLowerCase(java.util.Locale.ROOT));
        }
        return suspicious;
    }

    static String suspiciousTable(Iterable<SuspiciousRange> ranges) {
        StringBuilder out = new StringBuilder();
        for (SuspiciousRange s : ranges) {
            out.append(line(
                    "  %-7s %s - %s: measured %.3f m, fitted %.3f m, probability %.1e",
                    s.kind(), s.from(), s.to(), s.measured(), s.fitted(), s.probability()));
        }
        return out.toString();
    }

    private static String sigmas(SurveyedAnchor a) {
        double onPlan = Math.sqrt(a.covariance().xx() + a.covariance().yy());
        String z = text(Math.sqrt(a.covariance().zz()), 3);
        return a.fixed()
                ? line("%8s", "fixed").stripTrailing()
                : line("%8s %8s", text(onPlan, 3), z).stripTrailing();
    }

    private static String biasLine(AnchorSurveyReport.CommonBias bias) {
        return line(
                "  all ranges %s are %.3f m %s, taken off (sigma %.3f%s)",
                bias.of(),
                Math.abs(bias.bias()),
                bias.bias() < 0 ? "short" : "long",
                bias.sigma(),
                bias.observed() ? "" : "; the ranges tell little of it");
    }

    private static String openHeights(AnchorSurveyReport.Choice choice) {
        double widest = choice.anchors().stream()
                .filter(a -> choice.openHeights().contains(a.id()))
                .mapToDouble(a -> Math.sqrt(a.covariance().zz()))
                .max()
                .orElse(0);
        return line(
                "  heights not observable: %s, spread %.1f m; measure them, or carry a tag at a known height below",
                String.join(", ", choice.openHeights()), widest);
    }

    static String table(AnchorSurveyReport report, List<String> unranged, AnchorHeights heights) {
        StringBuilder out = new StringBuilder();
        if (!unranged.isEmpty()) {
            out.append(line("no range to %s: left as they are", String.join(", ", unranged)));
        }
        if (report.byConvention()) {
            out.append(line("no anchor fixed: the first is the origin, the second on +x, the third at y > 0"));
        }
        if (!heights.known()) {
            out.append(line("heights: %s", heights.said()));
        }
        if (report.byConvention() && !heights.areOfTheSite()) {
            out.append(line("z is measured from the plane of the first three, which need not be level"));
        }
        if (report.choices().size() > 1) {
            out.append(line(
                    "%d choices fit these ranges; look which is true and write it with --choice N",
                    report.choices().size()));
        }
        int number = 1;
        for (AnchorSurveyReport.Choice choice : report.choices()) {
            out.append(line(
                    "choice %d (%s): probability %.3f, rms %.3f m, noise %s times the stated",
                    number++, choice.label(), choice.probability(), choice.rms(), text(choice.noiseFactor(), 2)));
            out.append(line("  %-16s %9s %9s %8s %8s %8s", "anchor", "x", "y", "z", "sigma xy", "sigma z"));
            for (SurveyedAnchor a : choice.anchors()) {
                out.append(line("  %-16s %s %s", a.id(), text(a.position()), sigmas(a)));
            }
            choice.biases().forEach(b -> out.append(biasLine(b)));
            if (!choice.openHeights().isEmpty()) {
                out.append(openHeights(choice));
            }
            out.append(suspiciousTable(choice.suspicious()));
            if (choice.suspiciousTagRanges() > 0) {
                out.append(line("  %d ranges to tags do not fit", choice.suspiciousTagRanges()));
            }
        }
        return out.toString();
    }
}
