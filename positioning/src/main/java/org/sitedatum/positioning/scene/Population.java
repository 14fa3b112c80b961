package org.sitedatum.positioning.scene;

import org.sitedatum.positioning.time.Restorable;
import org.sitedatum.positioning.time.Snapshot;

/**
 * What the bodies that cameras saw first tell of those to come: how long they stay, and how fast they are. People cross a
 * square in half a minute and seldom run; a forklift stays, and may be four times as fast. Radars and lidars, which show
 * bodies of all kinds far off, are left with the prior. Means with conjugate priors (of an exponential and
 * a normal distribution), so that little changes before there is something to tell. Mutable; not thread-safe.
 */
final class Population implements Restorable {

    /** The prior life counts for so many bodies that have gone. */
    private static final double PRIOR_ENDED = 2;
    /** Whoever is hidden for some time may seem to have gone: nobody is taken to stay shorter than this on average, s. */
    private static final double SHORTEST_LIFE = 20;

    /** The prior speed counts for so many seconds of one body. */
    private static final double PRIOR_SECONDS = 20;
    /** Where everybody stands, somebody will walk, m/s per axis. */
    private static final double SLOWEST = 1;
    /** A body surely moves whose squared speed is so many times what it is uncertain by: newcomers come from somewhere. */
    private static final double MOVING = 4;
    /** Speeds are spread more widely than a normal distribution: so many times the variance covers who hurries. */
    private static final double HURRY = 2;
    /** Forgotten are what so many seconds of one body have told. */
    private static final double MEMORY = 20_000;

    private final double priorLife;
    private final double priorVariance;
    private double seconds;
    private double ended;
    private double moved;
    private double squares;

    Population(SceneOptions options) {
        priorLife = options.lifeSeconds();
        priorVariance = options.velocitySigma() * options.velocitySigma();
    }

    @Override
    public void save(Snapshot out) {
        out.put(seconds);
        out.put(ended);
        out.put(moved);
        out.put(squares);
    }

    @Override
    public void restore(Snapshot in) {
        seconds = in.next();
        ended = in.next();
        moved = in.next();
        squares = in.next();
    }

    /** Lets a body be followed for {@code dt} s more. */
    void pass(Target target, double dt) {
        if (target.id == 0) {
            return;
        }
        double lived = target.existence * dt;
        double keep = Math.max(0, 1 - lived / MEMORY);
        seconds = keep * seconds + lived;
        ended *= keep;
        PlanarState s = target.merged;
        double squared = s.u * s.u + s.v * s.v;
        if (squared > MOVING * (s.puu + s.pvv)) {
            moved = keep * moved + lived;
            squares = keep * squares + lived * 0.5 * squared;
        }
    }

    /** Notes that a body is followed no more. */
    void noteEnd() {
        ended++;
    }

    /** Mean time a body stays, s. */
    double lifeSeconds() {
        return Math.max(SHORTEST_LIFE, (PRIOR_ENDED * priorLife + seconds) / (PRIOR_ENDED + ended));
    }

    /** Variance of a body's velocity before it has shown any, per axis, m^2/s^2. */
    double velocityVariance() {
        return Math.max(SLOWEST * SLOWEST, (PRIOR_SECONDS * priorVariance + HURRY * squares) / (PRIOR_SECONDS + moved));
    }
}
