package org.sitedatum.cluster;

import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.NearBody;

/** Brings what one sector's owner says about bodies to the engines of the other sectors, on all nodes. Thread-safe. */
interface SectorPost {

    /** Of an engine that is all of a site, on a node without others. */
    SectorPost NONE = new SectorPost() {
        @Override
        public void post(String site, HandOver handOver) {}

        @Override
        public void post(String site, NearBody near) {}
    };

    /** A body has left a sector of this node; said until all nodes have heard it. */
    void post(String site, HandOver handOver);

    /** A body of a sector of this node is near another; said once. */
    void post(String site, NearBody near);
}
