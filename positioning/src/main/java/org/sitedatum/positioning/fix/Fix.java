package org.sitedatum.positioning.fix;

/** What a sensor said. One record per physical observable; see the contract's table of kinds. */
public sealed interface Fix
        permits RangeFix,
                RangeDifferenceFix,
                BearingFix,
                PositionFix,
                PoseFix,
                MarkerFix,
                PixelFix,
                ScanFix,
                DetectionsFix,
                OdometryFix,
                ImuFix {

    /** Source, times, body. */
    FixHeader header();

    /** The contract's word for this kind, for example {@code range}. */
    String kind();

    /** The same fix under another header. */
    Fix withHeader(FixHeader header);

    /** When it was measured, ns since the Unix epoch. */
    default long stampNanos() {
        return header().stampNanos();
    }
}
