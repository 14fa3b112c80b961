package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;

/** The places an anchor was measured from. */
final class AnchorNeighbours {

    private AnchorNeighbours() {}

    /** Other anchors and tag places with a range to the anchor, in the solution {@code x}. */
    static List<Vector3> of(AnchorProblem problem, double[] x, int anchor) {
        AnchorLayout layout = problem.layout();
        List<Vector3> places = new ArrayList<>();
        for (AnchorRange range : problem.input().anchorRanges()) {
            int a = layout.index(range.from());
            int b = layout.index(range.to());
            if (a == anchor || b == anchor) {
                places.add(layout.position(x, a == anchor ? b : a));
            }
        }
        for (TagPaths.Placed placed : problem.paths().ranges()) {
            if (layout.index(placed.range().anchor()) == anchor) {
                places.add(problem.paths().position(x, placed));
            }
        }
        return places;
    }
}
