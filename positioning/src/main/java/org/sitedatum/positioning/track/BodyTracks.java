package org.sitedatum.positioning.track;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;

/** The tracks of all bodies of a site: found by the id of the body or of one of its tags, listed in order of body id. */
public final class BodyTracks {

    private final Map<String, BodyTrack> byAnyId = new HashMap<>();
    private final List<BodyTrack> ordered;

    /** Tracks that have heard nothing, one per trackable. Not thread-safe. */
    public BodyTracks(Site site, EngineOptions options, TrackRoom room) {
        Trackable[] trackables = site.trackables().toArray(new Trackable[0]);
        Arrays.sort(trackables, Comparator.comparing(Trackable::id));
        BodyTrack[] tracks = new BodyTrack[trackables.length];
        for (int i = 0; i < trackables.length; i++) {
            tracks[i] = new BodyTrack(site, trackables[i], options, room);
            byAnyId.put(trackables[i].id(), tracks[i]);
            for (Tag tag : trackables[i].tags()) {
                byAnyId.put(tag.id(), tracks[i]);
            }
        }
        ordered = List.of(tracks);
    }

    /** The track of a trackable's or tag's id. */
    public Optional<BodyTrack> find(String id) {
        return Optional.ofNullable(byAnyId.get(id));
    }

    /** The track of a trackable's id, and not of a tag's. */
    public Optional<BodyTrack> findBody(String id) {
        return find(id).filter(track -> track.bodyId().equals(id));
    }

    /** All tracks, by id of their body. */
    public List<BodyTrack> ordered() {
        return ordered;
    }
}
