package org.sitedatum.positioning.places;

import org.sitedatum.positioning.filter.NormalDistribution;

/**
 * A disc.
 *
 * <p>The probability is integrated over strips along the radius through the position: across them the position is normal,
 * along them, given the offset across, it is normal too, so each strip's share is a difference of two normal probabilities.
 */
final class CircleRegion implements Region {

    // eight-point Gauss-Legendre on -1..1, mirrored
    private static final double[] NODE = {0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
    };
    private static final double[] WEIGHT = {
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private final double centreX;
    private final double centreY;
    private final double radius;

    CircleRegion(double centreX, double centreY, double radius) {
        this.centreX = centreX;
        this.centreY = centreY;
        this.radius = radius;
    }

    @Override
    public double minX() {
        return centreX - radius;
    }

    @Override
    public double minY() {
        return centreY - radius;
    }

    @Override
    public double maxX() {
        return centreX + radius;
    }

    @Override
    public double maxY() {
        return centreY + radius;
    }

    @Override
    public double depth(double x, double y) {
        return radius - Math.hypot(x - centreX, y - centreY);
    }

    @Override
    public void measure(Whereabouts at, RegionProbe probe) {
        double dx = at.x() - centreX;
        double dy = at.y() - centreY;
        double distance = Math.sqrt(dx * dx + dy * dy);
        double ux = distance == 0 ? 1 : dx / distance;
        double uy = distance == 0 ? 0 : dy / distance;
        double alongVariance = ux * ux * at.xx() + 2 * ux * uy * at.xy() + uy * uy * at.yy();
        double acrossVariance = uy * uy * at.xx() - 2 * ux * uy * at.xy() + ux * ux * at.yy();
        double covariance = ux * uy * (at.yy() - at.xx()) + (ux * ux - uy * uy) * at.xy();
        probe.clearance = (radius - distance) / Math.sqrt(alongVariance);
        if (Math.abs(radius - distance) > Normal.NEGLIGIBLE * at.longestSigma()) {
            probe.mass = distance < radius ? 1 : 0;
        } else {
            probe.mass = strips(distance, alongVariance, acrossVariance, covariance);
        }
    }

    private double strips(double distance, double alongVariance, double acrossVariance, double covariance) {
        double acrossSigma = Math.sqrt(acrossVariance);
        double slope = covariance / acrossVariance;
        double alongSigma = Math.sqrt(Math.max(1e-12, alongVariance - slope * covariance));
        double reach = Math.min(radius, Normal.NEGLIGIBLE * acrossSigma);
        double sum = 0;
        // two panels, for the integrand is a bell: each holds half of it
        for (int i = 0; i < NODE.length; i++) {
            for (int side = -1; side <= 1; side += 2) {
                double offset = 0.5 * reach * (1 + side * NODE[i]);
                sum += WEIGHT[i]
                        * (strip(offset, distance, acrossSigma, slope, alongSigma)
                                + strip(-offset, distance, acrossSigma, slope, alongSigma));
            }
        }
        return Math.max(0, Math.min(1, 0.5 * reach * sum));
    }

    /** Density of the offset across times the probability along of being between the circle's two sides. */
    private double strip(double offset, double distance, double acrossSigma, double slope, double alongSigma) {
        double scaled = offset / acrossSigma;
        double density = Math.exp(-0.5 * scaled * scaled) / (acrossSigma * ROOT_TWO_PI);
        double half = Math.sqrt(Math.max(0, radius * radius - offset * offset));
        double mean = distance + slope * offset;
        return density
                * (NormalDistribution.below((half - mean) / alongSigma)
                        - NormalDistribution.below((-half - mean) / alongSigma));
    }

    @Override
    public boolean cross(double fromX, double fromY, double toX, double toY, RegionProbe probe) {
        double dx = toX - fromX;
        double dy = toY - fromY;
        double squaredLength = dx * dx + dy * dy;
        double middle = ((centreX - fromX) * dx + (centreY - fromY) * dy) / squaredLength;
        double offset = ((centreX - fromX) * dy - (centreY - fromY) * dx) / Math.sqrt(squaredLength);
        double half = Math.sqrt(Math.max(0, radius * radius - offset * offset) / squaredLength);
        probe.in = middle - half;
        probe.out = middle + half;
        return half > 0 && probe.in >= 0 && probe.out <= 1;
    }

    @Override
    public void shadow(double x, double y, double ux, double uy, RegionProbe probe) {
        double left = ux * (centreY - y) - uy * (centreX - x);
        probe.least = left - radius;
        probe.greatest = left + radius;
    }
}
