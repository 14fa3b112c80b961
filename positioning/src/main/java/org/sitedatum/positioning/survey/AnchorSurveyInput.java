package org.sitedatum.positioning.survey;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an anchor survey starts from.
 *
 * @param anchors every anchor; when none is fixed the first is the origin, the second on +x, the third at y > 0
 * @param anchorRanges between anchors; a pair may be measured several times
 * @param tagRanges from tags that move about, in any order
 * @param tagHeights site z of tags that keep one, m, by tag id
 */
public record AnchorSurveyInput(
        List<SurveyAnchor> anchors,
        List<AnchorRange> anchorRanges,
        List<TagRange> tagRanges,
        Map<String, Double> tagHeights) {

    /** Copies the collections; refuses an anchor listed twice and a range of an anchor that is not listed. */
    public AnchorSurveyInput {
        anchors = List.copyOf(anchors);
        anchorRanges = List.copyOf(anchorRanges);
        tagRanges = List.copyOf(tagRanges);
        tagHeights = Map.copyOf(tagHeights);
        tagHeights.forEach((tag, z) -> Checked.within("height of tag " + tag, z, -1e6, 1e6));
        Set<String> known = new HashSet<>();
        for (SurveyAnchor anchor : anchors) {
            if (!known.add(anchor.id())) {
                throw new IllegalArgumentException("anchor " + anchor.id() + " is listed twice");
            }
        }
        Stream.concat(
                        anchorRanges.stream().flatMap(r -> Stream.of(r.from(), r.to())),
                        tagRanges.stream().map(TagRange::anchor))
                .filter(id -> !known.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException("a range of anchor " + id + ", which is not listed");
                });
    }
}
