package org.sitedatum.positioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/** A hall of 20 m by 15 m with anchors on the walls, the site of the stories. Floors and bodies are added as needed. */
public final class SmallSite {

    /** A frame turned by a quarter, its origin at (5, 4, 1) of the site. */
    public static final RigidTransform SITE_FROM_MAP =
            new RigidTransform(Quaternion.ofYaw(Math.PI / 2), new Vector3(5, 4, 1));

    /** A sensor of bearings in the corner, looking along the diagonal. */
    public static final RigidTransform SITE_FROM_CORNER =
            new RigidTransform(Quaternion.ofYaw(Math.PI / 4), new Vector3(0, 0, 2));

    private static final double[][] PLACES = {
        {0.5, 0.5, 2.6}, {19.5, 0.7, 2.4}, {19.3, 14.4, 2.7}, {0.6, 14.5, 2.5},
        {10, 0.4, 2.8}, {19.6, 7.5, 2.3}, {10.2, 14.6, 2.6}, {0.4, 7.3, 2.7}
    };

    private final List<Floor> floors = new ArrayList<>();
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Camera> cameras = new ArrayList<>();
    private final List<Detector> detectors = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();
    private final List<Trackable> trackables = new ArrayList<>();

    /** A ground floor with this many anchors, {@code a0} to {@code a7} at most. */
    public static SmallSite withAnchors(int count) {
        SmallSite site = new SmallSite();
        site.floor("ground", 0, count);
        return site;
    }

    /** Adds a floor with anchors named after it; the ground floor's are {@code a0, a1, ..}. */
    public SmallSite floor(String id, double elevation, int count) {
        floors.add(new Floor(id, id, elevation, 3, List.of()));
        for (int i = 0; i < count; i++) {
            Vector3 place = new Vector3(PLACES[i][0], PLACES[i][1], elevation + PLACES[i][2]);
            String anchor = (elevation == 0 ? "a" : id + "-") + i;
            anchors.add(new Anchor(anchor, place, Optional.of(id), Optional.empty(), Double.NaN, Double.NaN));
        }
        return this;
    }

    /** Adds a body without lever arms at a fixed height above its floor, m; NaN: free. */
    public SmallSite body(String id, TrackableKind kind, double height) {
        return body(id, kind, height, List.of());
    }

    /** Adds a body with tags. */
    public SmallSite body(String id, TrackableKind kind, double height, List<Tag> tags) {
        trackables.add(new Trackable(id, id, kind, tags, height));
        return this;
    }

    /** Adds a camera under the roof whose image shows the floor from above, 100 px to a metre, top left at (0, 15). */
    public SmallSite camera(String id) {
        List<Double> floorFromImage = List.of(0.01, 0.0, 0.0, 0.0, -0.01, 15.0, 0.0, 0.0, 1.0);
        cameras.add(new Camera(id, Optional.empty(), Optional.empty(), Optional.empty(), floorFromImage));
        return this;
    }

    /** Adds a lidar that says where bodies are in the site frame. */
    public SmallSite lidar(String id) {
        detectors.add(new Detector(id, "lidar", Optional.of(SITE_FROM_CORNER), 50, 3, 0.05, 0.01, 0, 1, 0.9));
        return this;
    }

    /** Adds a marker of 0.25 m. */
    public SmallSite marker(String id, RigidTransform siteFromMarker) {
        markers.add(new Marker(id, siteFromMarker, 0.25));
        return this;
    }

    /** The site document. */
    public Site build() {
        FramePlacement map = new FramePlacement("map", Site.FRAME, SITE_FROM_MAP, Optional.<Covariance6>empty());
        FramePlacement orphan =
                new FramePlacement("adrift", "unheard-of", RigidTransform.IDENTITY, Optional.<Covariance6>empty());
        List<Detector> all = new ArrayList<>(detectors);
        all.add(0, new Detector("corner", "radar", Optional.of(SITE_FROM_CORNER), 50, 3, 0.1, 0.02, 0, 1, 0.9));
        return Site.builder("hall")
                .name("Hall")
                .floors(floors)
                .frames(List.of(map, orphan))
                .anchors(anchors)
                .cameras(cameras)
                .detectors(all)
                .markers(markers)
                .trackables(trackables)
                .build();
    }
}
