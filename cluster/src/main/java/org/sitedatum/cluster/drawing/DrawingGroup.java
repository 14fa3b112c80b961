package org.sitedatum.cluster.drawing;

/**
 * Shapes that belong together in a drawing: a layer, or all units of one category. Somebody decides for all of them at once.
 *
 * @param name as the file has it, shortened; for people
 * @param use what its name suggests
 */
public record DrawingGroup(String name, Use use) {

    /** What becomes of a group's shapes in a site. */
    public enum Use {
        /** Nothing, unless somebody decides otherwise. */
        NONE,
        /** Walls of this material. */
        GLASS,
        /** Walls of this material. */
        DRYWALL,
        /** Walls of this material. */
        BRICK,
        /** Walls of this material. */
        CONCRETE,
        /** Walls of this material. */
        METAL,
        /** Fences. */
        FENCE,
        /** Anchors. */
        ANCHOR
    }
}
