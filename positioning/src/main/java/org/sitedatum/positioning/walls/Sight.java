package org.sitedatum.positioning.walls;

/** With what one looks, and what is opaque to it. Floors between storeys are opaque to all. */
public enum Sight {
    /** Visible or infrared light seen by a camera: passes glass. */
    CAMERA(true),
    /** Laser pulses at 0.9 um: pass glass. */
    LIDAR(true),
    /**
     * Waves of 24 GHz and more. Coated panes, as most in buildings are, weaken them by more than 20 dB each way, so that
     * nothing behind is detected; the return through two boards of plaster is lost in that of the boards.
     */
    RADAR(false);

    private final int blockers;

    Sight(boolean passesGlass) {
        int all = (1 << WallMaterial.COUNT) - 1;
        this.blockers = passesGlass ? all & ~(1 << WallMaterial.GLASS.ordinal()) : all;
    }

    /** The kind of sight of a site document's detector: radar, lidar or camera. */
    public static Sight of(String detectorKind) {
        return switch (detectorKind) {
            case "camera" -> CAMERA;
            case "lidar" -> LIDAR;
            default -> RADAR;
        };
    }

    /** True when a wall of this material hides what is behind it. */
    public boolean isBlockedBy(WallMaterial material) {
        return (blockers & 1 << material.ordinal()) != 0;
    }
}
