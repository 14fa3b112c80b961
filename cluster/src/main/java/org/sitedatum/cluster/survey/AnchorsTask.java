package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.survey.AnchorSurvey;
import org.sitedatum.positioning.survey.AnchorSurveyInput;
import org.sitedatum.positioning.survey.AnchorSurveyOptions;
import org.sitedatum.positioning.survey.AnchorSurveyReport;
import org.sitedatum.positioning.survey.SurveyAnchor;
import org.sitedatum.positioning.survey.SurveyResult;
import org.sitedatum.positioning.survey.SurveyedAnchor;

/** {@code survey anchors}. */
final class AnchorsTask implements SurveyTask {

    @Override
    public String name() {
        return "anchors";
    }

    @Override
    public String usage() {
        return """
                anchors [--site FILE] [--ranges FILE] [--tag-ranges FILE] [--recording DIR] [--fixed A,B,C]
                        [--heights-known | --heights-between LOW,HIGH | --heights-free] [--calibrated]
                  --ranges FILE     from,to,range[,sigma]: between anchors, m
                  --tag-ranges FILE tag,stamp,anchor,range[,sigma]: to tags that move about, m
                  --recording DIR   its range fixes are used too, and its site unless --site is given
                  --fixed A,B,C     anchors that stand where the site says; none: the first is the origin, the second on
                                    +x, the third at y > 0
                  --heights-known   the site's z of the other anchors is right
                  --heights-between LOW,HIGH
                                    their z is somewhere between, m; default with a site: the lowest floor and the
                                    highest ceiling
                  --heights-free    nothing is known of their z: only the ranges tell it, above the plane of the first
                                    three where none is fixed
                  --calibrated      the ranges have no bias in common; else one is looked for, 0.2 m by standard deviation
                  --add-anchors     anchors of the tables that the site does not list are found and added too
                  --sigma M         of ranges that state none, m; default 0.1
                  --choice N        which of several choices is written; default 1""";
    }

    @Override
    public Set<String> flags() {
        return Set.of("heights-known", "heights-free", "add-anchors", "calibrated");
    }

    @Override
    public Set<String> options() {
        return Set.of("fixed", "sigma", "heights-between");
    }

    @Override
    public Set<String> tables() {
        return Set.of("ranges", "tag-ranges");
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
        Optional<Site> site = request.site();
        Optional<SurveyFixes> fixes = request.fixes();
        if (!request.has("ranges") && !request.has("tag-ranges") && fixes.isEmpty()) {
            throw request.missing("ranges", "recording");
        }
        AnchorRanges read = AnchorRanges.read(request, site, fixes);
        SurveyBounds.atMost("anchors", SurveyBounds.MOST_ANCHORS, read.ids().size());
        SurveyBounds.ensureFits(read.toTags(), read.ids().size());
        AnchorHeights heights = AnchorHeights.of(request, site);
        boolean heightsCount = heights.areOfTheSite() || request.has("fixed");
        AnchorSurveyInput input = new AnchorSurveyInput(
                anchors(request, site, read, heights),
                read.between(),
                read.toTags(),
                heightsCount ? site.map(AnchorsTask::tagHeights).orElse(Map.of()) : Map.of());
        AnchorSurveyOptions options = options(request);
        List<String> unranged = site.map(s -> s.anchors().stream()
                        .map(Anchor::id)
                        .filter(id -> !read.ids().contains(id))
                        .toList())
                .orElse(List.of());
        return progress -> {
            SurveyResult<AnchorSurveyReport> result = AnchorSurvey.of(input, options, progress);
            if (result instanceof SurveyResult.Refused<AnchorSurveyReport> refused) {
                return SurveyOutput.of(refused);
            }
            AnchorSurveyReport report = ((SurveyResult.Found<AnchorSurveyReport>) result).report();
            return SurveyOutput.of(
                    AnchorsReport.json(report, unranged, heights),
                    AnchorsReport.table(report, unranged, heights),
                    report.choices().size(),
                    (s, choice) -> placed(s, report.choices().get(choice - 1)));
        };
    }

    private static AnchorSurveyOptions options(SurveyRequest request) {
        AnchorSurveyOptions defaults = AnchorSurveyOptions.DEFAULTS;
        return request.has("calibrated")
                ? new AnchorSurveyOptions(defaults.errors(), defaults.knotSeconds(), defaults.speedChange(), 0)
                : defaults;
    }

    private static List<SurveyAnchor> anchors(
            SurveyRequest request, Optional<Site> site, AnchorRanges read, AnchorHeights heights)
            throws CommandException {
        Set<String> fixed = request.has("fixed")
                ? new LinkedHashSet<>(List.of(request.get("fixed").split(",", -1)))
                : Set.of();
        if (site.isEmpty()) {
            if (!fixed.isEmpty()) {
                throw CommandException.wrongArguments("fixed anchors need a site document that says where they are");
            }
            return read.ids().stream().map(heights::of).toList();
        }
        for (String id : fixed) {
            SurveyedSite.get(site.get().anchors(), Anchor::id, "anchor", id);
        }
        List<SurveyAnchor> anchors = new ArrayList<>();
        for (Anchor anchor : site.get().anchors()) {
            if (fixed.contains(anchor.id())) {
                anchors.add(SurveyAnchor.fixed(anchor.id(), anchor.position()));
            } else if (read.ids().contains(anchor.id())) {
                anchors.add(heights.of(anchor));
            }
        }
        Set<String> listed = site.get().anchors().stream().map(Anchor::id).collect(Collectors.toSet());
        for (String id : read.ids()) {
            if (!listed.contains(id)) {
                anchors.add(heights.of(id));
            }
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
        Map<String, SurveyedAnchor> found = new LinkedHashMap<>();
        choice.anchors().stream().filter(a -> !a.fixed()).forEach(a -> found.put(a.id(), a));
        List<Anchor> anchors = new ArrayList<>();
        for (Anchor a : site.anchors()) {
            Optional<SurveyedAnchor> surveyed = Optional.ofNullable(found.remove(a.id()));
            anchors.add(surveyed.map(s -> new Anchor(
                            a.id(),
                            SurveyedSite.rounded(s.position()),
                            a.floor(),
                            Optional.of(s.covariance()),
                            a.rangeBias(),
                            a.rangeSigma()))
                    .orElse(a));
        }
        found.values()
                .forEach(s -> anchors.add(new Anchor(
                        s.id(),
                        SurveyedSite.rounded(s.position()),
                        Optional.empty(),
                        Optional.of(s.covariance()),
                        Double.NaN,
                        Double.NaN)));
        return site.toBuilder().anchors(anchors).build();
    }
}
