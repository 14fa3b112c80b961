package org.sitedatum.positioning.site;

/**
 * What one body has fences do otherwise than they say themselves. NaN: not given, each fence's own holds.
 *
 * @param timeout s, as in {@link FenceTimeouts}
 * @param exitTolerance m, as in {@link FenceMargins}
 * @param toleranceTimeout s, as in {@link FenceTimeouts}
 * @param exitDelay s, as in {@link FenceTimeouts}
 */
public record FencePatience(double timeout, double exitTolerance, double toleranceTimeout, double exitDelay) {

    /** Nothing given. */
    public static final FencePatience NONE = new FencePatience(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** The fence as it is for the body. */
    public Fence applyTo(Fence fence) {
        FenceMargins margins = fence.margins();
        FenceTimeouts times = fence.timeouts();
        return fence.withMargins(new FenceMargins(
                        margins.enterTolerance(),
                        first(exitTolerance, margins.exitTolerance()),
                        margins.enterProbability(),
                        margins.exitProbability()))
                .withTimeouts(new FenceTimeouts(
                        first(timeout, times.timeout()),
                        first(toleranceTimeout, times.toleranceTimeout()),
                        first(exitDelay, times.exitDelay()),
                        times.enterDelay(),
                        times.dwell()));
    }

    private static double first(double own, double fences) {
        return Double.isNaN(own) ? fences : own;
    }
}
