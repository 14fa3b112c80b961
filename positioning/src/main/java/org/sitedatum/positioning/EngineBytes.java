package org.sitedatum.positioning;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.integrity.SiteHealth;
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
import org.sitedatum.positioning.time.Restorable;
import org.sitedatum.positioning.time.Snapshot;
import org.sitedatum.positioning.track.BodyTrack;
import org.sitedatum.positioning.track.BodyTracks;

/**
 * The parts of an engine as bytes: counts, health, places, scene, tracks. Reading looks at everything before anything is
 * changed. One thread owns it, the engine's.
 */
final class EngineBytes {

    private final Site site;
    private final long revision;
    private final SiteLayout layout;
    private final EngineCounts counts;
    private final SiteHealth health;
    private final Places places;
    private final Scene scene;
    private final BodyTracks tracks;
    private final Snapshot row = new Snapshot();
    private long written;
    private int lastSize = 1024;

    EngineBytes(
            Site site,
            long revision,
            EngineCounts counts,
            SiteHealth health,
            Places places,
            Scene scene,
            BodyTracks tracks) {
        this.site = site;
        this.revision = revision;
        this.layout = SiteLayout.of(site);
        this.counts = counts;
        this.health = health;
        this.places = places;
        this.scene = scene;
        this.tracks = tracks;
    }

    /**
     * Writes the state.
     *
     * @param whole with all bodies; else with those that have changed since the state was written last
     */
    byte[] write(boolean whole) {
        StateWriter out = new StateWriter(lastSize + lastSize / 8);
        layout.write(out);
        out.count(revision);
        out.count(++written);
        out.truth(whole || written == 1);
        write(counts, out);
        write(health, out);
        PlacesBytes.write(places.state(), out);
        scene.write(out);
        for (BodyTrack track : tracks.ordered()) {
            if (!track.isUntouched() && (whole || track.isChanged())) {
                out.truth(true);
                track.write(out);
                track.noteWritten();
            }
        }
        out.truth(false);
        lastSize = out.size();
        return SnapshotEnvelope.seal(out);
    }

    /**
     * The revision of the site that a state was written with.
     *
     * @throws SnapshotRefusedException when it is no state
     */
    static long revisionOf(byte[] state) {
        StateReader in = SnapshotEnvelope.open(state);
        SiteLayout.read(in);
        return in.count();
    }

    private void write(Restorable part, StateWriter out) {
        row.take(part);
        row.writeTo(out);
    }

    /**
     * Reads a whole state and the changes that followed it, and returns what makes the engine go on from there.
     *
     * @throws SnapshotRefusedException when they are not the state of an engine of this site
     */
    Runnable read(List<byte[]> states) {
        List<Runnable> steps = new ArrayList<>();
        long number = 0;
        for (int i = 0; i < states.size(); i++) {
            StateReader in = SnapshotEnvelope.open(states.get(i));
            SiteLayout before = SiteLayout.read(in);
            if (!before.site().equals(layout.site())) {
                throw new SnapshotRefusedException(Reason.OTHER_SITE, "of site " + before.site());
            }
            in.count();
            long next = in.count();
            boolean whole = in.truth();
            if (whole != (i == 0) || i > 0 && next != number + 1) {
                throw new SnapshotRefusedException(
                        Reason.INCOMPLETE,
                        "number " + next + " does not follow; a whole one comes first, then changes");
            }
            number = next;
            LayoutChange since = LayoutChange.between(before, layout);
            boolean last = i == states.size() - 1;
            steps.addAll(readShared(in, since, last));
            steps.addAll(readBodies(in, since));
        }
        if (states.isEmpty()) {
            throw new SnapshotRefusedException(Reason.INCOMPLETE, "nothing was given");
        }
        return () -> steps.forEach(Runnable::run);
    }

    /** What belongs to no single body; only the newest counts, and a part is tried on a spare one first. */
    private List<Runnable> readShared(StateReader in, LayoutChange since, boolean used) {
        Snapshot countRow = readRow(in, new EngineCounts(), since);
        Snapshot healthRow = readRow(in, new SiteHealth(site, new EventEmitter(event -> {})), since);
        PlacesState places = PlacesBytes.read(in);
        Runnable sceneStep = scene.read(in, since);
        if (!used) {
            return List.of();
        }
        return List.of(
                () -> countRow.giveTo(counts),
                () -> healthRow.giveTo(health),
                () -> this.places.resume(places),
                sceneStep);
    }

    private static Snapshot readRow(StateReader in, Restorable spare, LayoutChange since) {
        Snapshot row = new Snapshot();
        row.readFrom(in);
        row.giveTo(spare, since);
        return row;
    }

    /** A body that is not in the site any more is passed over. */
    private List<Runnable> readBodies(StateReader in, LayoutChange since) {
        List<Runnable> steps = new ArrayList<>();
        while (in.truth()) {
            String id = in.text();
            List<String> kindAndTags = in.texts();
            BodyTrack track = tracks.findBody(id).orElse(null);
            if (track == null) {
                BodyTrack.skip(in);
            } else {
                steps.add(track.read(kindAndTags, in, since));
            }
        }
        if (!in.isAtEnd()) {
            throw SnapshotRefusedException.corrupt("something follows the last body");
        }
        return steps;
    }
}
