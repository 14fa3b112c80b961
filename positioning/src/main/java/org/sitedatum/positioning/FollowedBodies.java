package org.sitedatum.positioning;

import java.util.List;
import org.sitedatum.positioning.scene.IdentifiedBodies;
import org.sitedatum.positioning.track.BodyTrack;
import org.sitedatum.positioning.track.BodyTracks;

/** The tracks of a site as its scene looks at them. */
final class FollowedBodies implements IdentifiedBodies {

    private final BodyTracks tracks;

    FollowedBodies(BodyTracks tracks) {
        this.tracks = tracks;
    }

    @Override
    public List<PoseEstimate> at(long stampNanos) {
        return tracks.ordered().stream()
                .filter(track -> isFollowed(track, stampNanos) && !track.isSilent(stampNanos))
                .flatMap(track -> track.estimateAt(stampNanos).stream())
                .toList();
    }

    @Override
    public List<PoseEstimate> silentAt(long stampNanos) {
        return tracks.ordered().stream()
                .filter(track -> isFollowed(track, stampNanos) && track.isSilent(stampNanos) && track.isRestless())
                .flatMap(track -> track.lastEstimate().stream())
                .toList();
    }

    @Override
    public boolean isAny(long stampNanos) {
        return tracks.ordered().stream().anyMatch(track -> isFollowed(track, stampNanos));
    }

    private static boolean isFollowed(BodyTrack track, long stampNanos) {
        return track.isStarted() && !track.isLostAt(stampNanos);
    }
}
