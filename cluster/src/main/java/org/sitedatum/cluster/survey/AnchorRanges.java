package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.AnchorRange;
import org.sitedatum.positioning.survey.TagRange;

/**
 * The ranges of an anchor survey, from tables and from fixes. A range fix whose {@code trackable} is an anchor is one between
 * anchors; of those the median of each pair counts, because ranges over one path share their error.
 *
 * @param between ranges between anchors
 * @param toTags ranges to tags
 */
record AnchorRanges(List<AnchorRange> between, List<TagRange> toTags) {

    private static final double DEFAULT_SIGMA = 0.1;

    /** No radio that measures the ranges of a site reaches farther, m; what is longer is in another unit. */
    private static final double LONGEST = 2000;

    /** A sigma above a range is one where it is as small as this, m; else the columns are swapped. */
    private static final double ROUGH = 1;

    private static final double WIDEST = 1e4;

    /** Copies the lists. */
    AnchorRanges {
        between = List.copyOf(between);
        toTags = List.copyOf(toTags);
    }

    /** Ids of all anchors in order of appearance. */
    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        between.forEach(r -> ids.addAll(List.of(r.from(), r.to())));
        toTags.forEach(r -> ids.add(r.anchor()));
        return ids;
    }

    static AnchorRanges read(SurveyRequest request, Optional<Site> site, Optional<SurveyFixes> fixes)
            throws CommandException {
        double sigma = request.number("sigma", DEFAULT_SIGMA, 1e-6);
        Optional<Set<String>> known =
                site.map(s -> s.anchors().stream().map(Anchor::id).collect(Collectors.toSet()));
        KnownBiases biases = KnownBiases.of(site);
        Optional<Set<String>> allowed = request.has("add-anchors") ? Optional.empty() : known;
        List<AnchorRange> between = new ArrayList<>();
        if (request.has("ranges")) {
            for (SurveyRow row : request.table("ranges", "from", "to", "range")) {
                check(row, "from", allowed);
                check(row, "to", allowed);
                between.add(row.made(() -> new AnchorRange(
                        row.text("from"),
                        row.text("to"),
                        biases.off(row.text("from"), row.text("to"), range(row)),
                        sigma(row, sigma))));
            }
        }
        List<TagRange> toTags = new ArrayList<>();
        if (request.has("tag-ranges")) {
            for (SurveyRow row : request.table("tag-ranges", "tag", "stamp", "anchor", "range")) {
                check(row, "anchor", allowed);
                toTags.add(row.made(() -> new TagRange(
                        row.text("tag"),
                        row.stampNanos(),
                        row.text("anchor"),
                        biases.off(row.text("anchor"), range(row)),
                        sigma(row, sigma))));
            }
        }
        if (fixes.isPresent()) {
            addFixes(fixes.get(), known.orElse(Set.of()), biases, sigma, between, toTags);
        }
        return new AnchorRanges(between, toTags);
    }

    private static double range(SurveyRow row) throws CommandException {
        double range = row.number("range");
        if (!(range >= 0 && range <= LONGEST)) {
            throw row.refused("range is " + range + ", must be in [0.0, " + LONGEST + "] m"
                    + (range > LONGEST ? "; no radio of a site reaches farther: in millimetres?" : ""));
        }
        return range;
    }

    private static double sigma(SurveyRow row, double otherwise) throws CommandException {
        double sigma = row.number("sigma", otherwise);
        if (sigma > ROUGH && sigma > row.number("range")) {
            throw row.refused("sigma is " + sigma + ", more than the range " + row.number("range")
                    + ": are the two columns swapped?");
        }
        return sigma;
    }

    private static void check(SurveyRow row, String column, Optional<Set<String>> allowed) throws CommandException {
        if (allowed.isPresent() && !allowed.get().contains(row.text(column))) {
            throw row.refused(column + " is \"" + row.text(column) + "\", no anchor " + row.text(column)
                    + " is listed in the site: list it, take the row out, or ask to add anchors");
        }
    }

    private static void addFixes(
            SurveyFixes fixes,
            Set<String> known,
            KnownBiases biases,
            double sigma,
            List<AnchorRange> between,
            List<TagRange> toTags)
            throws CommandException {
        Map<Set<String>, List<AnchorRange>> pairs = new LinkedHashMap<>();
        fixes.forEach(fix -> {
            if (fix instanceof RangeFix range
                    && range.header().trackable().isPresent()
                    && known.contains(range.anchor())
                    && range.range() >= 0
                    && range.range() <= LONGEST) {
                String tag = range.header().trackable().get();
                double stated = range.sigma() > 0 && range.sigma() < WIDEST ? range.sigma() : sigma;
                if (!known.contains(tag)) {
                    double direct = biases.off(range.anchor(), range.range());
                    toTags.add(new TagRange(tag, range.stampNanos(), range.anchor(), direct, stated));
                } else if (!tag.equals(range.anchor())) {
                    pairs.computeIfAbsent(Set.of(tag, range.anchor()), pair -> new ArrayList<>())
                            .add(new AnchorRange(
                                    tag, range.anchor(), biases.off(tag, range.anchor(), range.range()), stated));
                }
            }
        });
        pairs.values().forEach(ranges -> {
            ranges.sort(java.util.Comparator.comparingDouble(AnchorRange::range));
            between.add(ranges.get(ranges.size() / 2));
        });
    }
}
