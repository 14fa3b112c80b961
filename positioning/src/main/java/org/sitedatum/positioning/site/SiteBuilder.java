package org.sitedatum.positioning.site;

import java.util.List;
import java.util.Optional;

/** A {@link Site} part by part; a part that is not named is empty. Not thread-safe. */
public final class SiteBuilder {

    private final String id;
    private String name;
    private Optional<Georeference> georeference = Optional.empty();
    private List<Floor> floors = List.of();
    private List<FramePlacement> frames = List.of();
    private List<Anchor> anchors = List.of();
    private List<Camera> cameras = List.of();
    private List<Detector> detectors = List.of();
    private List<Marker> markers = List.of();
    private List<Wall> walls = List.of();
    private List<Fence> fences = List.of();
    private List<Trackable> trackables = List.of();
    private List<Sector> sectors = List.of();
    private Optional<Meetings> meetings = Optional.empty();

    SiteBuilder(String id) {
        this.id = id;
        this.name = id;
    }

    /** For people; the id unless said. */
    public SiteBuilder name(String name) {
        this.name = name;
        return this;
    }

    /** Where the site is on Earth. */
    public SiteBuilder georeference(Optional<Georeference> georeference) {
        this.georeference = georeference;
        return this;
    }

    /** At least one, for a site that is to be valid. */
    public SiteBuilder floors(List<Floor> floors) {
        this.floors = floors;
        return this;
    }

    /** Static frames below the site frame. */
    public SiteBuilder frames(List<FramePlacement> frames) {
        this.frames = frames;
        return this;
    }

    /** UWB anchors. */
    public SiteBuilder anchors(List<Anchor> anchors) {
        this.anchors = anchors;
        return this;
    }

    /** Fixed cameras. */
    public SiteBuilder cameras(List<Camera> cameras) {
        this.cameras = cameras;
        return this;
    }

    /** What reports anonymous detections. */
    public SiteBuilder detectors(List<Detector> detectors) {
        this.detectors = detectors;
        return this;
    }

    /** Fiducial markers at surveyed places. */
    public SiteBuilder markers(List<Marker> markers) {
        this.markers = markers;
        return this;
    }

    /** Wall lines by floor. */
    public SiteBuilder walls(List<Wall> walls) {
        this.walls = walls;
        return this;
    }

    /** Regions with events. */
    public SiteBuilder fences(List<Fence> fences) {
        this.fences = fences;
        return this;
    }

    /** Bodies with an identity. */
    public SiteBuilder trackables(List<Trackable> trackables) {
        this.trackables = trackables;
        return this;
    }

    /** Units of ownership; empty: the whole site is one. */
    public SiteBuilder sectors(List<Sector> sectors) {
        this.sectors = sectors;
        return this;
    }

    /** When bodies near each other raise events; empty: never. */
    public SiteBuilder meetings(Optional<Meetings> meetings) {
        this.meetings = meetings;
        return this;
    }

    /** The site; not checked, see {@link SiteValidator}. */
    public Site build() {
        return new Site(
                id,
                name,
                georeference,
                floors,
                frames,
                anchors,
                cameras,
                detectors,
                markers,
                walls,
                fences,
                trackables,
                sectors,
                meetings);
    }
}
