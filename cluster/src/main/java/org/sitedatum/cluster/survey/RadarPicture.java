package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.survey.RadarMountReport;
import org.sitedatum.positioning.survey.RadarScan;
import org.sitedatum.positioning.survey.TimedPath;

/** Where the walker was at each scan, and where the radar as mounted saw it. */
final class RadarPicture {

    /** Points told at most: a picture shows no more. */
    private static final int MOST = 400;

    /** A detection farther than this from the walker is of something else, m: an arm's reach and the lag of a tracker. */
    private static final double FITS = 1;

    private RadarPicture() {}

    static ArrayNode of(TimedPath walk, List<RadarScan> scans, RadarMountReport report) {
        ArrayNode array = SurveyJson.object().putArray("residuals");
        int stride = 1 + scans.size() / MOST;
        for (int i = 0; i < scans.size(); i += stride) {
            RadarScan scan = scans.get(i);
            walk.find(scan.stampNanos() - report.latency() * 1e9)
                    .ifPresent(at -> nearest(scan, at, report.siteFromSensor().transform())
                            .ifPresent(seen -> add(array.addObject(), scan, at, seen)));
        }
        return array;
    }

    private static void add(ObjectNode node, RadarScan scan, Vector3 at, Vector3 seen) {
        double off = Math.hypot(seen.x() - at.x(), seen.y() - at.y());
        node.put("stamp", Math.floorDiv(scan.stampNanos(), 1000L));
        SurveyJson.put(node, "walker", at);
        SurveyJson.put(node, "seen", seen);
        SurveyJson.put(node, "metres", off);
        node.put("used", off < FITS);
    }

    /** The detection nearest to the walker on the plan, in the site. */
    private static Optional<Vector3> nearest(RadarScan scan, Vector3 at, RigidTransform siteFromSensor) {
        Optional<Vector3> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (ScanDetection detection : scan.detections()) {
            Vector3 there = siteFromSensor.apply(
                    place(detection, at.z() - siteFromSensor.translation().z()));
            double off = Math.hypot(there.x() - at.x(), there.y() - at.y());
            if (off < least) {
                least = off;
                best = Optional.of(there);
            }
        }
        return best;
    }

    /** In the sensor's frame; a radar that tells no elevation looks at the walker's height. */
    private static Vector3 place(ScanDetection detection, double above) {
        double range = detection.range();
        double z = Double.isNaN(detection.elevation())
                ? Math.max(-range, Math.min(range, above))
                : range * Math.sin(detection.elevation());
        double plan = Math.sqrt(Math.max(0, range * range - z * z));
        return new Vector3(plan * Math.cos(detection.azimuth()), plan * Math.sin(detection.azimuth()), z);
    }
}
