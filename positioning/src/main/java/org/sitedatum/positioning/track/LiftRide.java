package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.walls.LiftShafts;
import org.sitedatum.positioning.walls.WallMap;

/**
 * The height of a body in a lift's shaft. It may stand on its floor or be on its way to the next, and steel hides which: its
 * height is an Ornstein-Uhlenbeck process about that on its floor (Bar-Shalom, Li and Kirubarajan 2001, sec. 8.2), so that
 * time makes it less certain instead of more. What is measured of the height counts; what would put the body into the pit or
 * on the roof, as ranges do that steel has made late, makes it less certain by as much.
 */
final class LiftRide {

    /** Time in which a car at 1 m/s has come half a storey, s. */
    private static final double TIME = 2;
    /**
     * Standard deviation as a share of the way to the next floor: half the time at a floor, else anywhere on the way, whose
     * mean square is a sixth.
     */
    private static final double SPREAD = 0.41;
    /** A belief is asked this far around, at least and at most: half a person, half a car, m. */
    private static final double LEAST_AROUND = 0.3;

    private static final double MOST_AROUND = 1;

    private final Belief belief;
    private final FloorVote floor;
    private final LiftShafts shafts;
    private double[] factors = new double[0];
    /** Ways from the body's floor to the nearest other, the lowest and the highest, m. */
    private double storey;

    private double below;
    private double above;

    LiftRide(Belief belief, FloorVote floor, WallMap map) {
        this.belief = belief;
        this.floor = floor;
        this.shafts = new LiftShafts(map);
    }

    /** True when the body may be in a lift. */
    boolean isPossible(Gaussian best) {
        double variance = Math.max(
                best.covariance(StateLayout.PX, StateLayout.PX), best.covariance(StateLayout.PY, StateLayout.PY));
        double around = Math.max(LEAST_AROUND, Math.min(MOST_AROUND, Math.sqrt(variance)));
        double[] mean = best.mean();
        return floor.isOneOfSeveral() && shafts.lead(floor.floor(), mean[StateLayout.PX], mean[StateLayout.PY], around);
    }

    /**
     * Lets the height wander.
     *
     * @param dt s
     * @param target height on the body's floor, m in the site
     */
    void passed(double dt, double target) {
        double kept = Math.exp(-dt / TIME);
        look();
        double sigma = SPREAD * storey;
        for (int i = 0; i < belief.count(); i++) {
            for (int m = 0; m < belief.hypothesis(i).modeCount(); m++) {
                wander(belief.hypothesis(i).mode(m), target, kept, sigma);
            }
        }
    }

    private void look() {
        double here = floor.floors().get(floor.floor()).elevation();
        storey = Double.POSITIVE_INFINITY;
        below = 0;
        above = 0;
        for (Floor other : floor.floors()) {
            double up = other.elevation() - here;
            storey = up == 0 ? storey : Math.min(storey, Math.abs(up));
            below = Math.max(below, -up);
            above = Math.max(above, up);
        }
        storey = below + above == 0 ? 0 : storey;
    }

    private void wander(Gaussian gaussian, double target, double kept, double sigma) {
        if (factors.length < gaussian.size()) {
            factors = new double[gaussian.size() + 8];
            Arrays.fill(factors, 1);
        }
        factors[StateLayout.PZ] = kept;
        double[] mean = gaussian.mean();
        mean[StateLayout.PZ] -= target;
        gaussian.scale(factors);
        mean[StateLayout.PZ] += target;
        double within = Math.max(target - below, Math.min(target + above, mean[StateLayout.PZ]));
        double miss = mean[StateLayout.PZ] - within;
        mean[StateLayout.PZ] = within;
        gaussian.inflate(StateLayout.PZ, (1 - kept * kept) * sigma * sigma + miss * miss);
    }
}
