package org.sitedatum.positioning.vision;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Point2;

/** The part of a floor that a camera sees, walls left out. */
public final class FloorView {

    /** Farther bodies are a few pixels high, m. */
    private static final double FARTHEST = 60;

    private static final int PER_EDGE = 8;

    /** A map knows no direction beyond its horizon: the edge is followed in small steps up to it. */
    private static final int PER_MAPPED_EDGE = 32;

    private FloorView() {}

    /**
     * The outline of what a camera sees of a level floor, in order around the image, at most 60 m away.
     *
     * @param elevation of the floor, m
     * @return corners, the last joins the first; empty when the camera has no known image size or sees no floor
     */
    public static List<Point2> of(CameraView camera, double elevation) {
        if (camera instanceof FloorCamera flat) {
            return ofMap(flat);
        }
        if (!(camera instanceof PosedCamera posed)
                || !(posed.siteFromOptical().transform().translation().z() > elevation)) {
            return List.of();
        }
        double w = posed.lens().intrinsics().width();
        double h = posed.lens().intrinsics().height();
        List<Point2> outline = new ArrayList<>();
        boolean floor = edge(posed, 0, 0, w, 0, elevation, outline);
        floor |= edge(posed, w, 0, w, h, elevation, outline);
        floor |= edge(posed, w, h, 0, h, elevation, outline);
        floor |= edge(posed, 0, h, 0, 0, elevation, outline);
        return floor ? List.copyOf(outline) : List.of();
    }

    /** Below its horizon; the floor is the one that the map is of. */
    private static List<Point2> ofMap(FloorCamera camera) {
        List<Point2> outline = new ArrayList<>();
        camera.size().ifPresent(size -> {
            double[][] corners = {{0, 0}, {size.width(), 0}, {size.width(), size.height()}, {0, size.height()}};
            for (int c = 0; c < 4; c++) {
                double[] next = corners[(c + 1) % 4];
                for (int i = 0; i < PER_MAPPED_EDGE; i++) {
                    double s = (double) i / PER_MAPPED_EDGE;
                    PixelPoint pixel = new PixelPoint(
                            corners[c][0] + s * (next[0] - corners[c][0]),
                            corners[c][1] + s * (next[1] - corners[c][1]));
                    if (camera.ground(pixel, PixelNoise.ofSigma(1), 0, 0) instanceof GroundHit.Found hit) {
                        outline.add(new Point2(hit.x(), hit.y()));
                    }
                }
            }
        });
        return outline.size() < 3 ? List.of() : List.copyOf(outline);
    }

    /** Adds one edge of the image; true when any of it shows the floor. */
    private static boolean edge(
            PosedCamera camera, double u0, double v0, double u1, double v1, double elevation, List<Point2> out) {
        Vector3 centre = camera.siteFromOptical().transform().translation();
        boolean floor = false;
        for (int i = 0; i < PER_EDGE; i++) {
            double s = (double) i / PER_EDGE;
            PixelPoint tangents = camera.lens()
                    .findDirection(new PixelPoint(u0 + s * (u1 - u0), v0 + s * (v1 - v0)))
                    .orElse(null);
            if (tangents == null) {
                continue;
            }
            Vector3 ray =
                    camera.siteFromOptical().transform().rotation().rotate(new Vector3(tangents.u(), tangents.v(), 1));
            double flat = Math.hypot(ray.x(), ray.y());
            double down = (elevation - centre.z()) / ray.z();
            boolean hits = down > 0 && down * flat <= FARTHEST;
            floor |= hits;
            double t = hits ? down : FARTHEST / Math.max(flat, 1e-9);
            if (hits || flat > 1e-6) {
                out.add(new Point2(centre.x() + t * ray.x(), centre.y() + t * ray.y()));
            }
        }
        return floor;
    }
}
