package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.MatchResidual;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.alignment.ParameterCovariance;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.FrameSurvey;
import org.sitedatum.positioning.survey.FrameSurveyOptions;
import org.sitedatum.positioning.survey.FrameSurveyReport;
import org.sitedatum.positioning.survey.SurveyProgress;
import org.sitedatum.positioning.survey.SurveyResult;

/** {@code survey frame}. */
final class FrameTask implements SurveyTask {

    @Override
    public String name() {
        return "frame";
    }

    @Override
    public String usage() {
        return """
                frame (--source FILE --target FILE [--max-offset S] [--trackable ID] | --matches FILE) [--flat]
                      [--site FILE --frame ID]
                  --source FILE     stamp,x,y[,z]: the walk in the vendor's frame; stamps in microseconds
                  --target FILE     the same walk in the site, perhaps a recording's truth.csv
                  --max-offset S    their clocks may differ by this; default 2
                  --matches FILE    sx,sy[,sz],x,y[,z]: points known in both
                  --flat            z means nothing in the source
                  --frame ID        the frame it is written as: a rigid model only""";
    }

    @Override
    public Set<String> flags() {
        return Set.of("--flat");
    }

    @Override
    public Set<String> valued() {
        return Set.of("--source", "--target", "--matches", "--max-offset", "--trackable", "--site", "--frame");
    }

    @Override
    public SurveyOutput run(Arguments arguments, SurveyProgress progress) throws CommandException {
        Optional<Site> site = SurveyedSite.find(arguments);
        Optional<String> frame = site.isPresent() ? Optional.of(arguments.get("--frame")) : Optional.empty();
        FrameSurveyOptions defaults = FrameSurveyOptions.DEFAULTS;
        FrameSurveyOptions options = new FrameSurveyOptions(
                arguments.number("--max-offset", defaults.maxOffset(), 0), defaults.spacing(), arguments.has("--flat"));
        SurveyResult<FrameSurveyReport> result = arguments.has("--matches")
                ? FrameSurvey.ofMatches(matches(arguments, options.flat()), options.flat())
                : FrameSurvey.ofWalk(
                        TrackFile.read(arguments, "--source"), TrackFile.read(arguments, "--target"), options);
        if (result instanceof SurveyResult.Refused<FrameSurveyReport> refused) {
            return SurveyOutput.of(refused);
        }
        FrameSurveyReport report = ((SurveyResult.Found<FrameSurveyReport>) result).report();
        return SurveyOutput.of(json(report), table(report))
                .with(site.flatMap(s -> changed(s, frame.orElse(""), report)));
    }

    private static List<MatchedPoint> matches(Arguments arguments, boolean flat) throws CommandException {
        List<MatchedPoint> matches = new ArrayList<>();
        for (SurveyCsv row : SurveyCsv.read(arguments, "--matches", "sx", "sy", "x", "y")) {
            Vector3 source = new Vector3(row.number("sx"), row.number("sy"), row.number("sz", 0));
            Vector3 target = row.position();
            matches.add(row.made(() -> flat
                    ? MatchedPoint.ofPlan(source.x(), source.y(), target.x(), target.y())
                    : MatchedPoint.of(source, target)));
        }
        return matches;
    }

    private static Optional<Site> changed(Site site, String id, FrameSurveyReport report) {
        Optional<Aligned> rigid = Optional.of(report.best())
                .filter(m -> m.rigid().isPresent())
                .or(() -> report.models().stream()
                        .filter(m -> m.model() == AlignmentModel.YAW_TRANSLATION)
                        .findFirst());
        return rigid.map(aligned -> {
            RigidTransform pose = aligned.rigid().orElseThrow();
            FramePlacement placed = new FramePlacement(
                    id, Site.FRAME, pose, aligned.covariance().flatMap(ParameterCovariance::ofPose));
            List<FramePlacement> frames = new ArrayList<>(site.frames());
            frames.removeIf(f -> f.id().equals(id));
            frames.add(placed);
            return SurveyedSite.withFrames(site, frames);
        });
    }

    private static ObjectNode json(FrameSurveyReport report) {
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
            SurveyJson.put(node, "error", residual.error());
            SurveyJson.put(node, "leaveOneOut", residual.leaveOneOut());
            node.put("used", residual.inlier());
        }
        ArrayNode not = json.putArray("notFitted");
        report.notFitted().forEach(not::add);
        return json;
    }

    private static String table(FrameSurveyReport report) {
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
