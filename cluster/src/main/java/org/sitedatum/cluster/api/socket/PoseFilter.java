package org.sitedatum.cluster.api.socket;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sitedatum.cluster.live.LivePose;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Which poses a subscription wants.
 *
 * @param trackables these bodies only; empty: all
 * @param kinds words of these kinds only, {@code anonymous} for bodies without identity; empty: all
 * @param floor this floor only
 * @param area inside only
 */
record PoseFilter(Set<String> trackables, Set<String> kinds, Optional<String> floor, Optional<Area> area) {

    /** The kind of a body that the site document does not list. */
    static final String ANONYMOUS = "anonymous";

    PoseFilter {
        trackables = Set.copyOf(trackables);
        kinds = Set.copyOf(kinds);
    }

    /** Whether something that stands at a place is wanted, whatever it is; its floor is asked elsewhere. */
    boolean wantsPlace(Vector3 place) {
        return area.isEmpty() || area.get().contains(place.x(), place.y());
    }

    /** Whether a pose is wanted; {@code kindOf} knows the kinds of bodies. */
    boolean wants(LivePose pose, Function<String, String> kindOf) {
        return (trackables.isEmpty() || trackables.contains(pose.trackable()))
                && (kinds.isEmpty() || kinds.contains(kindOf.apply(pose.trackable())))
                && (floor.isEmpty() || floor.equals(pose.floor()))
                && (area.isEmpty() || area.get().contains(pose.x(), pose.y()));
    }
}
