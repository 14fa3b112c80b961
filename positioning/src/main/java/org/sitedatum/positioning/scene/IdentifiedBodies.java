package org.sitedatum.positioning.scene;

import java.util.List;
import org.sitedatum.positioning.PoseEstimate;

/** The bodies of the site that say who they are. */
@FunctionalInterface
public interface IdentifiedBodies {

    /** Estimates of those lately measured, predicted to a stamp in ns since the Unix epoch, in order of id. */
    List<PoseEstimate> at(long stampNanos);
}
