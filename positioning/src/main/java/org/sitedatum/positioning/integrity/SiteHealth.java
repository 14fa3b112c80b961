package org.sitedatum.positioning.integrity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.HealthEvent.Change;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.event.HealthEvent.Device;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.time.Restorable;
import org.sitedatum.positioning.time.Snapshot;

/**
 * The health of all sources, anchors and sensors of a sector, from what the tracks found when they asked them. Says each
 * condition once when it begins and once when it ends.
 *
 * <p>Follows arrival, not stamps: it reports and decides nothing about poses. Not thread-safe.
 */
public final class SiteHealth implements Restorable {

    private static final Device[] DEVICES = Device.values();
    /** More devices than any site has. */
    private static final int MOST = 1_000_000;

    private final EventEmitter events;
    private final Map<String, Vector3> anchors = new HashMap<>();
    private final Map<String, SubjectMonitor> subjects = new HashMap<>();
    private final Map<String, Device> devices = new TreeMap<>();

    private final SourceSilence silence;

    /** Health of a site's devices, told through {@code events}. */
    public SiteHealth(Site site, EventEmitter events) {
        this.events = events;
        this.silence = new SourceSilence(events);
        for (Anchor anchor : site.anchors()) {
            anchors.put(anchor.id(), anchor.position());
        }
    }

    @Override
    public void save(Snapshot out) {
        out.put(devices.size());
        devices.forEach((id, device) -> {
            out.putValue(id);
            out.put(device.ordinal());
            Objects.requireNonNull(subjects.get(id)).save(out);
        });
        silence.save(out);
    }

    /** Reads what {@link #save} wrote; anchors that are gone are forgotten. */
    @Override
    public void restore(Snapshot in) {
        subjects.clear();
        devices.clear();
        for (int left = in.nextCount(MOST); left > 0; left--) {
            String id = in.nextValue(String.class);
            Device device = DEVICES[in.nextCount(DEVICES.length - 1)];
            SubjectMonitor monitor = new SubjectMonitor(Optional.ofNullable(anchors.get(id)));
            monitor.restore(in);
            if (device != Device.ANCHOR || anchors.containsKey(id)) {
                subjects.put(id, monitor);
                devices.put(id, device);
            }
        }
        silence.restore(in);
    }

    /** Takes that a source sent something usable, received then, ns. */
    public void hearSource(String source, long receivedNanos) {
        silence.hear(source, receivedNanos);
    }

    /** Hears that a source sent something for another engine of the site. */
    public void hearSourceElsewhere(String source, long receivedNanos) {
        silence.hearElsewhere(source, receivedNanos);
    }

    /** Lets time pass, ns: sources that stopped are said to be silent. */
    public void advanceTo(long nowNanos) {
        silence.advanceTo(nowNanos);
    }

    /** Takes what came of asking a witness. */
    public void hear(Hearing hearing) {
        if (!hearing.isValid()) {
            return;
        }
        SubjectMonitor monitor = subjects.get(hearing.id());
        if (monitor == null) {
            monitor = new SubjectMonitor(Optional.ofNullable(anchors.get(hearing.id())));
            subjects.put(hearing.id(), monitor);
            devices.put(hearing.id(), hearing.device());
        }
        monitor.hear(hearing);
        for (int i = 0; i < SubjectMonitor.WATCHED.size(); i++) {
            judge(hearing, monitor, SubjectMonitor.WATCHED.get(i), monitor.alarm(i));
        }
    }

    private void judge(Hearing hearing, SubjectMonitor monitor, Condition condition, Alarm alarm) {
        double value = monitor.value(condition);
        if (Double.isNaN(value) || !alarm.changes(value)) {
            return;
        }
        Change change = alarm.isRaised() ? Change.RAISED : Change.CLEARED;
        Optional<Vector3> place = condition == Condition.MOVED ? monitor.likelyPosition() : Optional.empty();
        events.emit(sequence -> new HealthEvent(
                sequence,
                hearing.stampNanos(),
                hearing.device(),
                hearing.id(),
                condition,
                change,
                value,
                alarm.limit(),
                place));
    }

    /**
     * Forgets what is known of anchors or sensors that are gone or somewhere else; what was wrong with them is cleared.
     *
     * @param device anchors or sensors
     */
    public void forget(Device device, Set<String> ids, long stampNanos) {
        for (String id : List.copyOf(devices.keySet())) {
            if (devices.get(id) == device && ids.contains(id)) {
                clear(device, id, Objects.requireNonNull(subjects.remove(id)), stampNanos);
                devices.remove(id);
            }
        }
    }

    private void clear(Device device, String id, SubjectMonitor monitor, long stampNanos) {
        for (int i = 0; i < SubjectMonitor.WATCHED.size(); i++) {
            Condition condition = SubjectMonitor.WATCHED.get(i);
            Alarm alarm = monitor.alarm(i);
            if (alarm.isRaised()) {
                double last = monitor.value(condition);
                double value = Double.isNaN(last) ? 0 : last;
                events.emit(sequence -> new HealthEvent(
                        sequence,
                        stampNanos,
                        device,
                        id,
                        condition,
                        Change.CLEARED,
                        value,
                        alarm.limit(),
                        Optional.empty()));
            }
        }
    }

    /** How all are now. */
    public EngineHealth snapshot() {
        List<SubjectHealth> list = new ArrayList<>();
        Map<String, Long> silent = silence.silent();
        devices.forEach((id, device) -> {
            Set<Condition> conditions = EnumSet.noneOf(Condition.class);
            SubjectMonitor monitor = Objects.requireNonNull(subjects.get(id));
            conditions.addAll(monitor.conditions());
            if (device == Device.SOURCE && silent.remove(id) != null) {
                conditions.add(Condition.SILENT);
            }
            list.add(new SubjectHealth(
                    device,
                    id,
                    monitor.heardNanos(),
                    monitor.bias(),
                    monitor.spread(),
                    monitor.notUsed(),
                    monitor.lag(),
                    conditions));
        });
        silent.forEach((id, heardNanos) -> list.add(
                new SubjectHealth(Device.SOURCE, id, heardNanos, 0, 0, 0, Double.NaN, EnumSet.of(Condition.SILENT))));
        list.sort(Comparator.comparing(SubjectHealth::id));
        return new EngineHealth(list);
    }
}
