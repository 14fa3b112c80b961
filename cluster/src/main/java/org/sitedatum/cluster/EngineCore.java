package org.sitedatum.cluster;

import java.util.Optional;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.SnapshotRefusal;

/** What a {@link SiteEngine} steers: the engine of a whole site, or of one of its sectors. In the engine's turn only. */
interface EngineCore {

    /** Hears a fix of the site. */
    void accept(Fix fix);

    /** Lets time pass; ns since the Unix epoch. */
    void passTo(long nowNanos);

    /** Remembers a fix that was heard before, without taking it. */
    void recall(Fix fix);

    /** Hears that a body has gone from one sector to another. */
    void take(HandOver handOver);

    /** All that is known, for another node. */
    byte[] snapshot();

    /** Goes on from another node's state, before any fix; why it did not, and then nothing has changed. */
    Optional<SnapshotRefusal> resume(byte[] snapshot);

    /** Goes on with another revision of the site, if it is newer. */
    void reconfigure(Site site, long revision);

    /** The engine, to ask. */
    PositioningEngine positioning();

    /**
     * All of a site in one engine.
     *
     * @param positioning the engine
     * @param paced lets its time pass
     */
    record Whole(PositioningEngine positioning, PacedEngine paced) implements EngineCore {

        /** An engine that has heard nothing. */
        Whole(PositioningEngine positioning) {
            this(positioning, new PacedEngine(positioning));
        }

        @Override
        public void accept(Fix fix) {
            paced.accept(fix);
        }

        @Override
        public void passTo(long nowNanos) {
            paced.passTo(nowNanos);
        }

        @Override
        public void recall(Fix fix) {
            // a body's fixes are all here, whatever was heard before
        }

        @Override
        public void take(HandOver handOver) {
            throw new IllegalStateException(
                    "a site that is one sector has nobody to take " + handOver.body() + " from");
        }

        @Override
        public byte[] snapshot() {
            return positioning.snapshot();
        }

        @Override
        public Optional<SnapshotRefusal> resume(byte[] snapshot) {
            return positioning.resume(snapshot);
        }

        @Override
        public void reconfigure(Site site, long revision) {
            paced.reconfigure(site, revision);
        }
    }
}
