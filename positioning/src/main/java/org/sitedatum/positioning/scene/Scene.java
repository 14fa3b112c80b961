package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.integrity.SensorHearing;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.LayoutChange;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;
import org.sitedatum.positioning.time.ReorderingWindow;
import org.sitedatum.positioning.time.Snapshot;
import org.sitedatum.positioning.vision.SiteVision;
import org.sitedatum.positioning.walls.Sight;

/**
 * The bodies without an identity in one sector: takes detections and scans, follows what they show, publishes it.
 *
 * <p>The same fixes in any order of arrival inside the reordering window leave the same scene, to the bit. Site frame, SI
 * units; one thread owns it, the engine's.
 */
public final class Scene {

    private final SceneRoom room;
    private final ReorderingWindow<SceneState> window;
    private final TargetPoses poses;
    private final Introductions introductions;
    private final Identities identities;
    private final Sightings sightings;
    private final List<SensorHearing> hearings = new ArrayList<>();

    /**
     * A scene that has seen nothing.
     *
     * @param revision of the site, in every pose
     * @param publish hears every pose that is published
     * @param places hears those of bodies that are surely not identified ones
     * @param bodies the identified bodies, any of which an anonymous one may prove to be
     * @param events hears of merges and partings
     * @param number of this scene among those of the site, from 0: part of the names of its bodies
     */
    public Scene(
            Site site,
            EngineOptions options,
            long revision,
            Consumer<PoseEstimate> publish,
            Consumer<PoseEstimate> places,
            IdentifiedBodies bodies,
            EventEmitter events,
            int number) {
        this(
                site,
                options,
                revision,
                publish,
                places,
                new Identities(bodies, events, options.lostAfterNanos() - options.coastAfterNanos()),
                new JointAssociator(),
                AnonymousIds.before(number));
    }

    Scene(
            Site site,
            EngineOptions options,
            long revision,
            Consumer<PoseEstimate> publish,
            Consumer<PoseEstimate> places,
            Identities identities,
            DataAssociator associator) {
        this(site, options, revision, publish, places, identities, associator, 0);
    }

    Scene(
            Site site,
            EngineOptions options,
            long revision,
            Consumer<PoseEstimate> publish,
            Consumer<PoseEstimate> places,
            Identities identities,
            DataAssociator associator,
            long idsAfter) {
        this.identities = identities;
        this.introductions = new Introductions(publish, places, identities::isStranger);
        List<SceneSensor> sensors = new ArrayList<>();
        WallVisibility walls = new WallVisibility(site);
        SiteVision vision = new SiteVision(site);
        for (Detector detector : site.detectors()) {
            sensors.add(SceneSensor.of(detector, site.floors()));
            walls.add(Sight.of(detector.kind()), detector.siteFromSensor());
        }
        for (Camera camera : site.cameras()) {
            Optional<RigidTransform> pose = vision.findPose(camera.id());
            sensors.add(SceneSensor.camera(camera, pose, site.floors()));
            walls.add(Sight.CAMERA, pose);
        }
        room = new SceneRoom(sensors, SceneOptions.defaults(), walls, associator, idsAfter);
        window = new ReorderingWindow<>(options.reorderWindowNanos(), new SceneState(room));
        poses = new TargetPoses(site, options, room, revision);
        sightings = new Sightings(identities, poses);
    }

    /** Takes a fix that passed the door and is in the site frame; empty when it was accepted, else why not. */
    public Optional<Reason> accept(Fix fix) {
        int sensor = room.sensorIndex(fix);
        if (sensor < 0) {
            return Optional.of(Reason.UNKNOWN_SENSOR);
        }
        boolean polar = fix instanceof ScanFix;
        if (polar
                && fix.header().siteFromSensor().isEmpty()
                && room.sensors().get(sensor).siteFromSensor().isEmpty()) {
            return Optional.of(Reason.NO_TRANSFORM);
        }
        hearings.clear();
        return switch (window.accept(fix)) {
            case TOO_OLD -> Optional.of(Reason.TOO_OLD);
            case DUPLICATE -> Optional.of(Reason.DUPLICATE);
            case REWOUND, APPLIED -> {
                hearings.add(room.arrivalHearing());
                publish();
                yield Optional.empty();
            }
        };
    }

    private void publish() {
        long stampNanos = window.head().stampNanos();
        if (identities.isDue(stampNanos)) {
            identities.compare(
                    () -> poses.at(window.head(), stampNanos, id -> true),
                    id -> poses.bornNanos(window.head(), id),
                    stampNanos);
            identities.together().forEach(seen -> compare(seen, stampNanos));
        }
        poses.publishEnded(window.head(), introductions, this::isOnItsOwn);
        poses.publish(window.head(), introductions, this::isOnItsOwn);
    }

    /** What one sensor alone shows of a body, and the body's own tag: who is off, if they differ, is the sensor. */
    private void compare(Identities.Seen seen, long stampNanos) {
        if (seen.anonymous().sources().size() == 1) {
            String id = seen.anonymous().sources().get(0);
            Optional<Vector3> place =
                    room.findSensor(id).flatMap(SceneSensor::siteFromSensor).map(RigidTransform::translation);
            SensorHearing hearing = new SensorHearing();
            hearing.begin(id, stampNanos);
            ScanComparison.take(
                    seen,
                    place.map(Vector3::x).orElse(Double.NaN),
                    place.map(Vector3::y).orElse(Double.NaN),
                    hearing);
            hearings.add(hearing);
        }
    }

    /** What the fix accepted last told of the sensors; to be read before the next one. */
    public List<SensorHearing> hearings() {
        return hearings;
    }

    /** The sensor of this scene that a fix came from. */
    public Optional<String> sensorOf(Fix fix) {
        int sensor = room.sensorIndex(fix);
        return sensor < 0
                ? Optional.empty()
                : Optional.of(room.sensors().get(sensor).id());
    }

    private boolean isOnItsOwn(String id) {
        return !identities.isMerged(id);
    }

    /** Lets time pass without a fix, so that states change by themselves; ns since the Unix epoch. */
    public void advanceTo(long nowNanos) {
        poses.publishOverdue(window.head(), nowNanos, introductions, this::isOnItsOwn);
    }

    /** The bodies published, predicted to a stamp, in order of id; those that are identified bodies left out. */
    public List<PoseEstimate> posesAt(long stampNanos) {
        return poses.at(window.head(), stampNanos, this::isOnItsOwn);
    }

    /**
     * An identified body's pose with what the sensors of this scene show of it, while it is merged with an anonymous body, or
     * silent and one of several. A function of the estimates: it changes none, so that nothing is counted twice and a wrong
     * merge is undone by parting.
     */
    public PoseEstimate refine(PoseEstimate own) {
        return sightings.refine(window.head(), own);
    }

    /** Ids of the identified bodies that the newest scan shows, in order. */
    public List<String> identifiedShown() {
        List<String> shown = new ArrayList<>();
        identities.merges().forEach((body, merge) -> {
            if (poses.isShown(window.head(), merge.anonymous())) {
                shown.add(body);
            }
        });
        return shown;
    }

    /** Parts identified bodies that are not followed any more from the anonymous ones they were merged with. */
    public void partFrom(Set<String> gone, long stampNanos) {
        identities.partFrom(gone, stampNanos);
    }

    /** Stamp of the newest scan, ns since the Unix epoch. */
    public long stampNanos() {
        return window.head().stampNanos();
    }

    /** Writes all that is known of the bodies and the sensors. */
    public void write(StateWriter out) {
        window.writeHead(out);
        out.texts(room.reader().labels());
        poses.write(window.head(), out);
        out.texts(introductions.introduced());
        Snapshot row = new Snapshot();
        row.take(identities);
        row.writeTo(out);
    }

    /**
     * Reads what {@link #write} wrote, and returns what makes the scene go on from there.
     *
     * @throws SnapshotRefusedException when it is no state of a scene
     */
    public Runnable read(StateReader in, LayoutChange since) {
        SceneState scratch = new SceneState(room);
        ReorderingWindow.Head head = ReorderingWindow.readHead(in, since, scratch);
        List<String> labels = in.texts();
        Runnable counted = poses.read(in);
        List<String> introduced = in.texts();
        Snapshot row = new Snapshot();
        row.readFrom(in);
        row.giveTo(identities.spare(), since);
        if (!scratch.isConsistent(labels.size())) {
            throw SnapshotRefusedException.corrupt("the parts of the scene contradict each other");
        }
        return () -> {
            window.resume(head);
            room.reader().resumeLabels(labels);
            counted.run();
            introductions.resume(introduced);
            row.giveTo(identities);
        };
    }

    /** The anonymous half of an identified body; empty when it is merged with none. */
    public Optional<String> anonymousHalf(String body) {
        return identities.mergeOf(body).map(Pairs.Merge::anonymous);
    }

    /**
     * Forgets a known body without an identity, without a word, and writes it for another scene to go on with. Scans that
     * come before the newest are too old then.
     *
     * @param identified the body it may be merged with
     */
    public void release(String id, String identified, StateWriter out) {
        TargetTransfer body = poses.release(window.head(), id, introductions.release(id));
        body.write(out);
        out.text(id);
        Snapshot row = new Snapshot();
        SameBody pair = identities.release(id, identified).orElseGet(() -> new SameBody(stampNanos()));
        row.take(pair);
        row.writeTo(out);
        out.texts(pair.merged() ? List.of(identified) : List.of());
        long number = body.target().id;
        window.change(state -> state.remove(number));
    }

    /** Forgets where an identified body was seen that is merged with none. */
    public void forget(String body) {
        identities.forget(body);
    }

    /** True when a body without an identity is followed under this id. */
    public boolean isKnown(String id) {
        return poses.isKnown(window.head(), id);
    }

    /**
     * Reads what {@link #release} wrote, and returns what makes the scene go on with the body.
     *
     * @throws SnapshotRefusedException when it is none
     */
    public Runnable readReleased(StateReader in, LayoutChange since) {
        TargetTransfer body = TargetTransfer.read(in, since, room.sensors().size());
        String id = in.text();
        SameBody pair = new SameBody(body.stampNanos());
        Snapshot row = new Snapshot();
        row.readFrom(in);
        row.giveTo(pair, since);
        List<String> identified = in.texts();
        return () -> {
            body.label().ifPresent(name -> body.target().label = room.reader().labelIndex(name));
            window.change(state -> {
                state.remove(body.target().id);
                state.add(body.target(), body.stampNanos());
            });
            poses.admit(body);
            if (body.introduced()) {
                introductions.resume(List.of(id));
            }
            identified.forEach(one -> identities.admit(id, one, pair));
        };
    }

    /** For tests and tools: the state after the fixes so far; to be read only. */
    SceneState state() {
        return window.head();
    }
}
