package org.sitedatum.cluster;

import java.util.Optional;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.NearBody;
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

    /** Hears where a body of another sector is that is near this one. */
    default void hear(NearBody near) {}

    /** All that is known, for another node. */
    byte[] snapshot();

    /** Goes on from another node's state, before any fix; why it did not, and then nothing has changed. */
    Optional<SnapshotRefusal> resume(byte[] snapshot);

    /** Goes on with another revision of the site, if it is newer. */
    void reconfigure(Site site, long revision);

    /** While it sleeps, it takes only bodies that were handed to it: another division of the site still holds. */
    void setAsleep(boolean sleeps);

    /**
     * Gives every body to the sector that it is in when the site is divided as another revision has it.
     *
     * @param stays whether the engine's own sector is part of that division and keeps its bodies
     */
    void resettle(Site next, long revision, boolean stays);

    /** The engine, to ask. */
    PositioningEngine positioning();
}
