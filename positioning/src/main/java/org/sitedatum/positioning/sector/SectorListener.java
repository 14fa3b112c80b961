package org.sitedatum.positioning.sector;

import org.sitedatum.positioning.EngineListener;

/** Hears what the engine of one sector has to say; see {@link EngineListener}. */
public interface SectorListener extends EngineListener {

    /**
     * A body has left for another sector, and this engine has forgotten it: to be brought to the engines of all sectors, as
     * soon as may be. It may come more than once and in any order.
     */
    void onHandOver(HandOver handOver);

    /** A body of this sector is near another one; said ten times a second, for the engines of the other sectors. */
    default void onNear(NearBody near) {}
}
