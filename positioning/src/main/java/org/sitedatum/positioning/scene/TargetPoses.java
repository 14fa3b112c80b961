package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;

/** Makes the poses to publish of the targets of a scene, under {@link AnonymousIds}. */
final class TargetPoses {

    /** Height spread of a body whose height nobody measured: standing people, vehicles, m. */
    private static final double UNKNOWN_HEIGHT_SIGMA = 1.0;
    /** Rayleigh quantile of one in a thousand, sqrt(-2 ln 0.001), widened for tails heavier than Gaussian. */
    private static final double PROTECTION_FACTOR = 4.4;
    /** Below this presence a body is no longer published. */
    private static final double LEAST_PRESENCE = 0.1;

    /** An anonymous body corrects an identified one while it is this probably there. */
    private static final double SEEN = 0.5;

    /** Ids kept of bodies that have ended. */
    private static final int SPARE = 64;

    private final EngineOptions options;
    private final SceneRoom room;
    private final TargetFloors floors;
    private final AnonymousIds ids;
    private final long revision;
    private final Map<Long, LastPose> published = new TreeMap<>();
    private final Set<Long> present = new HashSet<>();
    private final PlanarState predicted = new PlanarState();

    TargetPoses(Site site, EngineOptions options, SceneRoom room, long revision) {
        this.options = options;
        this.room = room;
        this.floors = new TargetFloors(site);
        this.revision = revision;
        this.ids = new AnonymousIds(site);
    }

    /** Writes how far the poses of the bodies there are have been counted. */
    void write(SceneState scene, StateWriter out) {
        Map<Long, LastPose> told = new LinkedHashMap<>();
        for (int i = 0; i < scene.count(); i++) {
            LastPose last = published.get(scene.target(i).id);
            if (last != null) {
                told.put(scene.target(i).id, last);
            }
        }
        out.count(told.size());
        told.forEach((id, last) -> {
            out.count(id);
            last.write(out);
        });
    }

    /** Reads what {@link #write} wrote, and returns what goes on from there. */
    Runnable read(StateReader in) {
        Map<Long, LastPose> read = new TreeMap<>();
        for (int left = in.size(); left > 0; left--) {
            read.put(in.count(), LastPose.read(in));
        }
        return () -> published.putAll(read);
    }

    /** Tells of the bodies the newest scan showed, of those whose id passes the filter. */
    void publish(SceneState scene, Consumer<PoseEstimate> listener, Predicate<String> wanted) {
        for (int i = 0; i < scene.count(); i++) {
            Target target = scene.target(i);
            if (target.id != 0 && isNews(target) && wanted.test(idOf(target))) {
                tell(scene, target, scene.stampNanos(), listener);
            }
        }
    }

    /** Says once that those are lost which the scene has ended or no sensor sees, or which do not pass the filter any more. */
    void publishEnded(SceneState scene, Consumer<PoseEstimate> listener, Predicate<String> wanted) {
        present.clear();
        for (int i = 0; i < scene.count(); i++) {
            Target target = scene.target(i);
            if (target.presence() >= LEAST_PRESENCE) {
                present.add(target.id);
            }
        }
        for (Map.Entry<Long, LastPose> one : published.entrySet()) {
            LastPose last = one.getValue();
            boolean goesOn =
                    present.contains(one.getKey()) && wanted.test(last.pose().trackable());
            if (!goesOn && !last.isLost()) {
                LastPose end = last.lostAt(scene.stampNanos());
                one.setValue(end);
                listener.accept(end.pose());
            }
        }
        if (published.size() > 2 * scene.count() + SPARE) {
            forgetEnded(scene);
        }
    }

    /** A scan that came late shows a body at a stamp before the scene's newest. */
    private boolean isNews(Target target) {
        LastPose last = published.get(target.id);
        return last == null || target.seenNanos > last.seenNanos();
    }

    private void forgetEnded(SceneState scene) {
        Set<Long> living = new HashSet<>();
        for (int i = 0; i < scene.count(); i++) {
            living.add(scene.target(i).id);
        }
        published.keySet().retainAll(living);
    }

    private String idOf(Target target) {
        return target.name(ids);
    }

    private void tell(SceneState scene, Target target, long stampNanos, Consumer<PoseEstimate> listener) {
        LastPose last = published.get(target.id);
        long seq = last == null ? 1 : last.pose().seq() + 1;
        PoseEstimate pose = assemble(scene, target, stampNanos, seq);
        published.put(target.id, new LastPose(pose, target.seenNanos));
        listener.accept(pose);
    }

    /** Tells of the bodies whose state has changed with time. */
    void publishOverdue(SceneState scene, long nowNanos, Consumer<PoseEstimate> listener, Predicate<String> wanted) {
        for (int i = 0; i < scene.count(); i++) {
            Target target = scene.target(i);
            LastPose last = target.id == 0 ? null : published.get(target.id);
            boolean overdue = last != null
                    && nowNanos > scene.stampNanos()
                    && stateAt(target, nowNanos) != last.pose().state();
            if (overdue && wanted.test(idOf(target))) {
                tell(scene, target, nowNanos, listener);
            }
        }
    }

    /** The bodies published, predicted to a stamp not before the scene's, in order of id. */
    List<PoseEstimate> at(SceneState scene, long stampNanos, Predicate<String> wanted) {
        List<PoseEstimate> out = new ArrayList<>();
        for (int i = 0; i < scene.count(); i++) {
            Target target = scene.target(i);
            if (target.id != 0 && target.presence() >= LEAST_PRESENCE && wanted.test(idOf(target))) {
                LastPose last = published.get(target.id);
                out.add(assemble(
                        scene,
                        target,
                        stampNanos,
                        last == null ? 0 : last.pose().seq()));
            }
        }
        out.sort(Comparator.comparing(PoseEstimate::trackable));
        return out;
    }

    /**
     * An identified body's pose with what the sensors show of it under an anonymous id; unchanged when they have not shown it
     * lately.
     */
    PoseEstimate refine(SceneState scene, PoseEstimate own, Pairs.Merge merge) {
        Target target = find(scene, merge.anonymous());
        if (target == null || target.presence() < SEEN || !tells(stateAt(target, own.stampNanos()), own)) {
            return own;
        }
        double dt = 1e-9 * (own.stampNanos() - scene.stampNanos());
        predicted.copyFrom(target.merged);
        predicted.predict(dt, dt > 0 ? room.motion().acceleration(1) : 0);
        scene.addCommonErrors(target, predicted);
        double level = PROTECTION_FACTOR * Math.sqrt(predicted.largestPositionVariance());
        return SightedPose.of(own, predicted, merge.probability(), level, sourcesOf(target));
    }

    /** Where a body was a moment ago tells more of one that is silent itself than its own guess, and less of one that is not. */
    private static boolean tells(TrackingState seen, PoseEstimate own) {
        return seen == TrackingState.TRACKING
                || seen == TrackingState.COASTING && own.state() == TrackingState.COASTING;
    }

    /** True when the newest scan shows the body. */
    boolean isShown(SceneState scene, String id) {
        Target target = find(scene, id);
        return target != null && target.seenNanos == scene.stampNanos();
    }

    /** The target published under an id; null when there is none, or when a site of another revision named it. */
    private @Nullable Target find(SceneState scene, String id) {
        OptionalLong number = ids.number(id);
        if (number.isEmpty()) {
            return null;
        }
        for (int i = 0; i < scene.count(); i++) {
            if (scene.target(i).id == number.getAsLong()) {
                return scene.target(i);
            }
        }
        return null;
    }

    /** True when a body is followed under an id. */
    boolean isKnown(SceneState scene, String id) {
        return find(scene, id) != null;
    }

    /** Stamp from which on a body was followed; long ago when none is known under the id. */
    long bornNanos(SceneState scene, String id) {
        Target target = find(scene, id);
        return target == null ? Long.MIN_VALUE : target.bornNanos;
    }

    /** The known body published under an id, as another scene can go on with it; it is forgotten without a word. */
    TargetTransfer release(SceneState scene, String id, boolean introduced) {
        Target target = Objects.requireNonNull(find(scene, id), "no body " + id);
        Optional<String> label = target.label == Target.NO_LABEL
                ? Optional.empty()
                : Optional.of(room.reader().label(target.label));
        Optional<LastPose> last = Optional.ofNullable(published.remove(target.id));
        return new TargetTransfer(target, scene.stampNanos(), label, last, introduced);
    }

    /** Goes on counting the poses of a body where another scene was. */
    void admit(TargetTransfer body) {
        body.last().ifPresent(last -> published.put(body.target().id, last));
    }

    private TrackingState stateAt(Target target, long stampNanos) {
        long age = stampNanos - target.seenNanos;
        if (age > options.lostAfterNanos() || target.presence() < LEAST_PRESENCE) {
            return TrackingState.LOST;
        }
        return age > options.coastAfterNanos() ? TrackingState.COASTING : TrackingState.TRACKING;
    }

    private PoseEstimate assemble(SceneState scene, Target target, long stampNanos, long seq) {
        long stamp = Math.max(stampNanos, scene.stampNanos());
        predicted.copyFrom(target.merged);
        predicted.predict(1e-9 * (stamp - scene.stampNanos()), room.motion().acceleration(1));
        scene.addCommonErrors(target, predicted);
        boolean flat = Double.isNaN(target.z);
        double zVariance = flat ? UNKNOWN_HEIGHT_SIGMA * UNKNOWN_HEIGHT_SIGMA : target.zVariance + 1e-4;
        return new PoseEstimate(
                idOf(target),
                stamp,
                floors.floor(target),
                new Vector3(predicted.x, predicted.y, flat ? floors.ground() : target.z),
                Optional.empty(),
                Covariance6.ofPosition(new Covariance3(predicted.pxx, predicted.pxy, 0, predicted.pyy, 0, zVariance)),
                new Vector3(predicted.u, predicted.v, 0),
                Optional.empty(),
                stateAt(target, stamp),
                PROTECTION_FACTOR * Math.sqrt(predicted.largestPositionVariance()),
                sourcesOf(target),
                target.existence,
                target.label == Target.NO_LABEL
                        ? Optional.empty()
                        : Optional.of(room.reader().label(target.label)),
                seq,
                revision,
                floors.probability(target));
    }

    private List<String> sourcesOf(Target target) {
        List<String> sources = new ArrayList<>(2);
        for (int s = 0; s < target.share.length; s++) {
            if (target.share[s] > 0.01) {
                sources.add(room.sensors().get(s).id());
            }
        }
        return sources;
    }
}
