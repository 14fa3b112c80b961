package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.MatchResidual;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.alignment.ParameterCovariance;
import org.sitedatum.positioning.survey.FrameSurveyReport;

/** The report of {@code survey frame}. */
final class FrameReport {

    private FrameReport() {}

    static ObjectNode json(FrameSurveyReport report) {
        ObjectNode json = SurveyJson.object();
        SurveyJson.put(json, "offsetSeconds", report.offsetSeconds());
        SurveyJson.put(json, "offsetSigma", report.offsetSigma());
        json.put("matches", report.matches().size());
        json.put("recommended", report.recommended().name());
        ArrayNode models = json.putArray("models");
        for (Aligned model : report.models()) {
            ObjectNode node = models.addObject();
            node.put("model", model.model().name());
            SurveyJson.put(node, "position", model.targetFromSource().translation());
            SurveyJson.put(node, "orientation", model.targetFromSource().rotation());
            SurveyJson.put(node, "scale", model.targetFromSource().scale());
            SurveyJson.put(node, "rms", model.rms());
            SurveyJson.put(node, "leaveOneOut", model.leaveOneOutRms());
            node.put("inliers", model.inlierCount());
            model.covariance()
                    .flatMap(ParameterCovariance::ofPose)
                    .ifPresent(c -> SurveyJson.put(node, "covariance", c));
        }
        ArrayNode residuals = json.putArray("residuals");
        for (MatchResidual residual : report.best().residuals()) {
            ObjectNode node = residuals.addObject();
            MatchedPoint match = report.matches().get(residual.index());
            SurveyJson.put(node, "source", match.source());
            SurveyJson.put(node, "target", match.target());
            SurveyJson.put(node, "metres", residual.distance());
            SurveyJson.put(node, "error", residual.error());
            SurveyJson.put(node, "leaveOneOut", residual.leaveOneOut());
            node.put("used", residual.inlier());
        }
        ArrayNode not = json.putArray("notFitted");
        report.notFitted().forEach(not::add);
        return json;
    }

    static String table(FrameSurveyReport report) {
        StringBuilder out = new StringBuilder();
        out.append(SurveyJson.line(
                "%d matches; source stamps plus %.3f s (sigma %.3f s) are target stamps",
                report.matches().size(), report.offsetSeconds(), report.offsetSigma()));
        out.append(SurveyJson.line(
                "  %-16s %9s %9s %8s %9s %8s %8s %8s %6s",
                "model", "x", "y", "z", "yaw deg", "scale", "rms", "left out", "used"));
        for (Aligned m : report.models()) {
            out.append(SurveyJson.line(
                    "%s %-16s %s %9.3f %8.5f %8.3f %8s %6d",
                    m.model() == report.recommended() ? "*" : " ",
                    m.model(),
                    SurveyJson.text(m.targetFromSource().translation()),
                    Math.toDegrees(m.targetFromSource().rotation().yaw()),
                    m.targetFromSource().scale(),
                    m.rms(),
                    SurveyJson.text(m.leaveOneOutRms(), 3),
                    m.inlierCount()));
        }
        report.notFitted().forEach(n -> out.append(SurveyJson.line("  %s", n)));
        return out.toString();
    }
}
