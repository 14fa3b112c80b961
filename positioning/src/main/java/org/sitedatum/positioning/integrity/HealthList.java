package org.sitedatum.positioning.integrity;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.event.HealthEvent.Device;

/** The health of all devices while it is gathered from who watches them. */
final class HealthList {

    private record Subject(Device device, String id) {}

    private final Map<Subject, SubjectHealth> subjects =
            new TreeMap<>(Comparator.comparing(Subject::id).thenComparing(Subject::device));

    /** Adds one; what was found otherwise to be wrong with the same device is kept. */
    void add(SubjectHealth subject) {
        subjects.merge(
                new Subject(subject.device(), subject.id()), subject, (before, now) -> now.with(before.conditions()));
    }

    /** Adds that one is silent, last heard then, ns. */
    void addSilent(Device device, String id, long heardNanos) {
        Set<Condition> silent = EnumSet.of(Condition.SILENT);
        SubjectHealth unknown = new SubjectHealth(device, id, heardNanos, 0, 0, 0, Double.NaN, silent);
        subjects.merge(new Subject(device, id), unknown, (known, now) -> known.with(silent));
    }

    EngineHealth toHealth() {
        return new EngineHealth(List.copyOf(subjects.values()));
    }
}
