package org.sitedatum.positioning.time;

import java.util.Comparator;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.fix.ScanFix;

/**
 * The canonical order of the fixes of one body: by stamp, then motion before measurements, then by what was measured.
 * Independent of arrival, so that any arrival order gives the same result. Two fixes that compare equal say the same
 * thing twice.
 */
public final class FixOrder implements Comparator<Fix> {

    /** The only instance. */
    public static final FixOrder INSTANCE = new FixOrder();

    private FixOrder() {}

    @Override
    public int compare(Fix a, Fix b) {
        int order = Long.compare(a.stampNanos(), b.stampNanos());
        if (order == 0) {
            order = Integer.compare(rank(a), rank(b));
        }
        if (order == 0) {
            order = sensor(a).compareTo(sensor(b));
        }
        if (order == 0) {
            order = a.header()
                    .trackable()
                    .orElse("")
                    .compareTo(b.header().trackable().orElse(""));
        }
        if (order == 0) {
            order = a.header().source().compareTo(b.header().source());
        }
        return order;
    }

    /** Motion first, then measurements. */
    static int rank(Fix fix) {
        return switch (fix.kind()) {
            case "odometry" -> 0;
            case "imu" -> 1;
            case "pose" -> 2;
            case "range" -> 3;
            case "position" -> 4;
            case "rangeDifference" -> 5;
            case "bearing" -> 6;
            case "marker" -> 7;
            case "pixel" -> 8;
            case "scan" -> 9;
            default -> 10;
        };
    }

    /** What was measured; a slash joins two ids because no id holds one. */
    static String sensor(Fix fix) {
        if (fix instanceof RangeFix range) {
            return range.anchor();
        }
        if (fix instanceof RangeDifferenceFix difference) {
            return difference.anchor() + "/" + difference.reference();
        }
        if (fix instanceof BearingFix bearing) {
            return bearing.sensor();
        }
        if (fix instanceof MarkerFix marker) {
            return marker.camera() + "/" + marker.marker();
        }
        if (fix instanceof PixelFix pixel) {
            return pixel.camera();
        }
        if (fix instanceof ScanFix scan) {
            return scan.sensor();
        }
        if (fix instanceof DetectionsFix detections) {
            return detections.sensor();
        }
        if (fix instanceof OdometryFix odometry) {
            return odometry.frame();
        }
        if (fix instanceof PoseFix pose) {
            return pose.pointName().orElse("");
        }
        return "";
    }
}
