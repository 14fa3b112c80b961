package org.sitedatum.positioning.site;

import java.util.List;
import java.util.Optional;

/**
 * A site as its engineer described it; see the contract for the JSON form.
 *
 * @param id site id
 * @param name for people
 * @param georeference where the site is on Earth
 * @param floors at least one
 * @param frames static frames below the site frame
 * @param anchors UWB anchors
 * @param cameras fixed cameras
 * @param detectors radars, lidars, cameras that report anonymous detections
 * @param markers fiducial markers at surveyed places
 * @param walls wall lines by floor
 * @param fences regions with events
 * @param trackables bodies with an identity
 * @param sectors units of ownership; empty: the whole site is one
 * @param meetings when bodies near each other raise events; empty: never
 */
public record Site(
        String id,
        String name,
        Optional<Georeference> georeference,
        List<Floor> floors,
        List<FramePlacement> frames,
        List<Anchor> anchors,
        List<Camera> cameras,
        List<Detector> detectors,
        List<Marker> markers,
        List<Wall> walls,
        List<Fence> fences,
        List<Trackable> trackables,
        List<Sector> sectors,
        Optional<Meetings> meetings) {

    /** The id of the site frame itself, the root of the frame tree. */
    public static final String FRAME = "site";

    /** Copies the collections. */
    public Site {
        floors = List.copyOf(floors);
        frames = List.copyOf(frames);
        anchors = List.copyOf(anchors);
        cameras = List.copyOf(cameras);
        detectors = List.copyOf(detectors);
        markers = List.copyOf(markers);
        walls = List.copyOf(walls);
        fences = List.copyOf(fences);
        trackables = List.copyOf(trackables);
        sectors = List.copyOf(sectors);
    }

    /** A site with nothing in it yet, named as its id. */
    public static SiteBuilder builder(String id) {
        return new SiteBuilder(id);
    }

    /** Of a copy of this, to change parts of it. */
    public SiteBuilder toBuilder() {
        return new SiteBuilder(id)
                .name(name)
                .georeference(georeference)
                .floors(floors)
                .frames(frames)
                .anchors(anchors)
                .cameras(cameras)
                .detectors(detectors)
                .markers(markers)
                .walls(walls)
                .fences(fences)
                .trackables(trackables)
                .sectors(sectors)
                .meetings(meetings);
    }
}
