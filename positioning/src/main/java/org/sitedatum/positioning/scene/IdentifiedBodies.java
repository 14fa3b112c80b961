package org.sitedatum.positioning.scene;

import java.util.List;
import org.sitedatum.positioning.PoseEstimate;

/** The bodies of the site that say who they are. */
public interface IdentifiedBodies {

    /** Estimates of those lately heard, be it of their own odometry, predicted to a stamp in ns since the Unix epoch, in order of id. */
    List<PoseEstimate> at(long stampNanos);

    /** Estimates of those that are silent at a stamp and not lost, as they were when last heard, in order of id. */
    List<PoseEstimate> silentAt(long stampNanos);

    /** True when any is followed at a stamp. */
    boolean isAny(long stampNanos);
}
