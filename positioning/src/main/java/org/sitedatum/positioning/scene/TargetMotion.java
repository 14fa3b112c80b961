package org.sitedatum.positioning.scene;

/**
 * Interacting multiple models: the steady and the turning motion mix, then each predicts. Source: H. A. P. Blom, Y.
 * Bar-Shalom, "The interacting multiple model algorithm for systems with Markovian switching coefficients", IEEE TAC
 * 33(8), 1988.
 */
final class TargetMotion {

    private final double[] acceleration;
    private final double modeSeconds;
    private final PlanarMixture mixture = new PlanarMixture();
    private final PlanarState[] mixed = {new PlanarState(), new PlanarState()};
    private final double[] mixedWeight = new double[Target.MODES];

    TargetMotion(SceneOptions options) {
        acceleration = new double[] {options.steadyAcceleration(), options.turningAcceleration()};
        modeSeconds = options.modeSeconds();
    }

    /** Acceleration spectral density of a mode, m^2/s^3. */
    double acceleration(int mode) {
        return acceleration[mode];
    }

    /** Moves a body on by {@code dt} s. */
    void predict(Target target, double dt) {
        mix(target, dt);
        for (int m = 0; m < Target.MODES; m++) {
            target.modes[m].predict(dt, acceleration[m]);
        }
        merge(target);
    }

    private void mix(Target target, double dt) {
        double change = 0.5 * -Math.expm1(-2 * dt / modeSeconds);
        for (int to = 0; to < Target.MODES; to++) {
            mixture.begin();
            for (int from = 0; from < Target.MODES; from++) {
                mixture.add(target.modes[from], target.modeWeight[from] * (from == to ? 1 - change : change));
            }
            mixedWeight[to] = mixture.weight();
            mixture.finishInto(mixed[to]);
        }
        for (int m = 0; m < Target.MODES; m++) {
            target.modes[m].copyFrom(mixed[m]);
            target.modeWeight[m] = mixedWeight[m];
        }
    }

    /** Brings {@link Target#merged} up to date. */
    void merge(Target target) {
        mixture.begin();
        for (int m = 0; m < Target.MODES; m++) {
            mixture.add(target.modes[m], target.modeWeight[m]);
        }
        mixture.finishInto(target.merged);
    }
}
