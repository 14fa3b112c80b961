package org.sitedatum.cluster.live;

import java.util.List;

/** Hears one site, on the thread of {@link LiveSites}; must not block. */
public interface LiveListener {

    /** The newest poses of bodies that have moved since the last call, one of each. */
    void onPoses(List<LivePose> poses);

    /** Events and alignments, in the order they were said. */
    void onNotice(LiveNotice notice);
}
