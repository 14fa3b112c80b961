package org.sitedatum.positioning.integrity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.time.Snapshot;

/** A condition with hysteresis: it begins above one bound and ends below a lower one, each said once. */
final class Alarm {

    private final double raiseAbove;
    private final double clearBelow;
    private boolean raised;

    Alarm(double raiseAbove, double clearBelow) {
        this.raiseAbove = raiseAbove;
        this.clearBelow = clearBelow;
    }

    /** True when the value changes whether the condition holds. */
    boolean changes(double value) {
        boolean now = raised ? !(value < clearBelow) : value > raiseAbove;
        if (now == raised) {
            return false;
        }
        raised = now;
        return true;
    }

    void save(Snapshot out) {
        out.putBoolean(raised);
    }

    void restore(Snapshot in) {
        raised = in.nextBoolean();
    }

    boolean isRaised() {
        return raised;
    }

    double limit() {
        return raised ? raiseAbove : clearBelow;
    }

    /** The conditions whose alarms, at the same places, are raised. */
    static Set<Condition> raised(List<Condition> watched, Alarm[] alarms) {
        EnumSet<Condition> raised = EnumSet.noneOf(Condition.class);
        for (int i = 0; i < alarms.length; i++) {
            if (alarms[i].isRaised()) {
                raised.add(watched.get(i));
            }
        }
        return raised;
    }
}
