package org.sitedatum.positioning.vision;

import org.sitedatum.positioning.fix.PixelDetection.Target;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * Heights of a body's middle and top above the floor it stands on, m, as far as its kind says. People: stature 1.70 m
 * with 0.10 m over adults of both sexes (ISO 7250-2), the box's middle at half of it and less certain, for arms and
 * bending. Robots and things are of all sizes.
 *
 * @param centre of the middle
 * @param centreSigma its standard deviation
 * @param head of the top
 * @param headSigma its standard deviation
 */
public record BodyShape(double centre, double centreSigma, double head, double headSigma) {

    /** A person standing or walking. */
    public static final BodyShape PERSON = new BodyShape(0.86, 0.08, 1.70, 0.10);

    private static final BodyShape VEHICLE = new BodyShape(0.4, 0.3, 0.8, 0.5);
    private static final BodyShape ASSET = new BodyShape(0.5, 0.4, 1.0, 0.6);
    /** The place where a body touches the floor, and the floor itself, m. */
    private static final double FOOT_SIGMA = 0.02;

    /** What is known of a kind. */
    public static BodyShape of(TrackableKind kind) {
        return switch (kind) {
            case PEDESTRIAN, HEADSET -> PERSON;
            case VEHICLE -> VEHICLE;
            case ASSET -> ASSET;
        };
    }

    /** Height of a part above the floor, m. */
    public double height(Target target) {
        return switch (target) {
            case FOOT -> 0;
            case CENTRE -> centre;
            case HEAD -> head;
        };
    }

    /** Variance of that height, m^2. */
    public double variance(Target target) {
        double sigma = switch (target) {
            case FOOT -> FOOT_SIGMA;
            case CENTRE -> centreSigma;
            case HEAD -> headSigma;
        };
        return sigma * sigma;
    }
}
