package org.sitedatum.positioning.track;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.vision.MarkerSightings;
import org.sitedatum.positioning.vision.PosedCamera;
import org.sitedatum.positioning.vision.SiteVision;
import org.sitedatum.positioning.walls.WallMap;

/** The site's sensors and floors by index, for the hot path. Immutable. */
public final class SiteSensors {

    private final List<Floor> floors;
    private final Map<String, Integer> floorIndex = new HashMap<>();
    private final Map<String, Integer> anchorIndex = new HashMap<>();
    private final Anchor[] anchors;
    private final int[] anchorFloor;
    private final WallMap wallMap;
    private final SiteVision vision;
    private final MarkerSightings sightings;
    private final Map<String, RigidTransform> sensorPoses = new HashMap<>();

    /** Indexes a valid site. */
    public SiteSensors(Site site) {
        floors = site.floors();
        for (int i = 0; i < floors.size(); i++) {
            floorIndex.put(floors.get(i).id(), i);
        }
        anchors = site.anchors().toArray(new Anchor[0]);
        anchorFloor = new int[anchors.length];
        for (int i = 0; i < anchors.length; i++) {
            anchorIndex.put(anchors[i].id(), i);
            double z = anchors[i].position().z();
            anchorFloor[i] = anchors[i].floor().map(floorIndex::get).orElseGet(() -> floorAt(z));
        }
        wallMap = new WallMap(site);
        for (Detector detector : site.detectors()) {
            detector.siteFromSensor().ifPresent(pose -> sensorPoses.put(detector.id(), pose));
        }
        vision = new SiteVision(site);
        sightings = new MarkerSightings(vision);
        for (Camera camera : site.cameras()) {
            camera.siteFromOptical().ifPresent(pose -> sensorPoses.put(camera.id(), pose));
            if (vision.findCamera(camera.id()).orElse(null) instanceof PosedCamera posed) {
                sensorPoses.put(camera.id(), posed.siteFromOptical().transform());
            }
        }
    }

    /** Index of an anchor, or -1. */
    public int anchorIndex(String id) {
        Integer index = anchorIndex.get(id);
        return index == null ? -1 : index;
    }

    int anchorCount() {
        return anchors.length;
    }

    Vector3 anchorPosition(int anchor) {
        return anchors[anchor].position();
    }

    Anchor anchor(int index) {
        return anchors[index];
    }

    int anchorFloor(int anchor) {
        return anchorFloor[anchor];
    }

    /** The walls of all floors. */
    public WallMap wallMap() {
        return wallMap;
    }

    /** The site's cameras and markers. */
    public SiteVision vision() {
        return vision;
    }

    /** What marker fixes say. */
    public MarkerSightings sightings() {
        return sightings;
    }

    /** Pose of a fixed sensor; empty when it has none in the site. */
    public Optional<RigidTransform> findSensorPose(String id) {
        return Optional.ofNullable(sensorPoses.get(id));
    }

    List<Floor> floors() {
        return floors;
    }

    /** Index of a floor by id, or -1. */
    int floorIndex(String id) {
        return floorIndex.getOrDefault(id, -1);
    }

    /** Index of the floor a height belongs to: the highest whose surface is not above it. */
    int floorAt(double z) {
        int best = 0;
        for (int i = 0; i < floors.size(); i++) {
            double elevation = floors.get(i).elevation();
            boolean below = elevation <= z + 0.3;
            if (below
                    && (floors.get(best).elevation() > z + 0.3
                            || elevation > floors.get(best).elevation())) {
                best = i;
            }
        }
        return best;
    }
}
