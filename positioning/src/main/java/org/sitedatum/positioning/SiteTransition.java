package org.sitedatum.positioning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.event.HealthEvent.Device;
import org.sitedatum.positioning.event.RevisionEvent;
import org.sitedatum.positioning.integrity.SiteHealth;
import org.sitedatum.positioning.places.Places;
import org.sitedatum.positioning.revision.ObjectChange;
import org.sitedatum.positioning.revision.ObjectChange.Change;
import org.sitedatum.positioning.revision.ObjectKind;
import org.sitedatum.positioning.revision.SiteComparison;
import org.sitedatum.positioning.scene.Scene;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.track.BodyTrack;
import org.sitedatum.positioning.track.BodyTracks;

/**
 * What another revision of the site brings to an end in an engine that goes on. It is said with the parts of the engine that
 * know the site as it was.
 */
final class SiteTransition {

    private final Site before;
    private final Site after;
    private final long stampNanos;
    private final List<ObjectChange> changes;

    SiteTransition(Site before, Site after, long stampNanos) {
        this.before = before;
        this.after = after;
        this.stampNanos = stampNanos;
        this.changes = SiteComparison.between(before, after);
    }

    /** Says what is different. */
    void announce(EventEmitter events, long revision, long replaced) {
        events.emit(sequence -> RevisionEvent.of(sequence, stampNanos, after.id(), revision, replaced, changes));
    }

    /** Says the last of every body that is gone, or has other tags, and so is followed anew if at all. */
    void endBodies(BodyTracks tracks, Scene scene, Places places, EngineListener listener) {
        Map<String, Trackable> listed = new HashMap<>();
        after.trackables().forEach(body -> listed.put(body.id(), body));
        Set<String> ended = new TreeSet<>();
        for (BodyTrack track : tracks.ordered()) {
            Trackable body = listed.get(track.bodyId());
            if (body == null || !track.fits(after, body)) {
                ended.add(track.bodyId());
                if (track.isStarted() && track.publishedState() != TrackingState.LOST) {
                    listener.onPose(track.publishEnd(stampNanos));
                }
                places.removeBody(track.bodyId(), stampNanos);
            }
        }
        scene.partFrom(ended, stampNanos);
    }

    /** Ends the stays at fences that are gone, and all meetings when there are other rules for them. */
    void endPlaces(Places places) {
        ids(ObjectKind.FENCE, Change.REMOVED).forEach(fence -> places.removeFence(fence, stampNanos));
        if (!before.meetings().equals(after.meetings())) {
            places.endMeetings(stampNanos);
        }
    }

    /** Forgets how the anchors and sensors were that are gone or somewhere else. */
    void forgetHealth(SiteHealth health) {
        health.forget(Device.ANCHOR, goneOrMoved(ObjectKind.ANCHOR), stampNanos);
        Set<String> sensors = goneOrMoved(ObjectKind.DETECTOR);
        sensors.addAll(goneOrMoved(ObjectKind.CAMERA));
        health.forget(Device.SENSOR, sensors, stampNanos);
    }

    private Set<String> goneOrMoved(ObjectKind kind) {
        Set<String> ids = ids(kind, Change.REMOVED);
        changes.stream()
                .filter(change -> change.kind() == kind && change.isMove())
                .forEach(change -> ids.add(change.id()));
        return ids;
    }

    private Set<String> ids(ObjectKind kind, Change which) {
        return changes.stream()
                .filter(change -> change.kind() == kind && change.change() == which)
                .map(ObjectChange::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
