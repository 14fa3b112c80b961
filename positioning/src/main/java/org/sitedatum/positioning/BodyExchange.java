package org.sitedatum.positioning;

import java.util.Optional;
import java.util.function.Function;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.places.Places;
import org.sitedatum.positioning.places.PlacesBytes;
import org.sitedatum.positioning.places.PlacesState;
import org.sitedatum.positioning.scene.Scene;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.LayoutChange;
import org.sitedatum.positioning.snapshot.SiteLayout;
import org.sitedatum.positioning.snapshot.SnapshotEnvelope;
import org.sitedatum.positioning.snapshot.SnapshotRefusal;
import org.sitedatum.positioning.snapshot.SnapshotRefusal.Reason;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;
import org.sitedatum.positioning.track.BodyTrack;
import org.sitedatum.positioning.track.BodyTracks;

/**
 * Where single bodies leave an engine for another one of the same site and come from it, as bytes: the track with all that
 * it has learnt, the anonymous half in the scene, stays at fences and meetings. One thread owns it, the engine's.
 */
public final class BodyExchange {

    /** A fix as the track takes it that it goes to. */
    record Addressed(BodyTrack track, Fix fix) {}

    private static final int ROOM = 4096;

    private final SiteLayout layout;
    private final Function<Fix, Optional<Addressed>> trackOf;
    private final EngineCounts counts;
    private final Places places;
    private final Scene scene;
    private final BodyTracks tracks;

    BodyExchange(
            Site site,
            Function<Fix, Optional<Addressed>> trackOf,
            EngineCounts counts,
            Places places,
            Scene scene,
            BodyTracks tracks) {
        this.layout = SiteLayout.of(site);
        this.trackOf = trackOf;
        this.counts = counts;
        this.places = places;
        this.scene = scene;
        this.tracks = tracks;
    }

    /**
     * Forgets a body without a word, for another engine to go on with it.
     *
     * @param body id of a trackable, or of a body without an identity
     * @return for {@link #admit}; empty when nothing was ever heard of it
     */
    public Optional<byte[]> release(String body) {
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
        } else {
            scene.forget(body);
        }
        if (track.isEmpty() && !inScene) {
            return Optional.empty();
        }
        track.ifPresent(BodyTrack::forget);
        PlacesBytes.write(places.release(body), out);
        return Optional.of(SnapshotEnvelope.seal(out));
    }

    /**
     * Goes on with a body where another engine released it: the same fixes give the same poses, to the bit, except fixes of
     * it that come before its last one in the canonical order: they are too old.
     *
     * @return why it did not, and then nothing has changed
     */
    public Optional<SnapshotRefusal> admit(byte[] released) {
        try {
            read(released).run();
            return Optional.empty();
        } catch (SnapshotRefusedException refused) {
            return Optional.of(refused.refusal());
        }
    }

    /** Whether a fix would be taken by the track of the body it is about: it passes the door and says something new. */
    public boolean isNews(Fix fix) {
        return trackOf.apply(fix)
                .filter(addressed -> addressed.track.isNews(addressed.fix))
                .isPresent();
    }

    /** True when hardly another floor comes into question than that of the body's poses. */
    public boolean isSureOfFloor(String body) {
        return tracks.findBody(body).filter(BodyTrack::isSureOfFloor).isPresent();
    }

    /**
     * Reads what {@link #release} wrote, and returns what makes the engine go on with the body.
     *
     * @throws SnapshotRefusedException when it is no body of this site
     */
    private Runnable read(byte[] released) {
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
