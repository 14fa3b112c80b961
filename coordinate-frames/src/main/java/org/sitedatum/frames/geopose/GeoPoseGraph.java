package org.sitedatum.frames.geopose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * The Graph target: tangent planes and frames below them.
 *
 * <p>A link says which frame lies around which. The standard allows an inner frame several outer ones, but its parameters can
 * hold for one only; such a graph is refused here, as is one with a circle.
 *
 * @param validTimeMillis ms since the Unix epoch
 * @param frames at least two
 * @param links at least one; both ends are indices into {@code frames}
 */
public record GeoPoseGraph(long validTimeMillis, List<Frame> frames, List<Link> links) {

    private static final int NONE = -1;

    /** A frame of the graph. */
    public sealed interface Frame {

        /**
         * A tangent plane: it has no frame around it.
         *
         * @param origin of the east-north-up plane
         */
        record Outer(Geodetic origin) implements Frame {}

        /**
         * A frame within another.
         *
         * @param outerFromInner its pose in the frame that a link puts around it; m
         */
        record Inner(RigidTransform outerFromInner) implements Frame {}
    }

    /**
     * {@code outer} lies around {@code inner}.
     *
     * @param outer index of a frame
     * @param inner index of another
     */
    public record Link(int outer, int inner) {}

    /** Copies the lists; a graph that contradicts itself is an {@link IllegalArgumentException} that says where. */
    public GeoPoseGraph {
        frames = List.copyOf(frames);
        links = List.copyOf(links);
        check(frames, links);
    }

    private static void check(List<Frame> frames, List<Link> links) {
        require(frames.size() >= 2, "a graph has at least two frames");
        require(!links.isEmpty(), "a graph has at least one link");
        int[] outers = new int[frames.size()];
        Arrays.fill(outers, NONE);
        for (Link link : links) {
            require(isIndex(frames, link.outer()) && isIndex(frames, link.inner()), "no such frame in " + link);
            require(link.outer() != link.inner(), "a frame around itself in " + link);
            require(frames.get(link.inner()) instanceof Frame.Inner, "a tangent plane within a frame in " + link);
            require(outers[link.inner()] == NONE, "a second frame around the inner one in " + link);
            outers[link.inner()] = link.outer();
        }
        for (int i = 0; i < outers.length; i++) {
            int steps = 0;
            for (int at = i; at != NONE; at = outers[at]) {
                require(steps++ <= outers.length, "a circle through frame " + i);
            }
        }
    }

    private static boolean isIndex(List<Frame> frames, int index) {
        return index >= 0 && index < frames.size();
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }

    /**
     * Where a frame is; empty when no links lead from it to a tangent plane.
     *
     * @param index of the frame
     * @throws IndexOutOfBoundsException when there is no such frame
     */
    public Optional<FramePose> find(int index) {
        List<RigidTransform> inwards = new ArrayList<>();
        int at = index;
        while (frames.get(at) instanceof Frame.Inner inner) {
            inwards.add(0, inner.outerFromInner());
            at = outerOf(at);
            if (at == NONE) {
                return Optional.empty();
            }
        }
        Geodetic origin = ((Frame.Outer) frames.get(at)).origin();
        RigidTransform enuFromFrame = RigidTransform.IDENTITY;
        for (RigidTransform step : inwards) {
            enuFromFrame = enuFromFrame.then(step);
        }
        return Optional.of(new FramePose(origin, enuFromFrame));
    }

    private int outerOf(int inner) {
        for (Link link : links) {
            if (link.inner() == inner) {
                return link.outer();
            }
        }
        return NONE;
    }
}
