package org.sitedatum.positioning.model;

/**
 * What a step does to a quantity whose rate is forgotten with a time constant (integrated Ornstein-Uhlenbeck process;
 * Bar-Shalom, Li and Kirubarajan 2001, sec. 8.2.2). Reused.
 */
public final class Decay {

    private double fade = 1;
    private double reach;
    private double positionShare;
    private double crossShare;
    private double rateShare;

    /** After {@code dt} seconds with the time constant {@code tau}; an infinite one forgets nothing. */
    public void set(double dt, double tau) {
        boolean endless = Double.isInfinite(tau);
        fade = endless ? 1 : Math.exp(-dt / tau);
        double f = fade;
        reach = endless ? dt : tau * (1 - f);
        positionShare = positionShare(dt, tau, f);
        crossShare = endless ? dt * dt / 2 : 0.5 * tau * tau * (1 - f) * (1 - f);
        rateShare = endless ? dt : 0.5 * tau * (1 - f * f);
    }

    private static double positionShare(double dt, double tau, double f) {
        double r = dt / tau;
        if (r < 0.01) {
            return dt * dt * dt / 3 * (1 - r * (0.75 - 0.35 * r));
        }
        return tau * tau * tau * (r - 2 * (1 - f) + 0.5 * (1 - f * f));
    }

    /** Share of the rate that is left: {@code exp(-dt/tau)}. */
    public double fade() {
        return fade;
    }

    /** How far a rate of one carries: {@code tau (1 - fade)}, {@code dt} without forgetting. */
    public double reach() {
        return reach;
    }

    /** Variance gained per density of the noise on the rate: {@code dt^3/3} without forgetting. */
    public double positionShare() {
        return positionShare;
    }

    /** Covariance gained with the rate: {@code dt^2/2} without forgetting. */
    public double crossShare() {
        return crossShare;
    }

    /** Variance the rate gains: {@code dt} without forgetting. */
    public double rateShare() {
        return rateShare;
    }
}
