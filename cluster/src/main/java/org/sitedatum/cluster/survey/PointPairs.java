package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.survey.PixelResidual;
import org.sitedatum.positioning.survey.PointPair;

/** Clicked points: {@code x,y[,z],u,v[,sigma]}. */
final class PointPairs {

    private PointPairs() {}

    static List<PointPair> read(Arguments arguments) throws CommandException {
        double sigma = arguments.number("--sigma", 1, 1e-3);
        List<PointPair> pairs = new ArrayList<>();
        for (SurveyCsv row : SurveyCsv.read(arguments, "--points", "x", "y", "u", "v")) {
            pairs.add(row.made(() -> new PointPair(
                    row.position(), new PixelPoint(row.number("u"), row.number("v")), row.number("sigma", sigma))));
        }
        return pairs;
    }

    static String table(List<PixelResidual> points, String unit) {
        StringBuilder out = new StringBuilder();
        int number = 1;
        for (PixelResidual p : points) {
            out.append(SurveyJson.line(
                    "  point %d: residual %.2f %.2f px, left out %s %s%s",
                    number++,
                    p.u(),
                    p.v(),
                    SurveyJson.text(p.leaveOneOut(), 3),
                    unit,
                    p.suspicious() ? "  SUSPICIOUS" : ""));
        }
        return out.toString();
    }

    static com.fasterxml.jackson.databind.node.ArrayNode json(List<PixelResidual> points) {
        var array = SurveyJson.object().putArray("points");
        for (PixelResidual p : points) {
            var node = array.addObject();
            SurveyJson.put(node, "u", p.u());
            SurveyJson.put(node, "v", p.v());
            SurveyJson.put(node, "leaveOneOut", p.leaveOneOut());
            node.put("suspicious", p.suspicious());
        }
        return array;
    }
}
