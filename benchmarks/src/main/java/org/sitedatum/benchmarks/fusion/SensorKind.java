package org.sitedatum.benchmarks.fusion;

import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.fix.ScanFix;

/** A kind of sensor that tells where bodies are. Odometry only tells how they move, and is always there. */
enum SensorKind {
    UWB,
    VISION,
    RADAR;

    /** True when a fix comes from a sensor of this kind. */
    boolean sent(Fix fix) {
        return switch (this) {
            case UWB -> fix instanceof RangeFix;
            case VISION -> fix instanceof PixelFix || fix instanceof MarkerFix;
            case RADAR -> fix instanceof ScanFix;
        };
    }
}
