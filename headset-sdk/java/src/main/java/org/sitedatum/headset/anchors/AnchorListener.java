package org.sitedatum.headset.anchors;

/** Hears of changes of anchors, on the thread that brings them. */
public interface AnchorListener {

    /** A listener that does nothing. */
    AnchorListener NONE = new AnchorListener() {};

    /** An anchor is new or has changed. */
    default void changed(ContentAnchor anchor) {}

    /** An anchor was deleted or has expired. */
    default void removed(String id) {}
}
