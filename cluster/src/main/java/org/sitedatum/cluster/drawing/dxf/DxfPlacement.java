package org.sitedatum.cluster.drawing.dxf;

import org.sitedatum.positioning.site.Point2;

/** How coordinates of a block lie in the drawing: {@code x = a u + b v + c, y = d u + e v + f}, m. */
record DxfPlacement(double a, double b, double c, double d, double e, double f) {

    static DxfPlacement ofScale(double metres) {
        return new DxfPlacement(metres, 0, 0, 0, metres, 0);
    }

    Point2 of(double u, double v) {
        return new Point2(a * u + b * v + c, d * u + e * v + f);
    }

    /** This after another: coordinates of the inner one become those of the outer one. */
    DxfPlacement after(DxfPlacement inner) {
        return new DxfPlacement(
                a * inner.a + b * inner.d,
                a * inner.b + b * inner.e,
                a * inner.c + b * inner.f + c,
                d * inner.a + e * inner.d,
                d * inner.b + e * inner.e,
                d * inner.c + e * inner.f + f);
    }

    /** With x the other way round. */
    DxfPlacement mirrored() {
        return new DxfPlacement(-a, b, c, -d, e, f);
    }

    /** Moved to a place in own coordinates, turned by degrees counter-clockwise, scaled. */
    DxfPlacement inserted(double x, double y, double degrees, double scaleX, double scaleY) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return after(new DxfPlacement(cos * scaleX, -sin * scaleY, x, sin * scaleX, cos * scaleY, y));
    }

    /** The largest stretch in any direction is not above this. */
    double scale() {
        return Math.max(Math.hypot(a, d), Math.hypot(b, e));
    }
}
