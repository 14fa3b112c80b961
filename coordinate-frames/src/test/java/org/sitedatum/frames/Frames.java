package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;

import org.sitedatum.frames.TransformLookup.Found;
import org.sitedatum.frames.geometry.RigidTransform;

/** Short words for tests of the frame tree. */
final class Frames {

    static final long SECOND = 1_000_000_000L;
    static final long MILLI = 1_000_000L;

    private Frames() {}

    static FrameId id(String name) {
        return new FrameId(name);
    }

    static StampedTransform edge(String parent, String child, long stampNanos, RigidTransform parentFromChild) {
        return new StampedTransform(id(parent), id(child), stampNanos, parentFromChild);
    }

    static StampedTransform edge(String parent, String child, long stampNanos, double x, double y) {
        return edge(parent, child, stampNanos, RigidTransform.ofTranslation(x, y, 0));
    }

    static Found found(TransformLookup lookup) {
        assertThat(lookup).isInstanceOf(Found.class);
        return (Found) lookup;
    }

    static RigidTransform transform(TransformLookup lookup) {
        return found(lookup).targetFromSource();
    }
}
