package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.CameraReport;
import org.sitedatum.positioning.survey.CameraSurvey;
import org.sitedatum.positioning.survey.PointPair;
import org.sitedatum.positioning.survey.SurveyResult;
import org.sitedatum.positioning.vision.FloorView;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.positioning.vision.PosedCamera;

/** {@code survey camera}. */
final class CameraTask implements SurveyTask {

    @Override
    public String name() {
        return "camera";
    }

    @Override
    public String usage() {
        return """
                camera --site FILE --camera ID (--points FILE | --recording DIR) [--sigma PX] [--choice N]
                  --camera ID       a camera of the site with intrinsics; its pose is what is found
                  --recording DIR   its sightings of markers of the site with a size count as points
                  --points FILE     x,y,z,u,v[,sigma]: points of the site, m, and where they appear, px
                  --sigma PX        of pixels that state none; default 1
                  --choice N        which of several poses is written; default 1""";
    }

    @Override
    public Set<String> options() {
        return Set.of("camera", "sigma");
    }

    @Override
    public Set<String> tables() {
        return Set.of("points");
    }

    @Override
    public boolean readsFixes() {
        return true;
    }

    @Override
    public boolean offersChoices() {
        return true;
    }

    @Override
    public SurveyWork read(SurveyRequest request) throws CommandException {
        Site site = request.needSite();
        String id = request.get("camera");
        Camera camera = SurveyedSite.get(site.cameras(), Camera::id, "camera", id);
        Intrinsics intrinsics = camera.intrinsics()
                .orElseThrow(() -> CommandException.unreadable("camera \"" + id
                        + "\" has no intrinsics in the site: write its fx, fy, cx, cy there, or survey a homography"));
        Lens lens = new Lens(intrinsics);
        Optional<SurveyFixes> fixes = request.fixes();
        List<PointPair> pairs = new ArrayList<>();
        if (request.has("points") || fixes.isEmpty()) {
            pairs.addAll(PointPairs.read(request, site, intrinsics));
        }
        if (fixes.isPresent()) {
            pairs.addAll(MarkerPairs.of(site, id, lens, fixes.get(), PointPairs.sigma(request)));
        }
        return progress -> {
            SurveyResult<CameraReport> result = CameraSurvey.of(lens, pairs);
            if (result instanceof SurveyResult.Refused<CameraReport> refused) {
                return SurveyOutput.of(refused);
            }
            CameraReport report = ((SurveyResult.Found<CameraReport>) result).report();
            return SurveyOutput.of(
                    json(site, id, lens, report, pairs),
                    table(id, report),
                    report.choices().size(),
                    (s, choice) -> placed(s, id, report.choices().get(choice - 1)));
        };
    }

    private static Site placed(Site site, String id, CameraReport.Choice choice) {
        return site.toBuilder()
                .cameras(SurveyedSite.changed(
                        site.cameras(),
                        c -> c.id().equals(id),
                        c -> new Camera(
                                id,
                                Optional.empty(),
                                Optional.of(SurveyedSite.rounded(
                                        choice.siteFromOptical().transform())),
                                c.intrinsics(),
                                List.of(),
                                Optional.empty(),
                                c.floor())))
                .build();
    }

    private static ObjectNode json(Site site, String id, Lens lens, CameraReport report, List<PointPair> pairs) {
        ObjectNode json = SurveyJson.object();
        json.put("camera", id);
        ArrayNode choices = json.putArray("choices");
        for (CameraReport.Choice choice : report.choices()) {
            RigidTransform pose = choice.siteFromOptical().transform();
            ObjectNode node = choices.addObject();
            SurveyJson.put(node, "position", pose.translation());
            SurveyJson.put(node, "orientation", pose.rotation());
            SurveyJson.put(node, "covariance", choice.siteFromOptical().covariance());
            SurveyJson.put(node, "rms", choice.rms());
            SurveyJson.put(node, "noiseFactor", choice.noiseFactor());
            node.set("points", PointPairs.json(pairs, choice.points(), pair -> seenAt(lens, pose, pair)));
            ArrayNode view = node.putArray("view");
            PosedCamera posed = new PosedCamera(lens, choice.siteFromOptical());
            FloorView.of(posed, floorBelow(site, pose.translation().z()))
                    .forEach(p -> view.addArray().add(p.x()).add(p.y()));
        }
        return json;
    }

    /** Elevation of the highest floor below a height, or of the lowest. */
    private static double floorBelow(Site site, double z) {
        double lowest =
                site.floors().stream().mapToDouble(Floor::elevation).min().orElse(0);
        return site.floors().stream()
                .mapToDouble(Floor::elevation)
                .filter(elevation -> elevation < z)
                .max()
                .orElse(lowest);
    }

    /** Where the ray of a pair's pixel is at the height of its point. */
    private static Optional<Vector3> seenAt(Lens lens, RigidTransform siteFromOptical, PointPair pair) {
        return lens.findDirection(pair.pixel()).flatMap(tangents -> {
            Vector3 ray = siteFromOptical.rotation().rotate(new Vector3(tangents.u(), tangents.v(), 1));
            Vector3 from = siteFromOptical.translation();
            double far = (pair.site().z() - from.z()) / ray.z();
            return far > 0 ? Optional.of(from.plus(ray.times(far))) : Optional.empty();
        });
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
