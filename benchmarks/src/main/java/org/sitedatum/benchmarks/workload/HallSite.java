package org.sitedatum.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/** A site of one floor with any number of bodies, and anchors when wanted. */
public final class HallSite {

    private static final double CEILING = 5;

    private HallSite() {}

    /** Pedestrians without anchors, of free height. */
    public static Site of(int bodies) {
        return of(bodies, TrackableKind.PEDESTRIAN);
    }

    /** Bodies of a kind without anchors, of free height. */
    public static Site of(int bodies, TrackableKind kind) {
        return of(bodies, kind, List.of(), Double.NaN);
    }

    /**
     * Pedestrians and anchors.
     *
     * @param height of the tags above the floor, m; NaN: free
     */
    public static Site of(int bodies, List<Anchor> anchors, double height) {
        return of(bodies, TrackableKind.PEDESTRIAN, anchors, height);
    }

    private static Site of(int bodies, TrackableKind kind, List<Anchor> anchors, double height) {
        List<Trackable> trackables = new ArrayList<>(bodies);
        for (int i = 0; i < bodies; i++) {
            String id = id(i);
            trackables.add(new Trackable(id, id, kind, List.of(new Tag("tag-" + i, Vector3.ZERO)), height));
        }
        return Site.builder("hall")
                .name("Hall")
                .floors(List.of(new Floor("ground", "Ground", 0, CEILING, List.of())))
                .anchors(anchors)
                .trackables(trackables)
                .build();
    }

    /** Id of a body. */
    public static String id(int body) {
        return "body-" + body;
    }

    /** An anchor with a stated sigma and a range bias that is known to be zero. */
    public static Anchor anchor(String id, Vector3 position, double sigma) {
        return new Anchor(id, position, Optional.of("ground"), Optional.empty(), 0, sigma);
    }
}
