package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.RangeAtPlace;
import org.sitedatum.positioning.survey.RangeBiasReport;
import org.sitedatum.positioning.survey.RangeBiasSurvey;
import org.sitedatum.positioning.survey.RangeErrors;
import org.sitedatum.positioning.survey.SurveyResult;

/** {@code survey range-bias}. */
final class RangeBiasTask implements SurveyTask {

    @Override
    public String name() {
        return "range-bias";
    }

    @Override
    public String usage() {
        return """
                range-bias --site FILE --ranges FILE
                  --ranges FILE     anchor,tag,x,y,z,range: to tags at known places; five for each anchor, better fifty""";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public Set<String> tables() {
        return Set.of("ranges");
    }

    @Override
    public SurveyWork read(SurveyRequest request) throws CommandException {
        Site site = request.needSite();
        Map<String, Vector3> positions =
                site.anchors().stream().collect(Collectors.toMap(Anchor::id, Anchor::position));
        List<RangeAtPlace> ranges = new ArrayList<>();
        for (SurveyRow row : request.table("ranges", "anchor", "tag", "x", "y", "z", "range")) {
            if (!positions.containsKey(row.text("anchor"))) {
                throw row.refused("anchor is \"" + row.text("anchor")
                        + "\", which the site does not list: list it, or take the row out");
            }
            ranges.add(row.made(
                    () -> new RangeAtPlace(row.text("anchor"), row.text("tag"), row.position(), row.number("range"))));
        }
        SurveyBounds.atMost("tags", SurveyBounds.MOST_ANCHORS, (int)
                ranges.stream().map(RangeAtPlace::tag).distinct().count());
        return progress -> {
            SurveyResult<RangeBiasReport> result = RangeBiasSurvey.of(positions, ranges, RangeErrors.INDOORS);
            if (result instanceof SurveyResult.Refused<RangeBiasReport> refused) {
                return SurveyOutput.of(refused);
            }
            RangeBiasReport report = ((SurveyResult.Found<RangeBiasReport>) result).report();
            return SurveyOutput.of(json(report), table(report), (s, choice) -> changed(s, report));
        };
    }

    private static Site changed(Site site, RangeBiasReport report) {
        Map<String, RangeBiasReport.AnchorBias> found =
                report.anchors().stream().collect(Collectors.toMap(RangeBiasReport.AnchorBias::anchor, b -> b));
        return site.toBuilder()
                .anchors(SurveyedSite.changed(site.anchors(), a -> found.containsKey(a.id()), a -> {
                    RangeBiasReport.AnchorBias b =
                            Optional.ofNullable(found.get(a.id())).orElseThrow();
                    return new Anchor(a.id(), a.position(), a.floor(), a.covariance(), b.rangeBias(), b.rangeSigma());
                }))
                .build();
    }

    private static ObjectNode json(RangeBiasReport report) {
        ObjectNode json = SurveyJson.object();
        ArrayNode anchors = json.putArray("anchors");
        for (RangeBiasReport.AnchorBias b : report.anchors()) {
            ObjectNode node = anchors.addObject();
            node.put("id", b.anchor());
            SurveyJson.put(node, "rangeBias", b.rangeBias());
            SurveyJson.put(node, "biasSigma", b.biasSigma());
            SurveyJson.put(node, "rangeSigma", b.rangeSigma());
            node.put("ranges", b.ranges());
        }
        ArrayNode tags = json.putArray("tags");
        for (RangeBiasReport.TagBias b : report.tags()) {
            ObjectNode node = tags.addObject();
            node.put("id", b.tag());
            SurveyJson.put(node, "bias", b.bias());
            SurveyJson.put(node, "biasSigma", b.biasSigma());
        }
        ArrayNode pairs = json.putArray("pairs");
        for (RangeBiasReport.PairBias p : report.pairs()) {
            ObjectNode node = pairs.addObject();
            node.put("anchor", p.anchor());
            node.put("tag", p.tag());
            node.put("ranges", p.ranges());
            SurveyJson.put(node, "medianError", p.medianError());
            SurveyJson.put(node, "residual", p.residual());
        }
        json.set("suspicious", AnchorsReport.suspicious(report.suspicious()));
        json.put("suspiciousCount", report.suspiciousCount());
        return json;
    }

    private static String table(RangeBiasReport report) {
        StringBuilder out = new StringBuilder();
        out.append(
                SurveyJson.line("%-16s %9s %9s %10s %7s", "anchor", "rangeBias", "its sigma", "rangeSigma", "ranges"));
        for (RangeBiasReport.AnchorBias b : report.anchors()) {
            out.append(SurveyJson.line(
                    "%-16s %9.3f %9.4f %10.3f %7d",
                    b.anchor(), b.rangeBias(), b.biasSigma(), b.rangeSigma(), b.ranges()));
        }
        for (RangeBiasReport.TagBias b : report.tags()) {
            out.append(SurveyJson.line("tag %-12s %9.3f %9.4f beyond the mean tag", b.tag(), b.bias(), b.biasSigma()));
        }
        out.append(SurveyJson.line("%d ranges do not fit", report.suspiciousCount()));
        return out.append(AnchorsReport.suspiciousTable(report.suspicious())).toString();
    }
}
