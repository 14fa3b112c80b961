package org.sitedatum.samples.headset;

import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.headset.geometry.PoseBuffer;

/** Hears what an emulated headset sees, in the order in which it comes. Times in ns since the walk's start. */
interface WalkEars {

    /** The head's pose in the session, z up; the buffer is used again. */
    void headPose(long nanos, PoseBuffer sessionFromHead);

    /** There is no pose in this frame. */
    void headLost(long nanos);

    /** A position of the tag in the site, m, measured some time ago. */
    void tagPosition(long measuredNanos, Vector3 place, double sigma);

    /** A marker was read in this frame. */
    void markerSeen(long nanos, MarkerEye.Glance glance, PoseBuffer sessionFromHead);

    /** The wearer recentres in this frame. */
    default void recentred(double seconds) {}

    /** From a time on the session's frame is another. */
    default void moved(double seconds) {}
}
