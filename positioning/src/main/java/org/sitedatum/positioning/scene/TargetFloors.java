package org.sitedatum.positioning.scene;

import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.filter.NormalDistribution;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;

/** On which floor of a site a body without an identity is, by its height, and how probably. Immutable. */
final class TargetFloors {

    /** A body may seem to be this little below the floor it stands on, m. */
    private static final double TOLERANCE = 0.3;
    /** Added to the variance of a height: surveys of floors and sensors differ, m^2. */
    private static final double SURVEY_VARIANCE = 0.01;

    private final List<Floor> floors;

    TargetFloors(Site site) {
        floors = site.floors();
    }

    /** Elevation of the first floor, m; 0 without floors. */
    double ground() {
        return floors.isEmpty() ? 0 : floors.get(0).elevation();
    }

    /** The floor; empty where there are several and the height is not known, or where there is none. */
    Optional<String> floor(Target target) {
        return floors.isEmpty() || Double.isNaN(target.z) && floors.size() > 1
                ? Optional.empty()
                : Optional.of(floors.get(index(target.z)).id());
    }

    private int index(double z) {
        int best = 0;
        for (int i = 1; i < floors.size(); i++) {
            double elevation = floors.get(i).elevation();
            if (elevation <= z + TOLERANCE && elevation > floors.get(best).elevation()) {
                best = i;
            }
        }
        return best;
    }

    /** Probability that it is on {@link #floor}, 0..1; NaN where there are fewer than two floors or none is said. */
    double probability(Target target) {
        if (floors.size() < 2 || Double.isNaN(target.z)) {
            return Double.NaN;
        }
        double elevation = floors.get(index(target.z)).elevation();
        double below = Double.NEGATIVE_INFINITY;
        double above = Double.POSITIVE_INFINITY;
        for (Floor floor : floors) {
            below = floor.elevation() < elevation ? elevation : below;
            above = floor.elevation() > elevation ? Math.min(above, floor.elevation()) : above;
        }
        double sigma = Math.sqrt(target.zVariance + SURVEY_VARIANCE);
        double under = NormalDistribution.below((below - TOLERANCE - target.z) / sigma);
        double over = NormalDistribution.above((above - TOLERANCE - target.z) / sigma);
        return Math.max(0, Math.min(1, 1 - under - over));
    }
}
