package org.sitedatum.positioning;

import java.util.Optional;
import org.sitedatum.positioning.places.Places;
import org.sitedatum.positioning.places.PlacesBytes;
import org.sitedatum.positioning.places.PlacesState;
import org.sitedatum.positioning.scene.Scene;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.LayoutChange;
import org.sitedatum.positioning.snapshot.SiteLayout;
import org.sitedatum.positioning.snapshot.SnapshotEnvelope;
import org.sitedatum.positioning.snapshot.SnapshotRefusal.Reason;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;
import org.sitedatum.positioning.track.BodyTrack;
import org.sitedatum.positioning.track.BodyTracks;

/**
 * One body of an engine as bytes: its track, its anonymous half in the scene, its stays and meetings. Reading looks at
 * everything before anything is changed. One thread owns it, the engine's.
 */
final class BodyBytes {

    private static final int ROOM = 4096;

    private final SiteLayout layout;
    private final EngineCounts counts;
    private final Places places;
    private final Scene scene;
    private final BodyTracks tracks;

    BodyBytes(Site site, EngineCounts counts, Places places, Scene scene, BodyTracks tracks) {
        this.layout = SiteLayout.of(site);
        this.counts = counts;
        this.places = places;
        this.scene = scene;
        this.tracks = tracks;
    }

    /** Takes a body out; empty when nothing was ever heard of it. */
    Optional<byte[]> release(String body) {
        StateWriter out = new StateWriter(ROOM);
        layout.write(out);
        out.count(counts.alignmentRevision());
        Optional<BodyTrack> track = tracks.findBody(body).filter(one -> !one.isUntouched());
        out.truth(track.isPresent());
        track.ifPresent(one -> one.write(out));
        Optional<String> half = track.isPresent() ? scene.anonymousHalf(body) : Optional.of(body);
        boolean inScene = half.isPresent() && scene.isKnown(half.get());
        out.truth(inScene);
        if (inScene) {
            scene.release(half.orElseThrow(), body, out);
        }
        if (track.isEmpty() && !inScene) {
            return Optional.empty();
        }
        track.ifPresent(BodyTrack::forget);
        PlacesBytes.write(places.release(body), out);
        return Optional.of(SnapshotEnvelope.seal(out));
    }

    /**
     * Reads what {@link #release} wrote, and returns what makes the engine go on with the body.
     *
     * @throws SnapshotRefusedException when it is no body of this site
     */
    Runnable read(byte[] released) {
        StateReader in = SnapshotEnvelope.open(released);
        SiteLayout before = SiteLayout.read(in);
        if (!before.site().equals(layout.site())) {
            throw new SnapshotRefusedException(Reason.OTHER_SITE, "of site " + before.site());
        }
        LayoutChange since = LayoutChange.between(before, layout);
        long revision = in.count();
        Runnable track = in.truth() ? readTrack(in, since) : () -> {};
        Runnable seen = in.truth() ? scene.readReleased(in, since) : () -> {};
        PlacesState stays = PlacesBytes.read(in);
        if (!in.isAtEnd()) {
            throw SnapshotRefusedException.corrupt("something follows the body");
        }
        return () -> {
            counts.continueAlignmentsAfter(revision);
            track.run();
            seen.run();
            places.admit(stays);
        };
    }

    private Runnable readTrack(StateReader in, LayoutChange since) {
        String id = in.text();
        Optional<BodyTrack> track = tracks.findBody(id);
        if (track.isEmpty()) {
            throw SnapshotRefusedException.corrupt("the site has no body " + id);
        }
        Runnable step = track.get().read(in.texts(), in, since);
        return () -> {
            track.get().forget();
            step.run();
            track.get().noteAdmitted();
        };
    }
}
