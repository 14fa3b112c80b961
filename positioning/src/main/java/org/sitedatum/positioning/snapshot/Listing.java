package org.sitedatum.positioning.snapshot;

/** The lists of a site by whose order parts of a state are laid out. */
public enum Listing {
    /** Floors; one without a name where the site has none. */
    FLOORS,
    /** Ranging anchors. */
    ANCHORS,
    /** Sensors of anonymous bodies: detectors, then cameras. */
    SENSORS
}
