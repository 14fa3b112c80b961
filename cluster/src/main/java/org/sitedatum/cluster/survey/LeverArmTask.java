package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.survey.LeverArmReport;
import org.sitedatum.positioning.survey.LeverArmSurvey;
import org.sitedatum.positioning.survey.SurveyResult;

/** {@code survey lever-arm}. */
final class LeverArmTask implements SurveyTask {

    @Override
    public String name() {
        return "lever-arm";
    }

    @Override
    public String usage() {
        return """
                lever-arm (--poses FILE [--positions FILE] [--ranges FILE] | --recording DIR) [--sigma M]
                          [--site FILE --tag ID]
                  --poses FILE      stamp,x,y,z,qx,qy,qz,qw: the body in the site
                  --positions FILE  stamp,x,y,z[,sigma]: the tag in the site
                  --ranges FILE     stamp,anchor,range[,sigma]: to the site's anchors
                  --recording DIR   holds poses of the body in the site, and positions or ranges of the tag
                  --sigma M         of measurements that state none; default 0.1
                  --tag ID          the tag of the site whose lever arm it is""";
    }

    @Override
    public Set<String> options() {
        return Set.of("sigma", "tag");
    }

    @Override
    public Set<String> tables() {
        return Set.of("poses", "positions", "ranges");
    }

    @Override
    public boolean readsFixes() {
        return true;
    }

    @Override
    public SurveyWork read(SurveyRequest request) throws CommandException {
        double sigma = request.number("sigma", 0.1, 1e-6);
        Optional<SurveyFixes> fixes = request.fixes();
        Optional<Site> site = request.site();
        Optional<String> tag = fixes.isPresent() ? Optional.of(request.get("tag")) : request.find("tag");
        Optional<Trackable> body = Optional.empty();
        if (site.isPresent() && tag.isPresent()) {
            List<Trackable> all = site.get().trackables();
            body = all.stream().filter(t -> carries(t, tag.get())).findFirst();
            if (body.isEmpty()) {
                throw SurveyedSite.unknown(
                        "tag",
                        tag.get(),
                        all.stream()
                                .flatMap(t -> t.tags().stream())
                                .map(Tag::id)
                                .toList());
            }
        }
        LeverArmInput input = fixes.isPresent() && body.isPresent()
                ? LeverArmInput.ofFixes(
                        request.needSite(), fixes.get(), body.get().id(), request.get("tag"), sigma)
                : LeverArmInput.ofTables(request, sigma);
        return progress -> {
            SurveyResult<LeverArmReport> result = LeverArmSurvey.of(input.poses(), input.measurements());
            if (result instanceof SurveyResult.Refused<LeverArmReport> refused) {
                return SurveyOutput.of(refused);
            }
            LeverArmReport report = ((SurveyResult.Found<LeverArmReport>) result).report();
            return tag.map(id -> SurveyOutput.of(
                            json(report), table(report), (s, choice) -> changed(s, id, report.leverArm())))
                    .orElseGet(() -> SurveyOutput.of(json(report), table(report)));
        };
    }

    private static boolean carries(Trackable trackable, String tag) {
        return trackable.tags().stream().anyMatch(t -> t.id().equals(tag));
    }

    private static Site changed(Site site, String id, Vector3 leverArm) {
        return site.toBuilder()
                .trackables(SurveyedSite.changed(
                        site.trackables(),
                        t -> carries(t, id),
                        t -> new Trackable(
                                t.id(),
                                t.name(),
                                t.kind(),
                                SurveyedSite.changed(
                                        t.tags(),
                                        tag -> tag.id().equals(id),
                                        tag -> new Tag(id, SurveyedSite.rounded(leverArm))),
                                t.height(),
                                t.radius())))
                .build();
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
