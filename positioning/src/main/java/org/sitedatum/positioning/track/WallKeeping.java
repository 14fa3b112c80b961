package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.time.Snapshot;
import org.sitedatum.positioning.walls.HalfSpace;
import org.sitedatum.positioning.walls.WallCrossings;
import org.sitedatum.positioning.walls.WallMap;

/**
 * Bodies do not walk through walls: a belief that has slipped through one is held back softly, while measurements may
 * still carry it there. It remembers on which side the body was; when the belief stays clearly beyond the
 * wall for {@link #PATIENCE}, there was a way (a door nobody drew), or the remembered side was wrong, and the new side is taken. Of several
 * hypotheses the one whose way leads through a wall becomes less probable.
 *
 * <p>Doors are gaps between walls. Rewindable.
 */
final class WallKeeping {

    /** Time a wall holds back a belief that is clearly beyond it, s. */
    static final double PATIENCE = 1.5;

    /** And one that may as well be on the nearer side, s. */
    private static final double LONGEST_PATIENCE = 8;
    /** So many standard deviations beyond a wall is clearly beyond. */
    private static final double CLEAR_SIGMAS = 2;

    private static final double INTERVAL = 0.2;
    /** Share of passages through walls that are real. */
    private static final double PASSING = 0.05;
    /** The middle of a body stays this far from a wall's middle: half a wall and a shoulder, m. */
    private static final double CLEARANCE = 0.15;
    /** A belief wider than this does not know on which side it is, m. */
    private static final double WIDEST = 1.5;

    private static final double SLOWEST = 0.2;

    private final Belief belief;
    private final FloorVote floor;
    private final WallMap map;
    private final WallCrossings crossings = new WallCrossings();
    private final HalfSpace halfSpace = new HalfSpace();
    private final double[] likelihoods = new double[ModeMixing.MAX_MODES];
    private final int[] axes = {StateLayout.PX, StateLayout.PY};
    private final double[] normal = new double[2];
    private double[] ph = new double[0];
    private double offset;

    private double since;
    private double held;
    private double sideX = Double.NaN;
    private double sideY = Double.NaN;

    WallKeeping(Belief belief, FloorVote floor, WallMap map) {
        this.belief = belief;
        this.floor = floor;
        this.map = map;
    }

    void save(Snapshot out) {
        out.put(since);
        out.put(sideX);
        if (!Double.isNaN(sideX)) {
            out.put(sideY);
            out.put(held);
        }
    }

    void restore(Snapshot in) {
        since = in.next();
        forgetSide();
        sideX = in.next();
        if (!Double.isNaN(sideX)) {
            sideY = in.next();
            held = in.next();
        }
    }

    void clear() {
        since = 0;
        forgetSide();
    }

    private void forgetSide() {
        held = 0;
        sideX = Double.NaN;
        sideY = Double.NaN;
    }

    /** Time has passed, s. */
    void passed(double dt) {
        since += dt;
    }

    /** A measurement was taken: looks where it has moved the belief. */
    void measured() {
        if (since < INTERVAL || map.pieces() == 0 || belief.isEmpty()) {
            return;
        }
        double step = since;
        since = 0;
        if (belief.count() == 1) {
            keep(belief.hypothesis(0), step);
        } else {
            forgetSide();
            doubtThoseThroughWalls(Math.min(step, 2 * INTERVAL));
        }
    }

    /** A hypothesis' way since the last look follows from its velocity. */
    private void doubtThoseThroughWalls(double step) {
        for (int i = 0; i < belief.count(); i++) {
            double[] mean = belief.hypothesis(i).likeliest().mean();
            double dx = step * mean[StateLayout.VX];
            double dy = step * mean[StateLayout.VY];
            double x = mean[StateLayout.PX];
            double y = mean[StateLayout.PY];
            if (Math.hypot(dx, dy) > SLOWEST * step && crosses(x - dx, y - dy, x, y)) {
                belief.hypothesis(i).addLogWeight(Math.log(PASSING));
            }
        }
        belief.prune();
    }

    private void keep(Hypothesis hypothesis, double step) {
        Gaussian gaussian = hypothesis.likeliest();
        double x = gaussian.mean()[StateLayout.PX];
        double y = gaussian.mean()[StateLayout.PY];
        double sigma = Math.sqrt(Math.max(
                gaussian.covariance(StateLayout.PX, StateLayout.PX),
                gaussian.covariance(StateLayout.PY, StateLayout.PY)));
        if (sigma > WIDEST) {
            forgetSide();
        } else if (Double.isNaN(sideX) || held > PATIENCE || !isBeyondAWall(x, y, sigma)) {
            held = 0;
            sideX = x;
            sideY = y;
        } else {
            held += distance(gaussian) < -CLEAR_SIGMAS * sigma ? step : step * PATIENCE / LONGEST_PATIENCE;
            holdBack(hypothesis);
            slideAlong(x, y);
        }
    }

    /** True when the way from the remembered side leads through a wall, and does so a little beside as well. */
    private boolean isBeyondAWall(double x, double y, double sigma) {
        map.crossingsInPlanInto(floor.floor(), sideX, sideY, x, y, crossings);
        if (crossings.count() == 0) {
            return false;
        }
        facing(firstCrossing());
        double alongX = -normal[1] * sigma;
        double alongY = normal[0] * sigma;
        return crosses(sideX, sideY, x + alongX, y + alongY) && crosses(sideX, sideY, x - alongX, y - alongY);
    }

    private int firstCrossing() {
        int first = 0;
        for (int i = 1; i < crossings.count(); i++) {
            first = crossings.along(i) < crossings.along(first) ? i : first;
        }
        return first;
    }

    /** The wall's normal towards the remembered side, and the wall's distance along it. */
    private void facing(int crossing) {
        double x = crossings.x0(crossing);
        double y = crossings.y0(crossing);
        double dx = crossings.x1(crossing) - x;
        double dy = crossings.y1(crossing) - y;
        double length = Math.hypot(dx, dy);
        normal[0] = -dy / length;
        normal[1] = dx / length;
        if (normal[0] * (sideX - x) + normal[1] * (sideY - y) < 0) {
            normal[0] = -normal[0];
            normal[1] = -normal[1];
        }
        offset = normal[0] * x + normal[1] * y + CLEARANCE;
    }

    private boolean crosses(double ax, double ay, double bx, double by) {
        map.crossingsInPlanInto(floor.floor(), ax, ay, bx, by, crossings);
        return crossings.count() > 0;
    }

    /** Moment-matches every mode to what the wall leaves of it. */
    private void holdBack(Hypothesis hypothesis) {
        Arrays.fill(likelihoods, 0);
        for (int m = 0; m < hypothesis.modeCount(); m++) {
            Gaussian gaussian = hypothesis.mode(m);
            if (ph.length < gaussian.size()) {
                ph = new double[gaussian.size() + 8];
            }
            gaussian.multiplyInto(axes, normal, 0, 2, ph);
            double prior = normal[0] * ph[StateLayout.PX] + normal[1] * ph[StateLayout.PY];
            double distance = distance(gaussian);
            halfSpace.constrain(distance, Math.sqrt(prior), PASSING);
            likelihoods[m] = Math.log(halfSpace.likelihood());
            double gained = prior - halfSpace.variance();
            if (gained > 1e-6 * prior) {
                double s = prior * prior / gained;
                gaussian.correct(ph, s, (halfSpace.mean() - distance) * s / prior);
                if (gaussian.oriented()) {
                    gaussian.absorbRotation();
                }
            }
        }
        hypothesis.weigh(likelihoods);
        belief.prune();
    }

    private double distance(Gaussian gaussian) {
        return normal[0] * gaussian.mean()[StateLayout.PX] + normal[1] * gaussian.mean()[StateLayout.PY] - offset;
    }

    /** The remembered side follows the body along the wall. */
    private void slideAlong(double x, double y) {
        double missing = offset - normal[0] * x - normal[1] * y;
        double besideX = x + missing * normal[0];
        double besideY = y + missing * normal[1];
        if (!crosses(sideX, sideY, besideX, besideY)) {
            sideX = besideX;
            sideY = besideY;
        }
    }
}
