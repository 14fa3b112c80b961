package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.CameraReport;
import org.sitedatum.positioning.survey.CameraSurvey;
import org.sitedatum.positioning.survey.SurveyProgress;
import org.sitedatum.positioning.survey.SurveyResult;
import org.sitedatum.positioning.vision.Lens;

/** {@code survey camera}. */
final class CameraTask implements SurveyTask {

    @Override
    public String name() {
        return "camera";
    }

    @Override
    public String usage() {
        return """
                camera --site FILE --camera ID --points FILE [--sigma PX] [--choice N]
                  --camera ID       a camera of the site with intrinsics; its pose is what is found
                  --points FILE     x,y,z,u,v[,sigma]: points of the site, m, and where they appear, px
                  --sigma PX        of pixels that state none; default 1
                  --choice N        which of several poses is written; default 1""";
    }

    @Override
    public Set<String> valued() {
        return Set.of("--site", "--camera", "--points", "--sigma", "--choice");
    }

    @Override
    public SurveyOutput run(Arguments arguments, SurveyProgress progress) throws CommandException {
        Site site = SurveyedSite.get(arguments);
        String id = arguments.get("--camera");
        Camera camera = SurveyedSite.get(site.cameras(), c -> c.id().equals(id), "camera \"" + id + "\"");
        Intrinsics intrinsics = camera.intrinsics()
                .orElseThrow(() -> CommandException.unreadable("camera \"" + id + "\" has no intrinsics in the site"));
        double choice = arguments.number("--choice", 1, 1);
        SurveyResult<CameraReport> result = CameraSurvey.of(new Lens(intrinsics), PointPairs.read(arguments));
        if (result instanceof SurveyResult.Refused<CameraReport> refused) {
            return SurveyOutput.of(refused);
        }
        CameraReport report = ((SurveyResult.Found<CameraReport>) result).report();
        if (choice > report.choices().size() || choice != Math.rint(choice)) {
            throw CommandException.wrongArguments(
                    "--choice is " + choice + ", there are " + report.choices().size());
        }
        RigidTransform pose =
                report.choices().get((int) choice - 1).siteFromOptical().transform();
        List<Camera> cameras = SurveyedSite.changed(
                site.cameras(),
                c -> c.id().equals(id),
                c -> new Camera(id, Optional.empty(), Optional.of(pose), c.intrinsics(), List.of()));
        return SurveyOutput.of(json(id, report), table(id, report))
                .with(Optional.of(SurveyedSite.withCameras(site, cameras)));
    }

    private static ObjectNode json(String id, CameraReport report) {
        ObjectNode json = SurveyJson.object();
        json.put("camera", id);
        ArrayNode choices = json.putArray("choices");
        for (CameraReport.Choice choice : report.choices()) {
            ObjectNode node = choices.addObject();
            SurveyJson.put(
                    node, "position", choice.siteFromOptical().transform().translation());
            SurveyJson.put(
                    node, "orientation", choice.siteFromOptical().transform().rotation());
            SurveyJson.put(node, "covariance", choice.siteFromOptical().covariance());
            SurveyJson.put(node, "rms", choice.rms());
            SurveyJson.put(node, "noiseFactor", choice.noiseFactor());
            node.set("points", PointPairs.json(choice.points()));
        }
        return json;
    }

    private static String table(String id, CameraReport report) {
        StringBuilder out = new StringBuilder();
        int number = 1;
        for (CameraReport.Choice choice : report.choices()) {
            var c = choice.siteFromOptical().covariance();
            var q = choice.siteFromOptical().transform().rotation();
            out.append(SurveyJson.line(
                    "camera %s, pose %d of %d: position %s, sigma %.3f m; orientation %.5f %.5f %.5f %.5f, sigma %.2f deg;"
                            + " rms %.2f px",
                    id,
                    number++,
                    report.choices().size(),
                    SurveyJson.text(choice.siteFromOptical().transform().translation())
                            .strip(),
                    Math.sqrt(c.get(0, 0) + c.get(1, 1) + c.get(2, 2)),
                    q.x(),
                    q.y(),
                    q.z(),
                    q.w(),
                    Math.toDegrees(Math.sqrt(c.get(3, 3) + c.get(4, 4) + c.get(5, 5))),
                    choice.rms()));
            out.append(PointPairs.table(choice.points(), "px"));
        }
        return out.toString();
    }
}
