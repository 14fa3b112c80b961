package org.sitedatum.positioning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.integrity.EngineHealth;
import org.sitedatum.positioning.integrity.SiteHealth;
import org.sitedatum.positioning.places.Places;
import org.sitedatum.positioning.places.PlacesListener;
import org.sitedatum.positioning.scene.IdentifiedBodies;
import org.sitedatum.positioning.scene.Scene;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.SnapshotRefusal;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;
import org.sitedatum.positioning.time.SourceClock;
import org.sitedatum.positioning.track.BodyTrack;
import org.sitedatum.positioning.track.BodyTracks;
import org.sitedatum.positioning.track.PoseAssembly;
import org.sitedatum.positioning.track.SiteSensors;
import org.sitedatum.positioning.track.TrackRoom;

/**
 * The deterministic step function from fixes to poses for one sector: door, frames, the body's track, pose.
 *
 * <p>Time is an argument: the receipt time of each fix, or {@link #advanceTo}. The same fixes in any order of arrival
 * inside the reordering window leave every track the same, to the bit. One thread owns an engine.
 */
public final class PositioningEngine {

    private final EngineOptions options;
    private final EngineListener outside;
    private final int number;
    private final EventEmitter events;
    private final EngineCounts counts = new EngineCounts();
    private final MovingFrames movingFrames = new MovingFrames();

    // What follows belongs to one revision of the site.
    private Site site;
    private long revision;
    private EngineListener listener;
    private Places places;
    private FixIntake intake;
    private TrackRoom room;
    private BodyTracks tracks;
    private SiteHealth health;
    private VisionRouting vision;
    private Scene scene;
    private EngineBytes bytes;
    private BodyExchange exchange;

    /** An engine for a valid site of no particular revision that tells {@code listener} what comes of each fix. */
    public PositioningEngine(Site site, EngineOptions options, EngineListener listener) {
        this(site, 0, options, listener);
    }

    /**
     * An engine for a valid site that tells {@code listener} what comes of each fix.
     *
     * @param revision of the site, in every pose
     */
    public PositioningEngine(Site site, long revision, EngineOptions options, EngineListener listener) {
        this(site, revision, options, listener, 0);
    }

    /**
     * One of several engines of a site, each of which follows some of its bodies.
     *
     * @param revision of the site, in every pose
     * @param number of this engine among them, from 0: part of the names it gives to bodies without an identity
     */
    public PositioningEngine(Site site, long revision, EngineOptions options, EngineListener listener, int number) {
        this.options = options;
        this.number = number;
        this.outside = listener;
        this.events = new EventEmitter(event -> {
            listener.onEvent(event);
            if (event instanceof MergeEvent merge) {
                places.onMerge(merge);
            }
        });
        install(site, revision);
    }

    private void install(Site site, long revision) {
        this.site = site;
        this.revision = revision;
        places = new Places(site, options, events);
        listener = new PlacesListener(outside, places);
        SiteSensors sensors = new SiteSensors(site);
        room = new TrackRoom(sensors, options, revision);
        tracks = new BodyTracks(site, options, room);
        health = new SiteHealth(site, events);
        intake = new FixIntake(site, options, counts, movingFrames, health, tracks, listener);
        vision = new VisionRouting(sensors.vision(), sensors.sightings());
        IdentifiedBodies bodies = new FollowedBodies(tracks);
        scene = new Scene(site, options, revision, outside::onPose, places::onPose, bodies, events, number);
        bytes = new EngineBytes(site, revision, counts, health, places, scene, tracks);
        exchange = new BodyExchange(site, this::trackOf, counts, places, scene, tracks);
    }

    /**
     * Goes on with the site as another revision has it. What is different is said first, as one event that carries the
     * revision; no estimate moves by itself. What is known of bodies, anchors, floors, fences and sensors goes to those of
     * the same id; what was learnt of ranges to an anchor that is somewhere else is dropped. A body that is gone, or has
     * other tags or another kind, is said to be lost; its stays and those at fences that are gone end. Poses carry the
     * revision from then on.
     *
     * <p>Fixes heard so far are not taken back: one that comes before the last of its body (or of the scene) in the
     * canonical order is too old from then on.
     *
     * @param next a valid document of the same site
     * @param nextRevision its number; one that is not newer changes nothing
     * @param atNanos the time, ns since the Unix epoch
     * @return whether it was newer
     * @throws IllegalArgumentException when it is of another site
     */
    public boolean reconfigure(Site next, long nextRevision, long atNanos) {
        if (!next.id().equals(site.id())) {
            throw new IllegalArgumentException("an engine of site " + site.id() + " cannot become one of " + next.id());
        }
        if (nextRevision <= revision) {
            return false;
        }
        SiteTransition transition = new SiteTransition(site, next, atNanos);
        transition.announce(events, nextRevision, revision);
        transition.endBodies(tracks, scene, places, listener);
        transition.endPlaces(places);
        transition.forgetHealth(health);
        byte[] state = snapshot();
        install(next, nextRevision);
        bytes.read(List.of(state)).run();
        places.endUnwatched(atNanos);
        return true;
    }

    /** The revision of the site; 0 when it is not known. */
    public long revision() {
        return revision;
    }

    /**
     * The revision of the site that a snapshot was taken with; empty when it is none.
     *
     * @param snapshot whole or of changes
     */
    public static OptionalLong revisionOf(byte[] snapshot) {
        try {
            return OptionalLong.of(EngineBytes.revisionOf(snapshot));
        } catch (SnapshotRefusedException refused) {
            return OptionalLong.empty();
        }
    }

    /** Takes one fix; the listener hears the pose or the refusal before this returns. */
    public void accept(Fix fix) {
        Optional<Fix> inSite = intake.take(fix);
        if (inSite.isEmpty()) {
            return;
        }
        Optional<BodyTrack> track = fix.header().trackable().flatMap(tracks::find);
        Optional<VisionRouting.Route> route = vision.find(inSite.get());
        if (route.isPresent()) {
            follow(route.get(), fix);
        } else if (track.isPresent()) {
            track(inSite.get(), track.get());
        } else if (fix instanceof DetectionsFix || fix instanceof ScanFix) {
            see(inSite.get(), fix);
        } else {
            intake.reject(fix, Reason.UNSUPPORTED, fix.kind() + " without a trackable is not used by this engine");
        }
    }

    /** Hears that another engine of the site takes a fix: its source is there, and a frame that it names is what it was. */
    public void noteElsewhere(Fix fix) {
        health.hearSourceElsewhere(fix.header().source(), fix.header().receivedNanos());
        health.hearAnchorsElsewhere(fix);
        scene.sensorOf(fix)
                .ifPresent(sensor ->
                        health.hearSensorElsewhere(sensor, fix.header().receivedNanos()));
        intake.noteFrame(fix);
    }

    private void follow(VisionRouting.Route route, Fix fix) {
        if (route instanceof VisionRouting.Route.ToBody known) {
            tracks.find(known.body()).ifPresent(track -> track(known.fix(), track));
        } else if (route instanceof VisionRouting.Route.ToScene seen) {
            see(seen.fix(), fix);
        } else if (route instanceof VisionRouting.Route.Refused refused) {
            intake.reject(fix, refused.reason(), refused.detail());
        }
    }

    /** Bodies whose own sources are silent go on being published while sensors show them. */
    private void see(Fix inSite, Fix fix) {
        scene.sensorOf(inSite)
                .ifPresent(sensor -> health.hearSensor(sensor, fix.header().receivedNanos()));
        if (intake.settle(fix, scene.accept(inSite))) {
            scene.hearings().forEach(health::hear);
            long stamp = scene.stampNanos();
            for (String body : scene.identifiedShown()) {
                tracks.find(body)
                        .filter(track -> track.isOverdue(stamp) && track.stateAt(stamp) != TrackingState.LOST)
                        .ifPresent(track -> listener.onPose(scene.refine(track.publishAt(stamp))));
            }
        }
    }

    private void track(Fix fix, BodyTrack track) {
        room.forgetHearing();
        Optional<Reason> refused = track.accept(fix);
        boolean taken = intake.settle(fix, refused);
        health.hear(room.arrivalHearing());
        if (taken && track.isStarted()) {
            PoseEstimate own = track.publish();
            health.hearAnchors(
                    fix,
                    track.bodyId(),
                    Optional.of(own.position()).filter(place -> own.state() == TrackingState.TRACKING));
            listener.onPose(scene.refine(own));
            if (fix instanceof OdometryFix) {
                track.alignment().ifPresent(alignment -> announce(alignment, fix.stampNanos()));
            }
        } else if (isNews(refused)) {
            health.hearAnchors(fix, track.bodyId(), Optional.empty());
        }
    }

    private static boolean isNews(Optional<Reason> refused) {
        return !refused.equals(Optional.of(Reason.DUPLICATE)) && !refused.equals(Optional.of(Reason.TOO_OLD));
    }

    private void announce(PoseAssembly.Alignment alignment, long stampNanos) {
        listener.onAlignment(
                alignment.frame(),
                stampNanos,
                alignment.siteFromOdom(),
                alignment.covariance(),
                counts.nextAlignmentRevision());
    }

    /**
     * All that the engine knows, for another node to go on with: tracks, scene, what was learnt of sources and sensors,
     * places, clocks, counts. The fixes of the last reordering window are not part of it.
     */
    public byte[] snapshot() {
        return bytes.write(true);
    }

    /** The same with only those bodies that have changed since the last snapshot of either kind; the first is whole. */
    public byte[] snapshotChanged() {
        return bytes.write(false);
    }

    /** {@link #resume(List)} from a whole snapshot. */
    public Optional<SnapshotRefusal> resume(byte[] whole) {
        return resume(List.of(whole));
    }

    /**
     * Goes on where another engine of the same site was, before any fix is heard: from then on the same fixes give the same
     * poses and events with the same numbers, to the bit, except fixes that come before the last one of their body (or
     * of the scene) in the canonical order: they are too old.
     *
     * <p>Where the site has another revision, what is known of bodies, anchors, floors and sensors goes to those of the
     * same id; those that are gone are dropped, and a body with other tags or of another kind starts anew.
     *
     * @param snapshots a whole one, and all changes since in their order
     * @return why it did not, and then nothing has changed
     */
    public Optional<SnapshotRefusal> resume(List<byte[]> snapshots) {
        if (!counts.isZero()) {
            return Optional.of(new SnapshotRefusal(
                    SnapshotRefusal.Reason.NOT_FRESH, "this engine has heard fixes already; resume a fresh one"));
        }
        try {
            bytes.read(snapshots).run();
            for (BodyTrack track : tracks.ordered()) {
                track.odometryFrame().ifPresent(frame -> movingFrames.note(frame, track.bodyId()));
            }
            return Optional.empty();
        } catch (SnapshotRefusedException refused) {
            return Optional.of(refused.refusal());
        }
    }

    /** Where bodies leave for other engines of the site, and come from them; another one after {@link #reconfigure}. */
    public BodyExchange exchange() {
        return exchange;
    }

    /** The track a fix goes to, and the fix as it takes it; empty when it goes nowhere or to the scene. */
    private Optional<BodyExchange.Addressed> trackOf(Fix fix) {
        Optional<Fix> inSite = intake.foresee(fix);
        Optional<VisionRouting.Route> route = inSite.flatMap(vision::find);
        if (route.isPresent()) {
            return route.get() instanceof VisionRouting.Route.ToBody known
                    ? tracks.find(known.body()).map(track -> new BodyExchange.Addressed(track, known.fix()))
                    : Optional.empty();
        }
        Optional<BodyTrack> track = fix.header().trackable().flatMap(tracks::find);
        return inSite.flatMap(placed -> track.map(one -> new BodyExchange.Addressed(one, placed)));
    }

    /** Lets time pass without a fix, so that states change (coasting, lost) by themselves; ns since the Unix epoch. */
    public void advanceTo(long nowNanos) {
        for (BodyTrack track : tracks.ordered()) {
            if (track.isStarted() && track.isOverdue(nowNanos) && track.stateAt(nowNanos) != track.publishedState()) {
                listener.onPose(scene.refine(track.publishAt(nowNanos)));
            }
        }
        scene.advanceTo(nowNanos);
        places.advanceTo(nowNanos);
        health.advanceTo(nowNanos);
    }

    /** The body's estimate predicted to a stamp by its motion model; empty before the first estimate. */
    public Optional<PoseEstimate> estimateAt(String trackable, long stampNanos) {
        return tracks.find(trackable)
                .flatMap(track -> track.estimateAt(stampNanos))
                .map(scene::refine);
    }

    /** The estimates of bodies without an identity, predicted to a stamp, in order of id. */
    public List<PoseEstimate> anonymousAt(long stampNanos) {
        return scene.posesAt(stampNanos);
    }

    /** The clocks of all sources heard so far, in order of source id. */
    public SortedMap<String, SourceClock> clocks() {
        return counts.clocks();
    }

    /** How the sources, anchors and sensors are. */
    public EngineHealth health() {
        return health.snapshot();
    }

    /** Fixes accepted so far. */
    public long acceptedCount() {
        return counts.accepted();
    }

    /** Fixes refused so far, by reason; reasons never met are absent. */
    public Map<Reason, Long> rejectedCounts() {
        return counts.rejected();
    }

    /** What is watched for at the site's places, to take its state or give it another's. */
    public Places places() {
        return places;
    }

    /** Events said so far. */
    public long eventCount() {
        return events.lastSequence();
    }
}
