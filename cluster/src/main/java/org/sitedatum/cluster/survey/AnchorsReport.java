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

    static ObjectNode json(AnchorSurveyReport report, List<String> unranged) {
        ObjectNode json = SurveyJson.object();
        json.put("ranges", report.ranges());
        json.put("byConvention", report.byConvention());
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

    static String table(AnchorSurveyReport report, List<String> unranged) {
        StringBuilder out = new StringBuilder();
        if (!unranged.isEmpty()) {
            out.append(line("no range to %s: left as they are", String.join(", ", unranged)));
        }
        if (report.byConvention()) {
            out.append(line("no anchor fixed: the first is the origin, the second on +x, the third at y > 0"));
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
            out.append(line("  %-16s %9s %9s %8s %8s", "anchor", "x", "y", "z", "sigma"));
            for (SurveyedAnchor a : choice.anchors()) {
                out.append(
                        line("  %-16s %s %8s", a.id(), text(a.position()), a.fixed() ? "fixed" : text(a.sigma(), 3)));
            }
            out.append(suspiciousTable(choice.suspicious()));
            if (choice.suspiciousTagRanges() > 0) {
                out.append(line("  %d ranges to tags do not fit", choice.suspiciousTagRanges()));
            }
        }
        return out.toString();
    }
}
