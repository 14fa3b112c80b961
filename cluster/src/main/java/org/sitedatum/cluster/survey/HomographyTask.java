package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.HomographyReport;
import org.sitedatum.positioning.survey.HomographySurvey;
import org.sitedatum.positioning.survey.SurveyProgress;
import org.sitedatum.positioning.survey.SurveyResult;

/** {@code survey homography}. */
final class HomographyTask implements SurveyTask {

    @Override
    public String name() {
        return "homography";
    }

    @Override
    public String usage() {
        return """
                homography --points FILE [--sigma PX] [--site FILE --camera ID]
                  --points FILE     x,y,u,v[,sigma]: points of the floor, m, and where they appear, px
                  --sigma PX        of pixels that state none; default 1
                  --camera ID       the camera it is written for; it loses its pose and intrinsics, or is added""";
    }

    @Override
    public Set<String> valued() {
        return Set.of("--site", "--camera", "--points", "--sigma");
    }

    @Override
    public SurveyOutput run(Arguments arguments, SurveyProgress progress) throws CommandException {
        Optional<Site> site = SurveyedSite.find(arguments);
        Optional<String> id = site.isPresent() ? Optional.of(arguments.get("--camera")) : Optional.empty();
        SurveyResult<HomographyReport> result = HomographySurvey.of(PointPairs.read(arguments));
        if (result instanceof SurveyResult.Refused<HomographyReport> refused) {
            return SurveyOutput.of(refused);
        }
        HomographyReport report = ((SurveyResult.Found<HomographyReport>) result).report();
        return SurveyOutput.of(json(report), table(report)).with(site.map(s -> changed(s, id.orElse(""), report)));
    }

    private static Site changed(Site site, String id, HomographyReport report) {
        Camera camera = new Camera(id, Optional.empty(), Optional.empty(), Optional.empty(), report.floorFromImage());
        List<Camera> others =
                site.cameras().stream().filter(c -> !c.id().equals(id)).toList();
        return SurveyedSite.withCameras(
                site,
                java.util.stream.Stream.concat(others.stream(), java.util.stream.Stream.of(camera))
                        .toList());
    }

    private static ObjectNode json(HomographyReport report) {
        ObjectNode json = SurveyJson.object();
        ArrayNode h = json.putArray("homography");
        report.floorFromImage().forEach(h::add);
        SurveyJson.put(json, "rms", report.rms());
        SurveyJson.put(json, "rmsOnFloor", report.rmsOnFloor());
        SurveyJson.put(json, "noiseFactor", report.noiseFactor());
        json.set("points", PointPairs.json(report.points()));
        return json;
    }

    private static String table(HomographyReport report) {
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < 3; row++) {
            out.append(SurveyJson.line(
                    "%16.9g %16.9g %16.9g",
                    report.floorFromImage().get(3 * row),
                    report.floorFromImage().get(3 * row + 1),
                    report.floorFromImage().get(3 * row + 2)));
        }
        out.append(SurveyJson.line("rms %.2f px, %.3f m on the floor", report.rms(), report.rmsOnFloor()));
        return out.append(PointPairs.table(report.points(), "m")).toString();
    }
}
