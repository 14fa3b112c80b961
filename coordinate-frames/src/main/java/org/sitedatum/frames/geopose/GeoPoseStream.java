package org.sitedatum.frames.geopose;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geo.Geodetic;

/**
 * The Stream targets: a header once, then elements as they come; both together are a record.
 *
 * @param header said once
 * @param elements at least one, in order of arrival
 */
public record GeoPoseStream(Header header, List<TimedFrame> elements) {

    /**
     * What holds for the whole stream.
     *
     * @param transition what holds between two elements
     * @param outer origin of the east-north-up plane
     */
    public record Header(TransitionModel transition, Geodetic outer) {

        /** Where the frame of an element is. */
        public FramePose place(TimedFrame element) {
            return new FramePose(outer, element.outerFromInner());
        }
    }

    /** Copies the list; an empty one or one that runs backwards is an {@link IllegalArgumentException}. */
    public GeoPoseStream {
        elements = List.copyOf(elements);
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("a recorded stream has at least one element");
        }
        for (int i = 1; i < elements.size(); i++) {
            if (elements.get(i).validTimeMillis() < elements.get(i - 1).validTimeMillis()) {
                throw new IllegalArgumentException("element " + i + " is earlier than the one before");
            }
        }
    }

    /** The pose at an instant; empty outside the stream, and between two elements unless interpolation is allowed. */
    public Optional<FramePose> find(long millis) {
        return Transitions.find(elements, header.transition(), millis).map(pose -> new FramePose(header.outer(), pose));
    }
}
