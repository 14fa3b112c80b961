package org.sitedatum.positioning;

import org.sitedatum.frames.FrameId;

/** The rule for ids of sources, trackables, tags, anchors and sensors: that of frames (contract, version 1). */
public final class EntityId {

    /** Longest id, in characters. */
    public static final int MAX_LENGTH = FrameId.MAX_LENGTH;

    private EntityId() {}

    /** True for 1 to 128 ASCII letters, digits, {@code - _ . :}; nothing else may ever reach a topic. */
    public static boolean isValid(String id) {
        return FrameId.isValid(id);
    }
}
