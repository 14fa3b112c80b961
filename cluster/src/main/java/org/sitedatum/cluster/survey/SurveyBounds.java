package org.sitedatum.cluster.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.survey.AnchorSurveyOptions;
import org.sitedatum.positioning.survey.TagRange;

/** Refuses input that would take more time or memory than any site is worth. */
final class SurveyBounds {

    /** Clicked or measured by hand; each is left out once to see what the others expect. */
    static final int MOST_POINTS = 500;

    /** The distances between all of them are held at once. */
    static final int MOST_ANCHORS = 300;

    /** Numbers of the equations between paths and anchors held at once: 160 MB. */
    private static final double MOST_ENTRIES = 2e7;

    /** A pause of so many knots ends a stretch of a path. */
    private static final double PAUSE = 6;

    private SurveyBounds() {}

    /** Not more than so many of something. */
    static void atMost(String what, int most, int count) throws CommandException {
        if (count > most) {
            throw CommandException.unreadable(what + ": there are " + count + ", may be " + most + "; leave some out");
        }
    }

    /** A walk that fits into memory. */
    static void ensureFits(List<TagRange> ranges, int anchors) throws CommandException {
        double knotSeconds = AnchorSurveyOptions.DEFAULTS.knotSeconds();
        Map<String, Long> last = new HashMap<>();
        double knots = 0;
        List<TagRange> ordered = ranges.stream()
                .sorted(java.util.Comparator.comparingLong(TagRange::stampNanos))
                .toList();
        for (TagRange range : ordered) {
            Long before = last.put(range.tag(), range.stampNanos());
            double passed = before == null ? Double.MAX_VALUE : (range.stampNanos() - before) * 1e-9 / knotSeconds;
            knots += passed > PAUSE ? 2 : passed;
        }
        if (9 * knots * anchors > MOST_ENTRIES) {
            throw CommandException.unreadable(String.format(
                    java.util.Locale.ROOT,
                    "tagRanges: walks of %.0f s to %d anchors are too much at once; take a shorter walk or fewer anchors",
                    knots * knotSeconds,
                    anchors));
        }
    }
}
