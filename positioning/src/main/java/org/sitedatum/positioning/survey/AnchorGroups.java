package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Anchors joined by ranges, directly, over others or over the path of a tag; fixed anchors are one group. */
final class AnchorGroups {

    private final AnchorLayout layout;
    private final int[] leader;

    private AnchorGroups(AnchorLayout layout, int knots) {
        this.layout = layout;
        this.leader = new int[layout.size() + knots];
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
        }
    }

    static AnchorGroups of(AnchorProblem problem) {
        AnchorLayout layout = problem.layout();
        TagPaths paths = problem.paths();
        AnchorGroups groups = new AnchorGroups(layout, paths.knots());
        int firstFixed = -1;
        for (int a = 0; a < layout.size(); a++) {
            if (layout.isFixed(a)) {
                firstFixed = firstFixed < 0 ? a : firstFixed;
                groups.join(firstFixed, a);
            }
        }
        for (AnchorRange range : problem.input().anchorRanges()) {
            groups.join(layout.index(range.from()), layout.index(range.to()));
        }
        for (TagPaths.Placed placed : paths.ranges()) {
            groups.join(layout.index(placed.range().anchor()), layout.size() + placed.knot());
        }
        for (int knot = 0; knot < paths.knots(); knot++) {
            if (paths.goesOn(knot)) {
                groups.join(layout.size() + knot, layout.size() + knot + 1);
            }
        }
        return groups;
    }

    private void join(int a, int b) {
        leader[leaderOf(a)] = leaderOf(b);
    }

    private int leaderOf(int i) {
        int at = i;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    private Map<Integer, List<String>> members() {
        Map<Integer, List<String>> members = new TreeMap<>();
        for (int a = 0; a < layout.size(); a++) {
            members.computeIfAbsent(leaderOf(a), any -> new ArrayList<>()).add(layout.id(a));
        }
        return members;
    }

    int count() {
        return members().size();
    }

    /** The groups for people: {@code (A, B) and (C)}. */
    String text() {
        return members().values().stream()
                .map(group -> "(" + String.join(", ", group) + ")")
                .collect(Collectors.joining(" and "));
    }
}
