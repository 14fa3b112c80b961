package org.sitedatum.positioning.survey;

import java.util.List;
import org.sitedatum.frames.geometry.Vector3;

/** The place of a tag from a handful of ranges to anchors whose places are guessed. */
final class KnotPlace implements Problem {

    /** What guessed anchors and a moving tag add to a range, m. */
    private static final double ROUGH = 1;

    private final List<TagPaths.Placed> ranges;
    private final List<Vector3> anchors;
    private final AnchorLayout layout;
    private final boolean heightKnown;
    private final double height;

    KnotPlace(
            List<TagPaths.Placed> ranges,
            List<Vector3> anchors,
            AnchorLayout layout,
            boolean heightKnown,
            double height) {
        this.ranges = List.copyOf(ranges);
        this.anchors = anchors;
        this.layout = layout;
        this.heightKnown = heightKnown;
        this.height = height;
    }

    /** The place, searched from there. */
    Vector3 near(Vector3 start) {
        double z = heightKnown ? height : start.z();
        return place(
                DampedFit.from(this, new double[] {start.x(), start.y(), z}).x());
    }

    private Vector3 place(double[] x) {
        return new Vector3(x[0], x[1], heightKnown ? height : x[2]);
    }

    @Override
    public int unknowns() {
        return 3;
    }

    @Override
    public void writeInto(double[] x, Equations out) {
        Vector3 here = place(x);
        for (TagPaths.Placed placed : ranges) {
            TagRange range = placed.range();
            Vector3 apart = here.minus(anchors.get(layout.index(range.anchor())));
            double distance = Math.max(apart.norm(), 1e-6);
            out.row(StudentLoss.HEAVY, (range.range() - distance) / ROUGH)
                    .slope(0, apart.x() / distance / ROUGH)
                    .slope(1, apart.y() / distance / ROUGH)
                    .slope(heightKnown ? -1 : 2, apart.z() / distance / ROUGH);
        }
        // too few or flat ranges leave the rest where it was
        double weak = 0.02;
        out.row(Loss.SQUARES, 0).slope(0, weak);
        out.row(Loss.SQUARES, 0).slope(1, weak);
        out.row(Loss.SQUARES, 0).slope(2, weak);
    }
}
