package org.sitedatum.positioning.site;

/** What kind of body it is; decides the motion model. */
public enum TrackableKind {
    /** A person on foot. */
    PEDESTRIAN,
    /** A robot, truck or trolley. */
    VEHICLE,
    /** A head-worn or hand-held device. */
    HEADSET,
    /** Something that mostly lies still. */
    ASSET
}
