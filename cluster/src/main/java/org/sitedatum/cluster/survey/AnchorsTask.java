package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.survey.AnchorRange;
import org.sitedatum.positioning.survey.AnchorSurvey;
import org.sitedatum.positioning.survey.AnchorSurveyInput;
import org.sitedatum.positioning.survey.AnchorSurveyOptions;
import org.sitedatum.positioning.survey.AnchorSurveyReport;
import org.sitedatum.positioning.survey.SurveyAnchor;
import org.sitedatum.positioning.survey.SurveyProgress;
import org.sitedatum.positioning.survey.SurveyResult;
import org.sitedatum.positioning.survey.SurveyedAnchor;
import org.sitedatum.positioning.survey.TagRange;

/** {@code survey anchors}. */
final class AnchorsTask implements SurveyTask {

    private static final double DEFAULT_SIGMA = 0.1;

    @Override
    public String name() {
        return "anchors";
    }

    @Override
    public String usage() {
        return """
                anchors [--site FILE] [--ranges FILE] [--recording DIR] [--fixed A,B,C] [--heights-known] [--choice N]
                  --ranges FILE     from,to,range[,sigma]: between anchors, m
                  --recording DIR   its range fixes are used too, and its site unless --site is given
                  --fixed A,B,C     anchors that stand where the site says; none: the first is the origin, the second on
                                    +x, the third at y > 0
                  --heights-known   the site's z of the other anchors is right
                  --sigma M         of ranges that state none, m; default 0.1
                  --choice N        which of several choices is written; default 1""";
    }

    @Override
    public Set<String> flags() {
        return Set.of("--heights-known");
    }

    @Override
    public Set<String> valued() {
        return Set.of("--site", "--ranges", "--recording", "--fixed", "--sigma", "--choice");
    }

    @Override
    public SurveyOutput run(Arguments arguments, SurveyProgress progress) throws CommandException {
        double sigma = arguments.number("--sigma", DEFAULT_SIGMA, 1e-6);
        double choice = arguments.number("--choice", 1, 1);
        Optional<SurveyRecording> recording = SurveyRecording.find(arguments);
        Optional<Site> site = SurveyedSite.find(arguments);
        if (site.isEmpty()) {
            site = recording.map(SurveyRecording::site);
        }
        if (!arguments.has("--ranges") && recording.isEmpty()) {
            throw CommandException.wrongArguments("missing --ranges or --recording");
        }
        List<AnchorRange> ranges = arguments.has("--ranges") ? ranges(arguments, sigma) : List.of();
        List<TagRange> tagRanges = recording.isPresent() ? tagRanges(recording.get(), sigma) : List.of();
        AnchorSurveyInput input = new AnchorSurveyInput(
                anchors(arguments, site, ranges),
                ranges,
                tagRanges,
                site.isPresent() && (arguments.has("--heights-known") || arguments.has("--fixed"))
                        ? tagHeights(site.get())
                        : Map.of());
        SurveyResult<AnchorSurveyReport> result = AnchorSurvey.of(input, AnchorSurveyOptions.DEFAULTS, progress);
        if (result instanceof SurveyResult.Refused<AnchorSurveyReport> refused) {
            return SurveyOutput.of(refused);
        }
        AnchorSurveyReport report = ((SurveyResult.Found<AnchorSurveyReport>) result).report();
        if (choice > report.choices().size() || choice != Math.rint(choice)) {
            throw CommandException.wrongArguments(
                    "--choice is " + choice + ", there are " + report.choices().size());
        }
        AnchorSurveyReport.Choice chosen = report.choices().get((int) choice - 1);
        return SurveyOutput.of(AnchorsReport.json(report), AnchorsReport.table(report))
                .with(site.map(s -> placed(s, chosen)));
    }

    private static List<AnchorRange> ranges(Arguments arguments, double sigma) throws CommandException {
        List<AnchorRange> ranges = new ArrayList<>();
        for (SurveyCsv row : SurveyCsv.read(arguments, "--ranges", "from", "to", "range")) {
            ranges.add(row.made(() -> new AnchorRange(
                    row.text("from"), row.text("to"), row.number("range"), row.number("sigma", sigma))));
        }
        return ranges;
    }

    private static List<TagRange> tagRanges(SurveyRecording recording, double sigma) throws CommandException {
        List<TagRange> ranges = new ArrayList<>();
        Set<String> known = recording.site().anchors().stream().map(Anchor::id).collect(Collectors.toSet());
        recording.forEach(fix -> {
            if (fix instanceof RangeFix range
                    && range.header().trackable().isPresent()
                    && known.contains(range.anchor())
                    && range.range() >= 0
                    && range.range() <= 1e5) {
                ranges.add(new TagRange(
                        range.header().trackable().get(),
                        range.stampNanos(),
                        range.anchor(),
                        range.range(),
                        range.sigma() > 0 && range.sigma() < 1e4 ? range.sigma() : sigma));
            }
        });
        return ranges;
    }

    private static List<SurveyAnchor> anchors(Arguments arguments, Optional<Site> site, List<AnchorRange> ranges)
            throws CommandException {
        Set<String> fixed = arguments.has("--fixed")
                ? new LinkedHashSet<>(List.of(arguments.get("--fixed").split(",", -1)))
                : Set.of();
        if (site.isEmpty()) {
            if (!fixed.isEmpty() || arguments.has("--heights-known")) {
                throw CommandException.wrongArguments("--fixed and --heights-known need a site document");
            }
            Set<String> ids = new LinkedHashSet<>();
            ranges.forEach(r -> ids.addAll(List.of(r.from(), r.to())));
            return ids.stream().map(SurveyAnchor::free).toList();
        }
        for (String id : fixed) {
            SurveyedSite.get(site.get().anchors(), a -> a.id().equals(id), "anchor \"" + id + "\"");
        }
        List<SurveyAnchor> anchors = new ArrayList<>();
        for (Anchor anchor : site.get().anchors()) {
            anchors.add(
                    fixed.contains(anchor.id())
                            ? SurveyAnchor.fixed(anchor.id(), anchor.position())
                            : arguments.has("--heights-known")
                                    ? SurveyAnchor.atHeight(
                                            anchor.id(), anchor.position().z())
                                    : SurveyAnchor.free(anchor.id()));
        }
        return anchors;
    }

    /** Of trackables that keep their tags at one height, on sites with one floor. */
    private static Map<String, Double> tagHeights(Site site) {
        Map<String, Double> heights = new HashMap<>();
        for (Trackable trackable : site.trackables()) {
            if (!Double.isNaN(trackable.height()) && site.floors().size() == 1) {
                double z = site.floors().get(0).elevation() + trackable.height();
                heights.put(trackable.id(), z);
                trackable.tags().forEach(tag -> heights.put(tag.id(), z));
            }
        }
        return heights;
    }

    private static Site placed(Site site, AnchorSurveyReport.Choice choice) {
        Map<String, SurveyedAnchor> found =
                choice.anchors().stream().collect(Collectors.toMap(SurveyedAnchor::id, Function.identity()));
        return SurveyedSite.withAnchors(
                site,
                site.anchors().stream()
                        .map(a -> Optional.ofNullable(found.get(a.id()))
                                .filter(s -> !s.fixed())
                                .map(s -> new Anchor(
                                        a.id(),
                                        s.position(),
                                        a.floor(),
                                        Optional.of(s.covariance()),
                                        a.rangeBias(),
                                        a.rangeSigma()))
                                .orElse(a))
                        .toList());
    }
}
