package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.survey.RadarMisfit;
import org.sitedatum.positioning.survey.RadarMountOptions;
import org.sitedatum.positioning.survey.RadarMountReport;
import org.sitedatum.positioning.survey.RadarScan;
import org.sitedatum.positioning.survey.RadarSurvey;
import org.sitedatum.positioning.survey.SurveyResult;
import org.sitedatum.positioning.survey.TimedPath;

/** {@code survey radar}. */
final class RadarTask implements SurveyTask {

    private static final int MOST_SCANS = 4_000;

    private static final int MOST_MISFITS = 20;

    @Override
    public String name() {
        return "radar";
    }

    @Override
    public String usage() {
        return """
                radar --recording DIR --detector ID (--trackable ID | --track FILE) [--height Z] [--max-offset S] [--pitch]
                  --recording DIR   holds the scans, and the walker's own fixes
                  --detector ID     the radar to be placed
                  --trackable ID    who walked; the engine tracks it by the fixes with an identity
                  --track FILE      stamp,x,y[,z]: the walk from elsewhere
                  --height Z        site z of the radar, m; default: the site's, else 1.5 above the first floor
                  --max-offset S    its stamps may be off by this; default 3
                  --pitch           finds the tilt too, from elevations""";
    }

    @Override
    public Set<String> flags() {
        return Set.of("pitch");
    }

    @Override
    public Set<String> options() {
        return Set.of("detector", "trackable", "height", "max-offset");
    }

    @Override
    public Set<String> tables() {
        return Set.of("track");
    }

    @Override
    public boolean readsFixes() {
        return true;
    }

    @Override
    public SurveyWork read(SurveyRequest request) throws CommandException {
        SurveyFixes fixes = request.needFixes();
        String id = request.get("detector");
        Site site = request.needSite();
        Detector detector = SurveyedSite.get(site.detectors(), Detector::id, "detector", id);
        RadarMountOptions options = options(request, site, detector);
        TimedPath walk = request.has("track")
                ? TrackTable.read(request, "track")
                : EnginePath.of(site, fixes, trackable(request, site), fix -> true);
        List<RadarScan> scans = scans(fixes, id);
        return progress -> {
            SurveyResult<RadarMountReport> result = RadarSurvey.of(walk, scans, options, progress);
            if (result instanceof SurveyResult.Refused<RadarMountReport> refused) {
                return SurveyOutput.of(refused);
            }
            RadarMountReport report = ((SurveyResult.Found<RadarMountReport>) result).report();
            ObjectNode json = json(id, report);
            json.set("residuals", RadarPicture.of(walk, scans, report));
            return SurveyOutput.of(json, table(id, report), (s, choice) -> placed(s, id, report));
        };
    }

    private static String trackable(SurveyRequest request, Site site) throws CommandException {
        String trackable = request.get("trackable");
        return SurveyedSite.get(site.trackables(), Trackable::id, "trackable", trackable)
                .id();
    }

    private static RadarMountOptions options(SurveyRequest request, Site site, Detector detector)
            throws CommandException {
        double listed = detector.siteFromSensor()
                .map(pose -> pose.translation().z())
                .orElseGet(() -> site.floors().get(0).elevation() + 1.5);
        RadarMountOptions defaults = RadarMountOptions.atHeight(request.number("height", listed, -1e6));
        return new RadarMountOptions(
                defaults.height(),
                detector.sigmaRange() > 0 ? detector.sigmaRange() : defaults.sigmaRange(),
                detector.sigmaAzimuth() > 0 ? detector.sigmaAzimuth() : defaults.sigmaAzimuth(),
                defaults.sigmaElevation(),
                request.number("max-offset", defaults.maxOffset(), 0),
                request.has("pitch"));
    }

    private static List<RadarScan> scans(SurveyFixes fixes, String id) throws CommandException {
        List<RadarScan> scans = new ArrayList<>();
        fixes.forEach(fix -> {
            if (fix instanceof ScanFix scan && scan.sensor().equals(id)) {
                scans.add(new RadarScan(scan.stampNanos(), scan.detections()));
            }
        });
        return thinned(scans);
    }

    /** Evenly: a walk of minutes at the rate of a radar tells all there is. */
    private static List<RadarScan> thinned(List<RadarScan> scans) {
        List<RadarScan> kept = new ArrayList<>();
        int stride = 1 + (scans.size() - 1) / MOST_SCANS;
        for (int i = 0; i < scans.size(); i += stride) {
            kept.add(scans.get(i));
        }
        return kept;
    }

    private static Site placed(Site site, String id, RadarMountReport report) {
        return site.toBuilder()
                .detectors(SurveyedSite.changed(site.detectors(), d -> d.id().equals(id), d -> placed(d, report)))
                .build();
    }

    private static Detector placed(Detector d, RadarMountReport report) {
        return new Detector(
                d.id(),
                d.kind(),
                Optional.of(SurveyedSite.rounded(report.siteFromSensor().transform())),
                d.maxRange(),
                d.fieldOfView(),
                d.sigmaRange(),
                d.sigmaAzimuth(),
                Math.max(0, report.latency()),
                d.clutterPerScan(),
                d.detectionProbability());
    }

    private static ObjectNode json(String id, RadarMountReport report) {
        RigidTransform pose = report.siteFromSensor().transform();
        ObjectNode json = SurveyJson.object();
        json.put("detector", id);
        SurveyJson.put(json, "position", pose.translation());
        SurveyJson.put(json, "orientation", pose.rotation());
        SurveyJson.put(json, "covariance", report.siteFromSensor().covariance());
        SurveyJson.put(json, "yawDeg", Math.toDegrees(pose.rotation().yaw()));
        SurveyJson.put(json, "pitchDeg", Math.toDegrees(pose.rotation().pitch()));
        SurveyJson.put(json, "latency", report.latency());
        SurveyJson.put(json, "latencySigma", report.latencySigma());
        json.put("scans", report.scans());
        json.put("matched", report.matched());
        SurveyJson.put(json, "rmsRange", report.rmsRange());
        SurveyJson.put(json, "rmsAzimuthDeg", Math.toDegrees(report.rmsAzimuth()));
        SurveyJson.put(json, "noiseFactor", report.noiseFactor());
        json.put("missed", report.missed());
        json.put("misfitCount", report.misfits().size());
        ArrayNode misfits = json.putArray("misfits");
        for (RadarMisfit misfit : listed(report)) {
            ObjectNode node = misfits.addObject();
            node.put("stamp", Math.floorDiv(misfit.stampNanos(), 1000L));
            SurveyJson.put(node, "walker", misfit.walker());
            SurveyJson.put(node, "metres", misfit.metres());
            SurveyJson.put(node, "rangeError", misfit.rangeError());
            SurveyJson.put(node, "azimuthErrorDeg", Math.toDegrees(misfit.azimuthError()));
        }
        return json;
    }

    private static List<RadarMisfit> listed(RadarMountReport report) {
        return report.misfits()
                .subList(0, Math.min(MOST_MISFITS, report.misfits().size()));
    }

    private static String misfits(RadarMountReport report) {
        StringBuilder out = new StringBuilder();
        if (report.missed() + report.misfits().size() > 0) {
            out.append(SurveyJson.line(
                    "%d scans show nothing near the walker, %d something beside him%s",
                    report.missed(),
                    report.misfits().size(),
                    report.misfits().size() > MOST_MISFITS ? ", of which the farthest off:" : ""));
        }
        for (RadarMisfit misfit : listed(report)) {
            out.append(SurveyJson.line(
                    "  at %d, walker at %.2f %.2f: %.2f m off, range %+.2f m, azimuth %+.1f deg",
                    Math.floorDiv(misfit.stampNanos(), 1000L),
                    misfit.walker().x(),
                    misfit.walker().y(),
                    misfit.metres(),
                    misfit.rangeError(),
                    Math.toDegrees(misfit.azimuthError())));
        }
        return out.toString();
    }

    private static String table(String id, RadarMountReport report) {
        RigidTransform pose = report.siteFromSensor().transform();
        var c = report.siteFromSensor().covariance();
        return SurveyJson.line(
                        "detector %s: x %.3f y %.3f z %.3f m (sigma %.3f %.3f), yaw %.2f deg (sigma %.2f), pitch %.2f deg%s",
                        id,
                        pose.translation().x(),
                        pose.translation().y(),
                        pose.translation().z(),
                        Math.sqrt(c.get(0, 0)),
                        Math.sqrt(c.get(1, 1)),
                        Math.toDegrees(pose.rotation().yaw()),
                        Math.toDegrees(Math.sqrt(c.get(5, 5))),
                        Math.toDegrees(pose.rotation().pitch()),
                        pitchSigma(c))
                + SurveyJson.line(
                        "stamps are %.3f s late (sigma %.3f); %d of %d scans fit, rms %.3f m and %.2f deg",
                        report.latency(),
                        report.latencySigma(),
                        report.matched(),
                        report.scans(),
                        report.rmsRange(),
                        Math.toDegrees(report.rmsAzimuth()))
                + misfits(report);
    }

    private static String pitchSigma(Covariance6 c) {
        double variance = c.get(3, 3) + c.get(4, 4);
        return variance > 0
                ? SurveyJson.line(" (sigma %.2f)", Math.toDegrees(Math.sqrt(variance)))
                        .stripTrailing()
                : "";
    }
}
