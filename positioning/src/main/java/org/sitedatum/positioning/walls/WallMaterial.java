package org.sitedatum.positioning.walls;

import java.util.List;

/**
 * What a wall is made of, and what it does to an ultra-wideband pulse that passes it.
 *
 * <p>A slab of thickness t and relative permittivity e delays the direct pulse by {@code t (sqrt(e) - 1)} (Dardari, Conti,
 * Ferner, Giorgetti and Win 2009, sec. II-C). Permittivities: ITU-R P.2040-3, table 3 (concrete 5.24, brick 3.91,
 * plasterboard 2.73, glass 6.31); thicknesses are the usual ones: 0.20 m, 0.12 m, twice 12.5 mm on studs, two panes of 6
 * mm. The spread covers other thicknesses and that reflections win, and come later, over a pulse the wall has weakened.
 * Metal lets nothing through: what arrives went round it.
 */
public enum WallMaterial {
    /** Panes; cameras see through. */
    GLASS(0.03, 0.04),
    /** Plasterboard on studs. */
    DRYWALL(0.03, 0.04),
    /** Half a brick and plaster. */
    BRICK(0.12, 0.1),
    /** Cast or blocks. */
    CONCRETE(0.25, 0.2),
    /** Sheets, racks, cold stores. */
    METAL(0.4, 0.6),
    /**
     * The floor between two storeys. Reinforced concrete weakens a pulse so much that a range across it was most often
     * measured through a stairwell or a shaft, which delay nothing.
     */
    SLAB(0.02, 0.1);

    /** All, in order. */
    static final List<WallMaterial> VALUES = List.of(values());

    /** Number of materials. */
    static final int COUNT = VALUES.size();

    private final double delay;
    private final double spread;

    WallMaterial(double delay, double spread) {
        this.delay = delay;
        this.spread = spread;
    }

    /** The material by the site document's word; what is not known is taken for drywall. */
    public static WallMaterial of(String word) {
        return switch (word) {
            case "glass" -> GLASS;
            case "brick" -> BRICK;
            case "concrete" -> CONCRETE;
            case "metal" -> METAL;
            default -> DRYWALL;
        };
    }

    /** m that one such wall is expected to make a range longer. */
    public double delay() {
        return delay;
    }

    /** How far the delay may be from what is expected, standard deviation, m. */
    public double spread() {
        return spread;
    }
}
