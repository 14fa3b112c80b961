package org.sitedatum.frames.geopose;

import java.util.List;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * The Chain target: frames one within the other, from a tangent plane inwards.
 *
 * @param validTimeMillis ms since the Unix epoch
 * @param outer origin of the outermost, east-north-up frame
 * @param links pose of each frame in the one before; at least two
 */
public record GeoPoseChain(long validTimeMillis, Geodetic outer, List<RigidTransform> links) {

    /** Fewest links of a chain. */
    public static final int MIN_LINKS = 2;

    /** Copies the list; fewer than two links are an {@link IllegalArgumentException}. */
    public GeoPoseChain {
        links = List.copyOf(links);
        if (links.size() < MIN_LINKS) {
            throw new IllegalArgumentException("a chain has " + links.size() + " links; at least " + MIN_LINKS);
        }
    }

    /** The innermost frame: the product of all links. */
    public FramePose innermost() {
        RigidTransform enuFromFrame = RigidTransform.IDENTITY;
        for (RigidTransform link : links) {
            enuFromFrame = enuFromFrame.then(link);
        }
        return new FramePose(outer, enuFromFrame);
    }
}
