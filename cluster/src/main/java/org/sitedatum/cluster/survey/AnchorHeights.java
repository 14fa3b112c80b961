package org.sitedatum.cluster.survey;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.SurveyAnchor;

/**
 * What a survey supposes of the anchors' heights: those of the site, somewhere between two, or nothing.
 *
 * @param known true: those the site says
 * @param lowest site z, m; with {@code highest}, when they are between two
 * @param highest site z, m
 * @param said for people
 */
record AnchorHeights(boolean known, OptionalDouble lowest, OptionalDouble highest, String said) {

    /** As asked for; between the lowest floor and the highest ceiling of the site when nothing is. */
    static AnchorHeights of(SurveyRequest request, Optional<Site> site) throws CommandException {
        boolean between = request.has("heights-between");
        if ((request.has("heights-known") ? 1 : 0) + (between ? 1 : 0) + (request.has("heights-free") ? 1 : 0) > 1) {
            throw CommandException.wrongArguments("heights are known, between two or free: say one of them");
        }
        if (request.has("heights-known")) {
            if (site.isEmpty()) {
                throw CommandException.wrongArguments("known heights need a site document that says them");
            }
            return new AnchorHeights(true, OptionalDouble.empty(), OptionalDouble.empty(), "those of the site");
        }
        if (between) {
            return between(request.get("heights-between"));
        }
        if (request.has("heights-free") || site.isEmpty() || site.get().floors().isEmpty()) {
            return new AnchorHeights(
                    false, OptionalDouble.empty(), OptionalDouble.empty(), "nothing is known of them beforehand");
        }
        return span(
                site.get().floors().stream().mapToDouble(Floor::elevation).min().orElseThrow(),
                site.get().floors().stream()
                        .mapToDouble(f -> f.elevation() + f.height())
                        .max()
                        .orElseThrow(),
                " (the site's floors)");
    }

    private static AnchorHeights between(String said) throws CommandException {
        String[] both = said.split(",", -1);
        try {
            if (both.length == 2) {
                return span(Double.parseDouble(both[0]), Double.parseDouble(both[1]), "");
            }
        } catch (IllegalArgumentException notTwoNumbers) {
            throw wrong(said, String.valueOf(notTwoNumbers.getMessage()));
        }
        throw wrong(said, both.length + " numbers");
    }

    private static CommandException wrong(String said, String why) {
        return CommandException.wrongArguments("heights between are \"" + said
                + "\", needs the lowest and the highest z in m, as in 2,5.5 (" + why + ")");
    }

    private static AnchorHeights span(double lowest, double highest, String of) {
        SurveyAnchor.between("ANY", lowest, highest);
        return new AnchorHeights(
                false,
                OptionalDouble.of(lowest),
                OptionalDouble.of(highest),
                String.format(Locale.ROOT, "between %.2f and %.2f m%s", lowest, highest, of));
    }

    /** True when the survey's z is the site's, and heights of its tags count. */
    boolean areOfTheSite() {
        return known || lowest.isPresent();
    }

    /** An anchor to be found. */
    SurveyAnchor of(Anchor anchor) {
        return known ? SurveyAnchor.atHeight(anchor.id(), anchor.position().z()) : of(anchor.id());
    }

    /** An anchor to be found that the site does not list. */
    SurveyAnchor of(String id) {
        return lowest.isPresent()
                ? SurveyAnchor.between(id, lowest.getAsDouble(), highest.getAsDouble())
                : SurveyAnchor.free(id);
    }
}
