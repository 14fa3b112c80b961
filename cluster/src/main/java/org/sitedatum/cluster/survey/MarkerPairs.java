package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.PointPair;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;

/**
 * The corners of the site's markers and where one camera saw them on average: a camera that stands still makes the same error
 * at each sight, so many sights of a corner are one point.
 */
final class MarkerPairs {

    private static final int CORNERS = 4;

    private record Corner(String marker, int index) {}

    private static final class Mean {
        private double u;
        private double v;
        private int count;

        void add(PixelPoint pixel) {
            u += pixel.u();
            v += pixel.v();
            count++;
        }

        PixelPoint value() {
            return new PixelPoint(u / count, v / count);
        }
    }

    private MarkerPairs() {}

    static List<PointPair> of(Site site, String camera, Lens lens, SurveyFixes fixes, double sigma)
            throws CommandException {
        Map<String, Marker> markers = new TreeMap<>();
        site.markers().stream().filter(m -> m.size() > 0).forEach(m -> markers.put(m.id(), m));
        Map<Corner, Mean> seen = new HashMap<>();
        fixes.forEach(fix -> {
            if (fix instanceof MarkerFix sight && sight.camera().equals(camera)) {
                Optional.ofNullable(markers.get(sight.marker())).ifPresent(marker -> {
                    List<PixelPoint> corners = corners(sight, marker, lens);
                    for (int i = 0; i < corners.size(); i++) {
                        seen.computeIfAbsent(new Corner(marker.id(), i), corner -> new Mean())
                                .add(corners.get(i));
                    }
                });
            }
        });
        List<PointPair> pairs = new ArrayList<>();
        for (Marker marker : markers.values()) {
            for (int i = 0; i < CORNERS; i++) {
                Vector3 place = marker.siteFromMarker().apply(corner(i, marker.size()));
                Optional.ofNullable(seen.get(new Corner(marker.id(), i)))
                        .ifPresent(mean -> pairs.add(new PointPair(place, mean.value(), sigma)));
            }
        }
        return pairs;
    }

    /** In the image: as they came, or of the pose that came; none when that is behind the camera. */
    private static List<PixelPoint> corners(MarkerFix sight, Marker marker, Lens lens) {
        if (sight.corners().size() == CORNERS) {
            return sight.corners();
        }
        List<PixelPoint> corners = new ArrayList<>();
        ImagePoint at = new ImagePoint();
        for (int i = 0; i < CORNERS && sight.opticalFromMarker().isPresent(); i++) {
            Vector3 p = sight.opticalFromMarker().get().apply(corner(i, marker.size()));
            if (!lens.project(p.x(), p.y(), p.z(), at)) {
                return List.of();
            }
            corners.add(new PixelPoint(at.u(), at.v()));
        }
        return corners;
    }

    /** In the marker's frame, m: clockwise as seen, from the top left. */
    private static Vector3 corner(int i, double size) {
        double half = 0.5 * size;
        return new Vector3(i == 0 || i == 3 ? -half : half, i < 2 ? half : -half, 0);
    }
}
