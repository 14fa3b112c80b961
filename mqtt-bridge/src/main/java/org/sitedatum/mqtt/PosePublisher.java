package org.sitedatum.mqtt;

import java.util.List;
import org.sitedatum.mqtt.codec.NodeStatus;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.site.FramePlacement;

/** Tells the site what the engine says. Within calls of the consumer and tasks only; never blocks. */
public interface PosePublisher extends EngineListener {
    /** The static frame tree with its revision; it stands until replaced. */
    void publishFrames(List<FramePlacement> frames, long revision);

    /**
     * An event.
     *
     * @param kind for example {@code fence}
     * @param id of what it is about
     * @param json the payload
     */
    void publishEvent(String kind, String id, byte[] json);

    /** How the owner fares; it stands until replaced. */
    void publishStatus(NodeStatus status);

    /** What is added to the owner's epoch in all that is said of a body. */
    EpochLifts lifts();
}
