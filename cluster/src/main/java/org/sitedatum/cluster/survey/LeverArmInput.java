package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.TagMeasurement;
import org.sitedatum.positioning.survey.TimedPose;

/**
 * What a lever arm is found from.
 *
 * @param poses of the body
 * @param measurements of the tag
 */
record LeverArmInput(List<TimedPose> poses, List<TagMeasurement> measurements) {

    /** Copies the lists. */
    LeverArmInput {
        poses = List.copyOf(poses);
        measurements = List.copyOf(measurements);
    }

    static LeverArmInput ofTables(SurveyRequest request, double sigma) throws CommandException {
        List<TimedPose> poses = new ArrayList<>();
        for (SurveyRow row : request.table("poses", "stamp", "x", "y", "z", "qx", "qy", "qz", "qw")) {
            poses.add(row.made(
                    () -> new TimedPose(row.stampNanos(), new RigidTransform(row.orientation(), row.position()))));
        }
        List<TagMeasurement> measurements = new ArrayList<>();
        if (request.has("positions")) {
            for (SurveyRow row : request.table("positions", "stamp", "x", "y", "z")) {
                measurements.add(row.made(() ->
                        new TagMeasurement.Position(row.stampNanos(), row.position(), row.number("sigma", sigma))));
            }
        }
        if (request.has("ranges")) {
            Site known = request.needSite();
            for (SurveyRow row : request.table("ranges", "stamp", "anchor", "range")) {
                Vector3 anchor = known.anchors().stream()
                        .filter(a -> a.id().equals(row.text("anchor")))
                        .map(Anchor::position)
                        .findFirst()
                        .orElseThrow(() -> row.refused("anchor is \"" + row.text("anchor")
                                + "\", which the site does not list: list it, or take the row out"));
                measurements.add(row.made(() -> new TagMeasurement.Range(
                        row.stampNanos(), anchor, row.number("range"), row.number("sigma", sigma))));
            }
        }
        if (!request.has("positions") && !request.has("ranges")) {
            throw request.missing("positions", "ranges");
        }
        return new LeverArmInput(poses, measurements);
    }

    /** Poses of the body's origin in the site, and what is said of the tag itself. */
    static LeverArmInput ofFixes(Site site, SurveyFixes fixes, String body, String tag, double sigma)
            throws CommandException {
        Map<String, Vector3> anchors = site.anchors().stream().collect(Collectors.toMap(Anchor::id, Anchor::position));
        List<TimedPose> poses = new ArrayList<>();
        List<TagMeasurement> measurements = new ArrayList<>();
        fixes.forEach(fix -> {
            Optional<String> who = fix.header().trackable();
            if (who.filter(body::equals).isPresent()
                    && fix instanceof PoseFix pose
                    && pose.frame().equals(Site.FRAME)
                    && pose.point().norm() == 0) {
                poses.add(new TimedPose(pose.stampNanos(), pose.frameFromPoint()));
            }
            if (who.filter(tag::equals).isPresent()) {
                measurement(fix, anchors, sigma).ifPresent(measurements::add);
            }
        });
        return new LeverArmInput(poses, measurements);
    }

    private static Optional<TagMeasurement> measurement(Fix fix, Map<String, Vector3> anchors, double sigma) {
        if (fix instanceof PositionFix p && p.frame().equals(Site.FRAME) && !Double.isNaN(p.z())) {
            double stated =
                    Math.sqrt(Math.max(p.covariance().xx(), p.covariance().yy()));
            return Optional.of(new TagMeasurement.Position(
                    p.stampNanos(), new Vector3(p.x(), p.y(), p.z()), stated > 0 ? stated : sigma));
        }
        if (fix instanceof RangeFix r) {
            double stated = r.sigma() > 0 ? r.sigma() : sigma;
            return Optional.ofNullable(anchors.get(r.anchor()))
                    .map(anchor -> new TagMeasurement.Range(r.stampNanos(), anchor, r.range(), stated));
        }
        return Optional.empty();
    }
}
