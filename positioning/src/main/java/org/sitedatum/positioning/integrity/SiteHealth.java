package org.sitedatum.positioning.integrity;

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
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
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
    private final SourceSilence sensorSilence;
    private final AnchorSilence anchorSilence;
    private final Map<String, SensorMonitor> sensors = new TreeMap<>();

    /** Health of a site's devices, told through {@code events}. */
    public SiteHealth(Site site, EventEmitter events) {
        this.events = events;
        this.silence = new SourceSilence(Device.SOURCE, events);
        this.sensorSilence = new SourceSilence(Device.SENSOR, events);
        for (Anchor anchor : site.anchors()) {
            anchors.put(anchor.id(), anchor.position());
        }
        this.anchorSilence = new AnchorSilence(events, anchors.keySet());
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
        out.put(sensors.size());
        sensors.forEach((id, monitor) -> {
            out.putValue(id);
            monitor.save(out);
        });
        sensorSilence.save(out);
        anchorSilence.save(out);
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
        sensors.clear();
        for (int left = in.nextCount(MOST); left > 0; left--) {
            SensorMonitor monitor = new SensorMonitor();
            sensors.put(in.nextValue(String.class), monitor);
            monitor.restore(in);
        }
        sensorSilence.restore(in);
        anchorSilence.restore(in);
    }

    /** Takes that a source sent something usable, received then, ns. */
    public void hearSource(String source, long receivedNanos) {
        silence.hear(source, receivedNanos);
    }

    /** Hears that a source sent something for another engine of the site. */
    public void hearSourceElsewhere(String source, long receivedNanos) {
        silence.hearElsewhere(source, receivedNanos);
    }

    /**
     * Takes that a tag of a body heard anchors, whatever came of it.
     *
     * @param place of the body, m in the site frame, if known
     */
    public void hearAnchors(Fix fix, String body, Optional<Vector3> place) {
        for (String anchor : anchorsOf(fix)) {
            anchorSilence.hear(
                    fix.header().source(), body, anchor, place, fix.header().receivedNanos());
        }
    }

    /** Hears that tags of another engine of the site heard anchors. */
    public void hearAnchorsElsewhere(Fix fix) {
        for (String anchor : anchorsOf(fix)) {
            anchorSilence.hearElsewhere(anchor, fix.header().receivedNanos());
        }
    }

    private static List<String> anchorsOf(Fix fix) {
        if (fix instanceof RangeFix range) {
            return List.of(range.anchor());
        }
        return fix instanceof RangeDifferenceFix difference
                ? List.of(difference.reference(), difference.anchor())
                : List.of();
    }

    /** Takes that a sensor without names sent a scan, be it empty, received then, ns. */
    public void hearSensor(String sensor, long receivedNanos) {
        sensorSilence.hear(sensor, receivedNanos);
    }

    /** Hears that a sensor without names sent a scan to another engine of the site. */
    public void hearSensorElsewhere(String sensor, long receivedNanos) {
        sensorSilence.hearElsewhere(sensor, receivedNanos);
    }

    /** Takes what a scan of a sensor without names showed. */
    public void hear(SensorHearing scan) {
        SensorMonitor monitor = sensors.computeIfAbsent(scan.sensor(), id -> new SensorMonitor());
        monitor.hear(scan);
        for (int i = 0; i < SensorMonitor.WATCHED.size(); i++) {
            Condition condition = SensorMonitor.WATCHED.get(i);
            Alarm alarm = monitor.alarm(i);
            double value = monitor.value(condition);
            if (!Double.isNaN(value) && alarm.changes(value)) {
                say(scan.stampNanos(), Device.SENSOR, scan.sensor(), condition, alarm, value);
            }
        }
    }

    /** Lets time pass, ns: sources and sensors that stopped are said to be silent. */
    public void advanceTo(long nowNanos) {
        silence.advanceTo(nowNanos);
        sensorSilence.advanceTo(nowNanos);
        anchorSilence.advanceTo(nowNanos);
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
        for (String id : ids) {
            if (device == Device.ANCHOR) {
                anchorSilence.forget(id, stampNanos);
            } else {
                sensorSilence.forget(id, stampNanos);
                Optional.ofNullable(sensors.remove(id)).ifPresent(monitor -> clear(id, monitor, stampNanos));
            }
        }
    }

    private void clear(Device device, String id, SubjectMonitor monitor, long stampNanos) {
        for (int i = 0; i < SubjectMonitor.WATCHED.size(); i++) {
            Condition condition = SubjectMonitor.WATCHED.get(i);
            if (monitor.alarm(i).isRaised()) {
                end(stampNanos, device, id, condition, monitor.alarm(i), monitor.value(condition));
            }
        }
    }

    private void clear(String id, SensorMonitor monitor, long stampNanos) {
        for (int i = 0; i < SensorMonitor.WATCHED.size(); i++) {
            Condition condition = SensorMonitor.WATCHED.get(i);
            if (monitor.alarm(i).isRaised()) {
                end(stampNanos, Device.SENSOR, id, condition, monitor.alarm(i), monitor.value(condition));
            }
        }
    }

    private void end(long stampNanos, Device device, String id, Condition condition, Alarm alarm, double last) {
        double value = Double.isNaN(last) ? 0 : last;
        events.emit(sequence -> new HealthEvent(
                sequence, stampNanos, device, id, condition, Change.CLEARED, value, alarm.limit(), Optional.empty()));
    }

    private void say(long stampNanos, Device device, String id, Condition condition, Alarm alarm, double value) {
        Change change = alarm.isRaised() ? Change.RAISED : Change.CLEARED;
        events.emit(sequence -> new HealthEvent(
                sequence, stampNanos, device, id, condition, change, value, alarm.limit(), Optional.empty()));
    }

    /** How all are now. */
    public EngineHealth snapshot() {
        HealthList list = new HealthList();
        devices.forEach((id, device) -> {
            SubjectMonitor monitor = Objects.requireNonNull(subjects.get(id));
            list.add(new SubjectHealth(
                    device,
                    id,
                    monitor.heardNanos(),
                    monitor.bias(),
                    monitor.spread(),
                    monitor.notUsed(),
                    monitor.lag(),
                    monitor.conditions()));
        });
        sensors.forEach((id, monitor) -> list.add(new SubjectHealth(
                Device.SENSOR,
                id,
                monitor.heardNanos(),
                monitor.bias(),
                monitor.spread(),
                monitor.unexplained(),
                monitor.lag(),
                monitor.conditions())));
        silence.silent().forEach((id, heard) -> list.addSilent(Device.SOURCE, id, heard));
        anchorSilence.silent().forEach((id, heard) -> list.addSilent(Device.ANCHOR, id, heard));
        sensorSilence.silent().forEach((id, heard) -> list.addSilent(Device.SENSOR, id, heard));
        return list.toHealth();
    }
}
