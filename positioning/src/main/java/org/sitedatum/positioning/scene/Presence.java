package org.sitedatum.positioning.scene;

/**
 * What time alone does to the existence of targets and to who sees them: bodies leave, come into sight and go out of it, and
 * those that no sensor seems to see are forgotten. Immutable but for what it looks at.
 */
final class Presence {

    /** A body that no sensor seems to see any more is forgotten after about this many of its sensors' scans, */
    private static final double HIDDEN_SCANS = 6;
    /** but not in less than this, s. */
    private static final double HIDDEN_SECONDS = 0.5;

    /** Somebody is hidden from a camera behind others for as long as one walks past another, s. */
    private static final double HIDDEN_BEHIND_SECONDS = 4;

    private static final double HIDDEN = 0.1;
    private static final double IN_SIGHT = 0.5;
    /** The area a normal distribution is worth, over the root of its determinant: the inverse of its mean density. */
    private static final double FOOTPRINT = 4 * Math.PI;

    private final SceneRoom room;
    private final Population population;
    private final SensorHabits[] habits;

    Presence(SceneRoom room, Population population, SensorHabits[] habits) {
        this.population = population;
        this.room = room;
        this.habits = habits;
    }

    /** Lets {@code dt} seconds pass for a target. */
    void pass(Target target, double dt) {
        boolean hidden = target.presence() < HIDDEN * target.existence || isVague(target);
        target.existence *= Math.exp(-dt / (hidden ? hiddenSeconds(target) : lifeSeconds(target)));
    }

    /**
     * True when each sensor that has the body in sight reports more than one false detection where it may be: then no scan
     * tells whether it is there, and its existence would feed on clutter for ever.
     */
    private boolean isVague(Target target) {
        double reach = FOOTPRINT * Math.sqrt(target.merged.positionDeterminant());
        boolean seen = false;
        for (int s = 0; s < habits.length; s++) {
            if (habits[s].places() && target.inSight[s] > IN_SIGHT) {
                seen = true;
                if (habits[s].clutter() / habits[s].area() * reach < 1) {
                    return false;
                }
            }
        }
        return seen;
    }

    private double hiddenSeconds(Target target) {
        double slowest = 0;
        for (int s = 0; s < habits.length; s++) {
            if (target.share[s] > 0.05 && habits[s].period > slowest) {
                slowest = habits[s].period;
            }
        }
        return Math.max(HIDDEN_SECONDS, HIDDEN_SCANS * slowest);
    }

    private double lifeSeconds(Target target) {
        return room.isImage(target.bornOf)
                ? population.lifeSeconds()
                : room.options().lifeSeconds();
    }

    /** Between scans of a sensor, {@code since} seconds, a body may have come into its sight or left it. */
    void relaxSight(Targets targets, int sensor, double since) {
        if (!habits[sensor].places()) {
            habits[sensor].notePlaces();
            for (int i = 0; i < targets.count(); i++) {
                targets.get(i).inSight[sensor] = habits[sensor].coverage();
            }
        }
        double leave = -Math.expm1(-since / room.options().visibleSeconds());
        double enter = -Math.expm1(-since
                / (room.isImage(sensor) ? HIDDEN_BEHIND_SECONDS : room.options().hiddenSeconds()));
        for (int i = 0; i < targets.count(); i++) {
            double[] inSight = targets.get(i).inSight;
            inSight[sensor] += enter * (1 - inSight[sensor]) - leave * inSight[sensor];
        }
    }
}
