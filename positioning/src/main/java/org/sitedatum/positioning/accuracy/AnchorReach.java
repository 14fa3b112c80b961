package org.sitedatum.positioning.accuracy;

import org.sitedatum.positioning.walls.WallCrossings;
import org.sitedatum.positioning.walls.WallMaterial;

/**
 * Whether a pulse arrives at all. Ultra-wideband at 6.5 GHz may radiate -41.3 dBm/MHz, over 500 MHz -14 dBm; the first
 * metre of free space takes 49 dB, and receivers need some -98 dBm (IEEE 802.15.4-2020, HRP): 35 dB are left for {@code 20
 * log10(d)} and the walls. Losses per wall: Muqaibel, Safaai-Jazi, Bayram, Attiya and Riad 2005, tables 3 and 4, rounded;
 * metal and slabs are passed round their edges if at all.
 */
final class AnchorReach {

    private static final double BUDGET = 35;

    private AnchorReach() {}

    static boolean isReached(double distance, WallCrossings crossings) {
        double loss = 20 * Math.log10(Math.max(distance, 0.1));
        for (WallMaterial material : WallMaterial.values()) {
            loss += crossings.count(material) * loss(material);
        }
        return loss <= BUDGET;
    }

    /** dB for one wall. */
    private static double loss(WallMaterial material) {
        return switch (material) {
            case GLASS -> 1.5;
            case DRYWALL -> 1;
            case BRICK -> 4;
            case CONCRETE -> 8;
            case METAL -> 14;
            case SLAB -> 20;
        };
    }
}
