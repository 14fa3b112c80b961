package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.alignment.ParameterCovariance;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.survey.FrameSurvey;
import org.sitedatum.positioning.survey.FrameSurveyOptions;
import org.sitedatum.positioning.survey.FrameSurveyReport;
import org.sitedatum.positioning.survey.SurveyResult;
import org.sitedatum.positioning.survey.TimedPath;
import org.sitedatum.positioning.survey.TimedPoint;

/** {@code survey frame}. */
final class FrameTask implements SurveyTask {

    @Override
    public String name() {
        return "frame";
    }

    @Override
    public String usage() {
        return """
                frame (--source FILE --target FILE [--trackable ID] | --recording DIR --trackable ID | --matches FILE)
                      [--max-offset S] [--flat] [--site FILE --frame ID]
                  --source FILE     stamp,x,y[,z]: the walk in the vendor's frame; stamps in microseconds
                  --target FILE     the same walk in the site, perhaps a recording's truth.csv
                  --recording DIR   holds positions in the frame, and other fixes that tell the walk in the site
                  --max-offset S    their clocks may differ by this; default 2
                  --matches FILE    sx,sy[,sz],x,y[,z]: points known in both
                  --flat            z means nothing in the source
                  --frame ID        the frame it is written as: a rigid model only""";
    }

    @Override
    public Set<String> flags() {
        return Set.of("flat");
    }

    @Override
    public Set<String> options() {
        return Set.of("max-offset", "trackable", "frame");
    }

    @Override
    public Set<String> tables() {
        return Set.of("source", "target", "matches");
    }

    @Override
    public boolean readsFixes() {
        return true;
    }

    @Override
    public SurveyWork read(SurveyRequest request) throws CommandException {
        Optional<String> frame = request.site().isPresent() ? Optional.of(request.get("frame")) : request.find("frame");
        String id = frame.orElse("");
        if (id.equals(Site.FRAME) || frame.isPresent() && !EntityId.isValid(id)) {
            throw CommandException.unreadable("frame is \"" + id
                    + "\", must be 1 to 128 letters, digits, '-', '_', '.', ':', and not the site itself");
        }
        FrameSurveyOptions defaults = FrameSurveyOptions.DEFAULTS;
        FrameSurveyOptions options = new FrameSurveyOptions(
                request.number("max-offset", defaults.maxOffset(), 0), defaults.spacing(), request.has("flat"));
        if (request.has("matches")) {
            List<MatchedPoint> matches = matches(request, options.flat());
            return progress -> output(id, FrameSurvey.ofMatches(matches, options.flat()));
        }
        if (request.fixes().isPresent() && !request.has("source")) {
            Walk walk = walk(request, id);
            return progress -> output(id, FrameSurvey.ofWalk(walk.source, walk.target, options));
        }
        TimedPath source = TrackTable.read(request, "source");
        TimedPath target = TrackTable.read(request, "target");
        return progress -> output(id, FrameSurvey.ofWalk(source, target, options));
    }

    /** One walk in the vendor's frame and in the site. */
    private record Walk(TimedPath source, TimedPath target) {}

    /** The positions said in the frame, against what the engine makes of all other fixes. */
    private static Walk walk(SurveyRequest request, String frame) throws CommandException {
        Site site = request.needSite();
        String id = request.get("trackable");
        Trackable who = SurveyedSite.get(site.trackables(), Trackable::id, "trackable", id);
        List<TimedPoint> source = new ArrayList<>();
        request.needFixes().forEach(fix -> {
            boolean his = fix.header()
                    .trackable()
                    .filter(name -> name.equals(id)
                            || who.tags().stream().anyMatch(tag -> tag.id().equals(name)))
                    .isPresent();
            if (his) {
                said(fix, frame).ifPresent(p -> source.add(new TimedPoint(fix.stampNanos(), p)));
            }
        });
        TimedPath target = EnginePath.of(
                site, request.needFixes(), id, fix -> said(fix, frame).isEmpty());
        return new Walk(TimedPath.of(source, TrackTable.MAX_GAP), target);
    }

    /** The position that a fix says in a frame. */
    private static Optional<Vector3> said(Fix fix, String frame) {
        if (fix instanceof PositionFix position && position.frame().equals(frame)) {
            double z = Double.isNaN(position.z()) ? 0 : position.z();
            return Optional.of(new Vector3(position.x(), position.y(), z));
        }
        return fix instanceof PoseFix pose && pose.frame().equals(frame)
                ? Optional.of(pose.frameFromPoint().translation())
                : Optional.empty();
    }

    private static SurveyOutput output(String id, SurveyResult<FrameSurveyReport> result) {
        if (result instanceof SurveyResult.Refused<FrameSurveyReport> refused) {
            return SurveyOutput.of(refused);
        }
        FrameSurveyReport report = ((SurveyResult.Found<FrameSurveyReport>) result).report();
        return rigid(report)
                .map(rigid -> SurveyOutput.of(
                        FrameReport.json(report), FrameReport.table(report), (s, choice) -> placed(s, id, rigid)))
                .orElseGet(() -> SurveyOutput.of(FrameReport.json(report), FrameReport.table(report)));
    }

    private static List<MatchedPoint> matches(SurveyRequest request, boolean flat) throws CommandException {
        List<MatchedPoint> matches = new ArrayList<>();
        for (SurveyRow row : request.table("matches", "sx", "sy", "x", "y")) {
            Vector3 source = new Vector3(row.number("sx"), row.number("sy"), row.number("sz", 0));
            Vector3 target = row.position();
            matches.add(row.made(() -> flat
                    ? MatchedPoint.ofPlan(source.x(), source.y(), target.x(), target.y())
                    : MatchedPoint.of(source, target)));
        }
        SurveyBounds.atMost("matches", SurveyBounds.MOST_POINTS, matches.size());
        return matches;
    }

    /** A frame of the site is rigid: the best model when it is, else the yaw and translation. */
    private static Optional<Aligned> rigid(FrameSurveyReport report) {
        return Optional.of(report.best())
                .filter(m -> m.rigid().isPresent())
                .or(() -> report.models().stream()
                        .filter(m -> m.model() == AlignmentModel.YAW_TRANSLATION)
                        .findFirst());
    }

    private static Site placed(Site site, String id, Aligned aligned) {
        RigidTransform pose = aligned.rigid().orElseThrow();
        FramePlacement placed =
                new FramePlacement(id, Site.FRAME, pose, aligned.covariance().flatMap(ParameterCovariance::ofPose));
        List<FramePlacement> frames = new ArrayList<>(site.frames());
        frames.removeIf(f -> f.id().equals(id));
        frames.add(placed);
        return site.toBuilder().frames(frames).build();
    }
}
