package org.sitedatum.headset.place;

import java.util.Objects;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;

/**
 * One look at a thing: where it seemed to be in the site, and how far that can be wrong. What the looker's own pose is
 * wrong by is in it: its place by as much, its heading by as much as the thing is away. Immutable.
 */
public final class Sighting {

    private final long timeNanos;
    private final Vector3 place;
    private final double[] covariance;

    private Sighting(long timeNanos, Vector3 place, double[] covariance) {
        this.timeNanos = timeNanos;
        this.place = Objects.requireNonNull(place);
        this.covariance = covariance;
    }

    /**
     * A look whose covariance is known.
     *
     * @param timeNanos when
     * @param place in the site, m
     * @param covariance upper triangle xx xy xz yy yz zz, m²
     * @throws IllegalArgumentException when a number is not finite or the covariance is not positive
     */
    public static Sighting of(long timeNanos, Vector3 place, double[] covariance) {
        double[] c = covariance.clone();
        boolean isWhole = c.length == 6
                && Double.isFinite(place.x() + place.y() + place.z())
                && Double.isFinite(c[0] + c[1] + c[2] + c[3] + c[4] + c[5]);
        double minor = isWhole ? c[0] * c[3] - c[1] * c[1] : 0;
        if (!isWhole || !(c[0] > 0 && minor > 0 && Normal3.invert(c, new double[6]) > 0)) {
            throw new IllegalArgumentException("a sighting wants a finite place and a positive covariance");
        }
        return new Sighting(timeNanos, place, c);
    }

    /**
     * A look from a level pose of the site: {@code place = siteFromLooker lookerFromThing}. An error {@code e} of the yaw
     * moves the thing by {@code e} times its distance, across the line of sight.
     *
     * @param timeNanos when
     * @param siteFromLooker where the looker is
     * @param lookerFromThing what it sees, m
     * @param horizontalSigma of the looker's place per axis, m
     * @param verticalSigma of its height, m
     * @param yawSigma of its heading, rad
     * @param sightSigma of what it sees per axis, m
     */
    public static Sighting from(
            long timeNanos,
            Pose siteFromLooker,
            Vector3 lookerFromThing,
            double horizontalSigma,
            double verticalSigma,
            double yawSigma,
            double sightSigma) {
        Vector3 place = siteFromLooker.apply(lookerFromThing);
        double dx = place.x() - siteFromLooker.position().x();
        double dy = place.y() - siteFromLooker.position().y();
        double own = horizontalSigma * horizontalSigma + sightSigma * sightSigma;
        double turn = yawSigma * yawSigma;
        return of(timeNanos, place, new double[] {
            own + turn * dy * dy,
            -turn * dx * dy,
            0,
            own + turn * dx * dx,
            0,
            verticalSigma * verticalSigma + sightSigma * sightSigma
        });
    }

    /** When, ns. */
    public long timeNanos() {
        return timeNanos;
    }

    /** Where it seemed to be, site frame, m. */
    public Vector3 place() {
        return place;
    }

    /** Upper triangle xx xy xz yy yz zz, m²; a copy. */
    public double[] covariance() {
        return covariance.clone();
    }

    /** How much it says: the smaller the more. */
    double trace() {
        return covariance[0] + covariance[3] + covariance[5];
    }

    /** The inverse of the covariance. */
    double[] information() {
        double[] out = new double[6];
        Normal3.invert(covariance, out);
        return out;
    }

    /** The same look at another place. */
    Sighting at(Vector3 mean) {
        return new Sighting(timeNanos, mean, covariance);
    }
}
