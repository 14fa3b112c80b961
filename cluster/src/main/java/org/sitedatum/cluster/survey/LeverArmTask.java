package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.survey.LeverArmReport;
import org.sitedatum.positioning.survey.LeverArmSurvey;
import org.sitedatum.positioning.survey.SurveyProgress;
import org.sitedatum.positioning.survey.SurveyResult;
import org.sitedatum.positioning.survey.TagMeasurement;
import org.sitedatum.positioning.survey.TimedPose;

/** {@code survey lever-arm}. */
final class LeverArmTask implements SurveyTask {

    @Override
    public String name() {
        return "lever-arm";
    }

    @Override
    public String usage() {
        return """
                lever-arm --poses FILE [--positions FILE] [--ranges FILE] [--sigma M] [--site FILE --tag ID]
                  --poses FILE      stamp,x,y,z,qx,qy,qz,qw: the body in the site
                  --positions FILE  stamp,x,y,z[,sigma]: the tag in the site
                  --ranges FILE     stamp,anchor,range[,sigma]: to the site's anchors
                  --sigma M         of measurements that state none; default 0.1
                  --tag ID          the tag of the site whose lever arm it is""";
    }

    @Override
    public Set<String> valued() {
        return Set.of("--poses", "--positions", "--ranges", "--sigma", "--site", "--tag");
    }

    @Override
    public SurveyOutput run(Arguments arguments, SurveyProgress progress) throws CommandException {
        double sigma = arguments.number("--sigma", 0.1, 1e-6);
        Optional<Site> site = SurveyedSite.find(arguments);
        Optional<String> tag = arguments.find("--tag");
        if (site.isPresent() && tag.isPresent()) {
            SurveyedSite.get(site.get().trackables(), t -> carries(t, tag.get()), "tag \"" + tag.get() + "\"");
        }
        List<TimedPose> poses = new ArrayList<>();
        for (SurveyCsv row : SurveyCsv.read(arguments, "--poses", "stamp", "x", "y", "z", "qx", "qy", "qz", "qw")) {
            poses.add(row.made(
                    () -> new TimedPose(row.stampNanos(), new RigidTransform(row.orientation(), row.position()))));
        }
        List<TagMeasurement> measurements = new ArrayList<>();
        if (arguments.has("--positions")) {
            for (SurveyCsv row : SurveyCsv.read(arguments, "--positions", "stamp", "x", "y", "z")) {
                measurements.add(row.made(() ->
                        new TagMeasurement.Position(row.stampNanos(), row.position(), row.number("sigma", sigma))));
            }
        }
        if (arguments.has("--ranges")) {
            Site known = SurveyedSite.get(arguments);
            for (SurveyCsv row : SurveyCsv.read(arguments, "--ranges", "stamp", "anchor", "range")) {
                Vector3 anchor = SurveyedSite.get(
                                known.anchors(),
                                a -> a.id().equals(row.text("anchor")),
                                "anchor \"" + row.text("anchor") + "\"")
                        .position();
                measurements.add(row.made(() -> new TagMeasurement.Range(
                        row.stampNanos(), anchor, row.number("range"), row.number("sigma", sigma))));
            }
        }
        if (!arguments.has("--positions") && !arguments.has("--ranges")) {
            throw CommandException.wrongArguments("missing --positions or --ranges");
        }
        SurveyResult<LeverArmReport> result = LeverArmSurvey.of(poses, measurements);
        if (result instanceof SurveyResult.Refused<LeverArmReport> refused) {
            return SurveyOutput.of(refused);
        }
        LeverArmReport report = ((SurveyResult.Found<LeverArmReport>) result).report();
        return SurveyOutput.of(json(report), table(report))
                .with(tag.flatMap(id -> site.map(s -> changed(s, id, report.leverArm()))));
    }

    private static boolean carries(Trackable trackable, String tag) {
        return trackable.tags().stream().anyMatch(t -> t.id().equals(tag));
    }

    private static Site changed(Site site, String id, Vector3 leverArm) {
        return SurveyedSite.withTrackables(
                site,
                SurveyedSite.changed(
                        site.trackables(),
                        t -> carries(t, id),
                        t -> new Trackable(
                                t.id(),
                                t.name(),
                                t.kind(),
                                SurveyedSite.changed(
                                        t.tags(), tag -> tag.id().equals(id), tag -> new Tag(id, leverArm)),
                                t.height())));
    }

    private static ObjectNode json(LeverArmReport report) {
        ObjectNode json = SurveyJson.object();
        SurveyJson.put(json, "leverArm", report.leverArm());
        SurveyJson.put(json, "covariance", report.covariance());
        SurveyJson.put(json, "offset", report.offset());
        SurveyJson.put(json, "offsetSigma", report.offsetSigma());
        SurveyJson.put(json, "turnedDeg", report.turnedDeg());
        json.put("used", report.used());
        SurveyJson.put(json, "rms", report.rms());
        json.put("suspicious", report.suspicious());
        return json;
    }

    private static String table(LeverArmReport report) {
        return SurveyJson.line(
                        "lever arm %.3f %.3f %.3f m in the body (sigma %.3f %.3f %.3f)",
                        report.leverArm().x(),
                        report.leverArm().y(),
                        report.leverArm().z(),
                        Math.sqrt(report.covariance().xx()),
                        Math.sqrt(report.covariance().yy()),
                        Math.sqrt(report.covariance().zz()))
                + SurveyJson.line(
                        "the tag's positions lie %.3f %.3f m beside the poses (sigma %.3f); headings spread %.0f deg;"
                                + " %d measurements, rms %.3f m, %d suspicious",
                        report.offset().x(),
                        report.offset().y(),
                        report.offsetSigma(),
                        report.turnedDeg(),
                        report.used(),
                        report.rms(),
                        report.suspicious());
    }
}
