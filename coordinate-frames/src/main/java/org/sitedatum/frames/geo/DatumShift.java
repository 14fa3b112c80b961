package org.sitedatum.frames.geo;

/** How a projected CRS's datum is tied to WGS84, and so how far its coordinates can be trusted. */
public enum DatumShift {

    /**
     * None applied: the datum is WGS84 or is taken as equal to it (ETRS89, NAD83, NZGD2000 ...). Those are fixed to their
     * plates, so they part from WGS84 by centimetres a year: today 0.5 to 2 m.
     */
    NONE,

    /** Three or seven published parameters: good to about 1 to 10 m in absolute position; relative distances hold. */
    HELMERT,

    /** No tie to WGS84 is known: coordinates may be off by hundreds of metres. */
    UNKNOWN
}
