package org.sitedatum.positioning.scene;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.model.Decay;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Where a body was when it was last heard or seen, and where it may have gone since: it went on as it went, or it stopped and
 * wandered. Site frame, m and m/s. Immutable.
 *
 * @param stampNanos when that was, ns since the Unix epoch
 * @param floor it was on; empty when not known
 * @param u velocity along x
 * @param v velocity along y
 * @param pxx variance of x, m^2; likewise pxy, pyy
 * @param anonymous id under which it was seen; empty when it was heard
 * @param probability that it was the body, 0..1
 */
record LastKnown(
        long stampNanos,
        Optional<String> floor,
        double x,
        double y,
        double u,
        double v,
        double pxx,
        double pxy,
        double pyy,
        String anonymous,
        double probability) {

    /** What estimates of velocity are usually off by when a body turns or stops just then, (m/s)^2. */
    private static final double VELOCITY_VARIANCE = 0.3 * 0.3;
    /** Who goes on keeps the direction for this long, s: the length of a corridor, */
    private static final double GOING_SECONDS = 8;
    /** and is at any walking speed in any direction in the long run: 0.9 m/s per axis, as a density q = 2 sigma^2 / tau, m^2/s^3. */
    private static final double GOING_DENSITY = 0.2;
    /** Who stops does so within a second, s, */
    private static final double STOPPING_SECONDS = 1;
    /** and wanders as {@code track.Coasting} has it, m^2/s^3. */
    private static final double STOPPING_DENSITY = 1.5;

    /** A body that said itself where it was. */
    static LastKnown heard(PoseEstimate pose) {
        return of(pose, "", 1);
    }

    /** A body that was seen under an anonymous id and was this probably the one. */
    static LastKnown seen(PoseEstimate pose, double probability) {
        return of(pose, pose.trackable(), probability);
    }

    private static LastKnown of(PoseEstimate pose, String anonymous, double probability) {
        Covariance6 p = pose.covariance();
        return new LastKnown(
                pose.stampNanos(),
                pose.floor(),
                pose.position().x(),
                pose.position().y(),
                pose.velocity().x(),
                pose.velocity().y(),
                p.get(0, 0),
                p.get(0, 1),
                p.get(1, 1),
                anonymous,
                probability);
    }

    void save(Snapshot out) {
        out.putLong(stampNanos);
        out.putValue(floor.orElse(""));
        out.putValue(anonymous);
        out.put(new double[] {x, y, u, v, pxx, pxy, pyy, probability}, 8);
    }

    static LastKnown restore(Snapshot in) {
        long stampNanos = in.nextLong();
        String floor = in.nextValue(String.class);
        String anonymous = in.nextValue(String.class);
        return new LastKnown(
                stampNanos,
                Optional.of(floor).filter(id -> !id.isEmpty()),
                in.next(),
                in.next(),
                in.next(),
                in.next(),
                in.next(),
                in.next(),
                in.next(),
                anonymous,
                in.next());
    }

    /** How densely the body is where another estimate is, at that one's stamp, 1/m^2; zero on another floor. */
    double densityAt(PoseEstimate seen) {
        if (floor.isPresent() && seen.floor().isPresent() && !floor.equals(seen.floor())) {
            return 0;
        }
        double dt = Math.max(0, 1e-9 * (seen.stampNanos() - stampNanos));
        double going = density(seen, dt, GOING_SECONDS, GOING_DENSITY);
        double stopping = density(seen, dt, STOPPING_SECONDS, STOPPING_DENSITY);
        return probability * 0.5 * (going + stopping);
    }

    private double density(PoseEstimate seen, double dt, double tau, double q) {
        Decay decay = new Decay();
        decay.set(dt, tau);
        double reach = decay.reach();
        double spread = reach * reach * VELOCITY_VARIANCE + q * decay.positionShare();
        Covariance6 p = seen.covariance();
        double sxx = pxx + p.get(0, 0) + spread;
        double sxy = pxy + p.get(0, 1);
        double syy = pyy + p.get(1, 1) + spread;
        double determinant = sxx * syy - sxy * sxy;
        double dx = seen.position().x() - x - reach * u;
        double dy = seen.position().y() - y - reach * v;
        double distance = (syy * dx * dx - 2 * sxy * dx * dy + sxx * dy * dy) / determinant;
        return Math.exp(-0.5 * distance) / (2 * Math.PI * Math.sqrt(determinant));
    }
}
