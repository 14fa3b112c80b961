package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.ImageSize;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.PixelResidual;
import org.sitedatum.positioning.survey.PointPair;

/** Clicked points: {@code x,y[,z],u,v[,sigma]}. */
final class PointPairs {

    private static final double DEFAULT_SIGMA = 1;

    /** A click may miss the edge of the image by so many pixels. */
    private static final double EDGE = 2;

    /** Points of a site are not farther above or below its floors, m. */
    private static final double FAR = 100;

    private PointPairs() {}

    static double sigma(SurveyRequest request) throws CommandException {
        return request.number("sigma", DEFAULT_SIGMA, 1e-3);
    }

    /** Of a camera without a lens: pixels must be in its image where its size is known. */
    static List<PointPair> read(SurveyRequest request, Optional<ImageSize> image) throws CommandException {
        return read(request, (row, pair) -> {
            if (image.isPresent()) {
                ensureIn(row, pair, image.get());
            }
        });
    }

    /** Of a camera with a lens: pixels must be in its image, places near the floors of the site. */
    static List<PointPair> read(SurveyRequest request, Site site, Intrinsics image) throws CommandException {
        return read(request, (row, pair) -> {
            ensureIn(row, pair, new ImageSize(image.width(), image.height()));
            double lowest =
                    site.floors().stream().mapToDouble(Floor::elevation).min().orElse(0);
            double highest = site.floors().stream()
                    .mapToDouble(f -> f.elevation() + f.height())
                    .max()
                    .orElse(0);
            double z = pair.site().z();
            if (!(z >= lowest - FAR && z <= highest + FAR)) {
                throw row.refused("z is " + z + ", the site's floors reach from " + lowest + " to " + highest
                        + " m; x, y, z are metres in the site");
            }
        });
    }

    private static void ensureIn(SurveyRow row, PointPair pair, ImageSize image) throws CommandException {
        ensureIn(row, "u", pair.pixel().u(), image.width(), image);
        ensureIn(row, "v", pair.pixel().v(), image.height(), image);
    }

    private static void ensureIn(SurveyRow row, String name, double value, int size, ImageSize image)
            throws CommandException {
        if (size > 0 && !(value >= -EDGE && value <= size + EDGE)) {
            throw row.refused(name + " is " + value + ", must be in [0, " + size + "]: the image has " + image.width()
                    + " x " + image.height() + " pixels; are u and v swapped, or is the image of another size?");
        }
    }

    private interface Check {
        void check(SurveyRow row, PointPair pair) throws CommandException;
    }

    private static List<PointPair> read(SurveyRequest request, Check check) throws CommandException {
        double sigma = sigma(request);
        List<PointPair> pairs = new ArrayList<>();
        for (SurveyRow row : request.table("points", "x", "y", "u", "v")) {
            pairs.add(row.made(() -> new PointPair(
                    row.position(), new PixelPoint(row.number("u"), row.number("v")), row.number("sigma", sigma))));
            check.check(row, pairs.get(pairs.size() - 1));
        }
        SurveyBounds.atMost("points", SurveyBounds.MOST_POINTS, pairs.size());
        return pairs;
    }

    static String table(List<PixelResidual> points, String unit) {
        StringBuilder out = new StringBuilder();
        int number = 1;
        for (PixelResidual p : points) {
            out.append(SurveyJson.line(
                    "  point %d: residual %.2f %.2f px, left out %s %s%s",
                    number++,
                    p.u(),
                    p.v(),
                    SurveyJson.text(p.leaveOneOut(), 3),
                    unit,
                    p.suspicious() ? "  SUSPICIOUS" : ""));
        }
        return out.toString();
    }

    /**
     * The pairs and how they fit.
     *
     * @param seenAt where the camera as found sees the pair's pixel at the height of its point, m in the site
     */
    static ArrayNode json(
            List<PointPair> pairs, List<PixelResidual> points, Function<PointPair, Optional<Vector3>> seenAt) {
        ArrayNode array = SurveyJson.object().putArray("points");
        for (int i = 0; i < points.size(); i++) {
            PixelResidual p = points.get(i);
            PointPair pair = pairs.get(i);
            ObjectNode node = array.addObject();
            SurveyJson.put(node, "site", pair.site());
            node.putArray("pixel").add(pair.pixel().u()).add(pair.pixel().v());
            SurveyJson.put(node, "u", p.u());
            SurveyJson.put(node, "v", p.v());
            SurveyJson.put(node, "leaveOneOut", p.leaveOneOut());
            node.put("suspicious", p.suspicious());
            seenAt.apply(pair).filter(Vector3::isFinite).ifPresent(there -> {
                SurveyJson.put(node, "seenAt", there);
                SurveyJson.put(node, "metres", there.distanceTo(pair.site()));
            });
        }
        return array;
    }
}
