package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.ImageSize;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.HomographyReport;
import org.sitedatum.positioning.survey.HomographySurvey;
import org.sitedatum.positioning.survey.PointPair;
import org.sitedatum.positioning.survey.SurveyResult;
import org.sitedatum.positioning.vision.FloorCamera;
import org.sitedatum.positioning.vision.FloorView;
import org.sitedatum.positioning.vision.Homography;

/** {@code survey homography}. */
final class HomographyTask implements SurveyTask {

    @Override
    public String name() {
        return "homography";
    }

    @Override
    public String usage() {
        return """
                homography --points FILE [--sigma PX] [--image W,H] [--site FILE --camera ID [--floor ID]]
                  --points FILE     x,y,u,v[,sigma]: points of the floor, m, and where they appear, px
                  --sigma PX        of pixels that state none; default 1
                  --image W,H       size of its images, px: what lies outside is then known not to be seen
                  --floor ID        the floor that the points are on; default: the first of the site
                  --camera ID       the camera it is written for; it loses its pose and intrinsics, or is added""";
    }

    @Override
    public Set<String> options() {
        return Set.of("camera", "sigma", "image", "floor");
    }

    @Override
    public Set<String> tables() {
        return Set.of("points");
    }

    @Override
    public SurveyWork read(SurveyRequest request) throws CommandException {
        Optional<String> camera = request.site().isPresent() ? Optional.of(request.get("camera")) : Optional.empty();
        String id = camera.orElse("");
        if (camera.isPresent() && !EntityId.isValid(id)) {
            throw CommandException.unreadable(
                    "camera is \"" + id + "\", must be 1 to 128 letters, digits, '-', '_', '.', ':'");
        }
        Optional<ImageSize> size = size(request);
        Optional<String> floor = request.find("floor");
        if (floor.isPresent()) {
            SurveyedSite.get(request.needSite().floors(), Floor::id, "floor", floor.get());
        }
        List<PointPair> pairs = PointPairs.read(request, size);
        return progress -> {
            SurveyResult<HomographyReport> result = HomographySurvey.of(pairs);
            if (result instanceof SurveyResult.Refused<HomographyReport> refused) {
                return SurveyOutput.of(refused);
            }
            HomographyReport report = ((SurveyResult.Found<HomographyReport>) result).report();
            Camera found = new Camera(
                    id, Optional.empty(), Optional.empty(), Optional.empty(), report.floorFromImage(), size, floor);
            return SurveyOutput.of(json(found, report, pairs), table(report), (site, choice) -> changed(site, found));
        };
    }

    private static Optional<ImageSize> size(SurveyRequest request) throws CommandException {
        Optional<String> said = request.find("image");
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (!said.get().matches("[1-9][0-9]{0,4},[1-9][0-9]{0,4}")) {
            throw CommandException.wrongArguments(
                    "image is \"" + said.get() + "\", needs width and height in pixels, as in 1920,1080");
        }
        String[] both = said.get().split(",", -1);
        return Optional.of(new ImageSize(Integer.parseInt(both[0]), Integer.parseInt(both[1])));
    }

    /** What it had of its own, a floor or an image size, it keeps where nothing new is known. */
    private static Site changed(Site site, Camera found) {
        String id = found.id();
        Optional<Camera> before =
                site.cameras().stream().filter(c -> c.id().equals(id)).findFirst();
        Camera camera = new Camera(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                found.homography(),
                found.imageSize().or(() -> before.flatMap(HomographyTask::sizeOf)),
                found.floor().or(() -> before.flatMap(Camera::floor)));
        List<Camera> others =
                site.cameras().stream().filter(c -> !c.id().equals(id)).toList();
        return site.toBuilder()
                .cameras(java.util.stream.Stream.concat(others.stream(), java.util.stream.Stream.of(camera))
                        .toList())
                .build();
    }

    private static Optional<ImageSize> sizeOf(Camera camera) {
        return camera.imageSize().or(() -> camera.intrinsics().map(i -> new ImageSize(i.width(), i.height())));
    }

    private static ObjectNode json(Camera found, HomographyReport report, List<PointPair> pairs) {
        ObjectNode json = SurveyJson.object();
        if (!found.id().isEmpty()) {
            json.put("camera", found.id());
        }
        ArrayNode view = json.putArray("view");
        Homography.find(found.homography())
                .ifPresent(map -> FloorView.of(new FloorCamera(map, found.imageSize()), 0)
                        .forEach(p -> view.addArray().add(p.x()).add(p.y())));
        ArrayNode h = json.putArray("homography");
        report.floorFromImage().forEach(h::add);
        SurveyJson.put(json, "rms", report.rms());
        SurveyJson.put(json, "rmsOnFloor", report.rmsOnFloor());
        SurveyJson.put(json, "noiseFactor", report.noiseFactor());
        json.set("points", PointPairs.json(pairs, report.points(), pair -> seenAt(report.floorFromImage(), pair)));
        return json;
    }

    /** Where on the floor a pixel is seen; infinite on the horizon. */
    private static Optional<Vector3> seenAt(List<Double> h, PointPair pair) {
        double u = pair.pixel().u();
        double v = pair.pixel().v();
        double w = h.get(6) * u + h.get(7) * v + h.get(8);
        return Optional.of(new Vector3(
                (h.get(0) * u + h.get(1) * v + h.get(2)) / w,
                (h.get(3) * u + h.get(4) * v + h.get(5)) / w,
                pair.site().z()));
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
