package org.sitedatum.positioning.scene;

import java.util.List;
import org.sitedatum.positioning.PoseEstimate;

/** Nobody says who he is. */
final class Nobody implements IdentifiedBodies {

    @Override
    public List<PoseEstimate> at(long stampNanos) {
        return List.of();
    }

    @Override
    public List<PoseEstimate> silentAt(long stampNanos) {
        return List.of();
    }

    @Override
    public boolean isAny(long stampNanos) {
        return false;
    }
}
