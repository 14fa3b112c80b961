package org.sitedatum.benchmarks.fusion;

import java.util.Arrays;
import java.util.Optional;
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

    /** The kind a fix comes from; empty when it tells only how a body moves. */
    static Optional<SensorKind> of(Fix fix) {
        return Arrays.stream(values()).filter(kind -> kind.sent(fix)).findFirst();
    }

    /** True when a fix comes from a sensor of this kind. */
    boolean sent(Fix fix) {
        return switch (this) {
            case UWB -> fix instanceof RangeFix;
            case VISION -> fix instanceof PixelFix || fix instanceof MarkerFix;
            case RADAR -> fix instanceof ScanFix;
        };
    }
}
