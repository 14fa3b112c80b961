package org.sitedatum.positioning.revision;

import java.util.Locale;

/** The kinds of object in a site document, in the order in which changes are listed. */
public enum ObjectKind {
    /** The site itself: its name, where it is on Earth, when bodies meet. */
    SITE,
    /** A storey. */
    FLOOR,
    /** A static frame. */
    FRAME,
    /** A ranging anchor. */
    ANCHOR,
    /** A fixed camera. */
    CAMERA,
    /** A sensor of anonymous bodies. */
    DETECTOR,
    /** A fiducial marker. */
    MARKER,
    /** A wall; having no id it is known by its floor and where it begins. */
    WALL,
    /** A region with events. */
    FENCE,
    /** A body with an identity. */
    TRACKABLE,
    /** A unit of ownership. */
    SECTOR;

    /** In lower case, as in the text of a change. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
