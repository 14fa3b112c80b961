package org.sitedatum.positioning.places;

import org.sitedatum.positioning.site.Trackable;

/**
 * How far a body reaches up and down from the point whose pose is published, and how high that point is when the body stands.
 * Immutable.
 *
 * @param below m down to its lowest point
 * @param above m up to its highest
 * @param stands usual height of the point over what the body stands on, m
 */
record Upright(double below, double above, double stands) {

    /** Tall people and what they carry, m. */
    private static final double STATURE = 1.9;
    /** A tag on a person is anywhere from the shoe to the helmet, mostly at the belt or the breast, m. */
    private static final double WORN = 1.2;
    /** Eyes of a person who stands, m. */
    private static final double EYES = 1.7;
    /** A truck or robot whose tag is anywhere on it, m. */
    private static final double VEHICLE = 1;
    /** Something carried, stacked or flying, m. */
    private static final double ASSET = 0.5;

    /** Of a body the site does not list: it is taken for a person of whom the feet, the middle or the head was seen. */
    static final Upright STRANGER = new Upright(0.5 * STATURE, 0.5 * STATURE, 0.5 * STATURE);

    /** Of a body that the site lists. */
    static Upright of(Trackable body) {
        double height = body.height();
        boolean person = switch (body.kind()) {
            case PEDESTRIAN, HEADSET -> true;
            case VEHICLE, ASSET -> false;
        };
        if (!Double.isNaN(height)) {
            return new Upright(height, person ? Math.max(0, STATURE - height) : ASSET, height);
        }
        return switch (body.kind()) {
            case PEDESTRIAN -> new Upright(WORN, STATURE - WORN, WORN);
            case HEADSET -> new Upright(EYES, STATURE - EYES, EYES);
            case VEHICLE -> new Upright(VEHICLE, VEHICLE, 0.5 * VEHICLE);
            case ASSET -> new Upright(ASSET, ASSET, ASSET);
        };
    }
}
