package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.survey.ControlPoint;
import org.sitedatum.positioning.survey.GeoreferenceReport;
import org.sitedatum.positioning.survey.GeoreferenceSurvey;
import org.sitedatum.positioning.survey.SurveyResult;

/** {@code survey georeference}. */
final class GeoreferenceTask implements SurveyTask {

    @Override
    public String name() {
        return "georeference";
    }

    @Override
    public String usage() {
        return """
                georeference --points FILE [--h M] [--site FILE]
                  --points FILE     x,y[,z],latDeg,lonDeg[,h][,name]: two or more, WGS84, h above the ellipsoid
                  --h M             height of points that state none; default 0""";
    }

    @Override
    public Set<String> options() {
        return Set.of("h");
    }

    @Override
    public Set<String> tables() {
        return Set.of("points");
    }

    @Override
    public SurveyWork read(SurveyRequest request) throws CommandException {
        double height = request.number("h", 0, -12_000);
        List<ControlPoint> points = new ArrayList<>();
        for (SurveyRow row : request.table("points", "x", "y", "latDeg", "lonDeg")) {
            String name = row.text("name").isEmpty() ? "point " + (points.size() + 1) : row.text("name");
            points.add(row.made(() ->
                    new ControlPoint(name, row.position(), row.number("latDeg"), row.number("lonDeg"), row.find("h"))));
        }
        SurveyBounds.atMost("points", SurveyBounds.MOST_POINTS, points.size());
        return progress -> {
            SurveyResult<GeoreferenceReport> result = GeoreferenceSurvey.of(points, height);
            if (result instanceof SurveyResult.Refused<GeoreferenceReport> refused) {
                return SurveyOutput.of(refused);
            }
            GeoreferenceReport report = ((SurveyResult.Found<GeoreferenceReport>) result).report();
            Georeference georeference = new Georeference(
                    report.origin().position().latDeg(),
                    report.origin().position().lonDeg(),
                    report.origin().position().height(),
                    report.origin().headingDeg());
            return SurveyOutput.of(
                    json(report),
                    table(report),
                    (s, choice) -> s.toBuilder()
                            .georeference(Optional.of(georeference))
                            .build());
        };
    }

    private static ObjectNode json(GeoreferenceReport report) {
        ObjectNode json = SurveyJson.object();
        ObjectNode georeference = json.putObject("georeference");
        SurveyJson.put(georeference, "latDeg", report.origin().position().latDeg());
        SurveyJson.put(georeference, "lonDeg", report.origin().position().lonDeg());
        SurveyJson.put(georeference, "h", report.origin().position().height());
        SurveyJson.put(georeference, "headingDeg", report.origin().headingDeg());
        json.put("heightKnown", report.heightKnown());
        SurveyJson.put(json, "sigma", report.sigma());
        SurveyJson.put(json, "headingSigmaDeg", report.headingSigmaDeg());
        SurveyJson.put(json, "scale", report.scale());
        SurveyJson.put(json, "rms", report.rms());
        SurveyJson.put(json, "leaveOneOut", report.leaveOneOutRms());
        ArrayNode points = json.putArray("points");
        for (GeoreferenceReport.PointResidual p : report.points()) {
            ObjectNode node = points.addObject();
            node.put("name", p.name());
            SurveyJson.put(node, "east", p.east());
            SurveyJson.put(node, "north", p.north());
            SurveyJson.put(node, "up", p.up());
            SurveyJson.put(node, "leaveOneOut", p.leaveOneOut());
            node.put("used", p.used());
        }
        return json;
    }

    private static String table(GeoreferenceReport report) {
        StringBuilder out = new StringBuilder();
        out.append(SurveyJson.line(
                "origin %.9f %.9f h %.3f%s, heading %.5f deg (sigma %s), scale %.6f, rms %.3f m, left out %s m",
                report.origin().position().latDeg(),
                report.origin().position().lonDeg(),
                report.origin().position().height(),
                report.heightKnown() ? "" : " (not measured)",
                report.origin().headingDeg(),
                SurveyJson.text(report.headingSigmaDeg(), 5),
                report.scale(),
                report.rms(),
                SurveyJson.text(report.leaveOneOutRms(), 3)));
        for (GeoreferenceReport.PointResidual p : report.points()) {
            out.append(SurveyJson.line(
                    "  %-16s residual %.3f %.3f %.3f m, left out %s m%s",
                    p.name(),
                    p.east(),
                    p.north(),
                    p.up(),
                    SurveyJson.text(p.leaveOneOut(), 3),
                    p.used() ? "" : "  NOT USED: does not fit the others"));
        }
        return out.toString();
    }
}
