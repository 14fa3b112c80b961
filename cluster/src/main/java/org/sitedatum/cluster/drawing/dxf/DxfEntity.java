package org.sitedatum.cluster.drawing.dxf;

import java.util.List;

/** What is drawn, in drawing units of the block it stands in. */
sealed interface DxfEntity {

    /** Name of its layer; {@code 0} within a block: that of whoever inserts it. */
    String layer();

    /** Whether its x axis points the other way (extrusion 0, 0, -1). */
    boolean mirrored();

    /**
     * A corner.
     *
     * @param bulge of the piece to the next corner: the tangent of a quarter of its arc's angle, positive to the left; 0: straight
     */
    record Corner(double x, double y, double bulge) {}

    /** Straight and round pieces one after the other. */
    record Path(String layer, boolean mirrored, List<Corner> corners, boolean closed) implements DxfEntity {
        /** Copies the corners. */
        public Path {
            corners = List.copyOf(corners);
        }
    }

    /** Part of a circle, counter-clockwise; degrees. */
    record Arc(String layer, boolean mirrored, double x, double y, double radius, double from, double to)
            implements DxfEntity {}

    /** A smooth curve, which lies as it says itself. */
    record Curve(String layer, DxfCurve curve) implements DxfEntity {
        @Override
        public boolean mirrored() {
            return false;
        }
    }

    /** A block set in, perhaps in rows and columns; degrees. */
    record Insert(
            String layer,
            boolean mirrored,
            String block,
            double x,
            double y,
            double scaleX,
            double scaleY,
            double turned,
            int columns,
            int rows,
            double columnWidth,
            double rowHeight)
            implements DxfEntity {}
}
