package org.sitedatum.positioning.sector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Sector;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.track.SiteSensors;
import org.sitedatum.positioning.vision.CameraMount;

/**
 * Which sector answers for a floor, a sensor, and a body that nobody has met. The same on every node that has the same
 * revision of the site. Immutable.
 */
public final class SectorMap {

    private final List<Sector> sectors;
    private final Map<String, String> sectorOfFloor = new HashMap<>();
    private final Map<String, String> bodyOf = new HashMap<>();
    private final SectorPlan plan;
    private final SiteSensors sensors;

    /** Of a valid site; one that names no sectors is one, with the id of the site. */
    public SectorMap(Site site) {
        this(site, sectorsOf(site));
    }

    private SectorMap(Site site, List<Sector> of) {
        sectors = of;
        for (Sector sector : sectors) {
            sector.floors().forEach(floor -> sectorOfFloor.put(floor, sector.id()));
        }
        site.trackables().forEach(trackable -> {
            bodyOf.put(trackable.id(), trackable.id());
            trackable.tags().forEach(tag -> bodyOf.put(tag.id(), trackable.id()));
        });
        plan = new SectorPlan(site.floors(), sectorOfFloor);
        sensors = new SiteSensors(site);
    }

    /**
     * The map of another revision of the site whose owners stay as they are: with the same sectors, whatever it says; floors
     * that are in none of them go to the first.
     */
    public SectorMap with(Site next) {
        List<String> placed =
                sectors.stream().flatMap(one -> one.floors().stream()).toList();
        List<String> unplaced = next.floors().stream()
                .map(Floor::id)
                .filter(floor -> !placed.contains(floor))
                .toList();
        List<Sector> kept = new ArrayList<>(sectors);
        List<String> first = new ArrayList<>(kept.get(0).floors());
        first.addAll(unplaced);
        kept.set(0, new Sector(kept.get(0).id(), first));
        return new SectorMap(next, kept);
    }

    /** The sectors of a site: those of the document, or one with the site's id and all floors. */
    public static List<Sector> sectorsOf(Site site) {
        List<String> floors = site.floors().stream().map(Floor::id).toList();
        return site.sectors().isEmpty() ? List.of(new Sector(site.id(), floors)) : site.sectors();
    }

    /** Ids, in the order of the document. */
    public List<String> ids() {
        return sectors.stream().map(Sector::id).toList();
    }

    /** Place of a sector in the order of the document, from 0; -1 when there is none of this id. */
    public int indexOf(String sector) {
        return ids().indexOf(sector);
    }

    /** The sector a floor belongs to; empty for an unknown floor. */
    public Optional<String> sectorOfFloor(String floor) {
        return Optional.ofNullable(sectorOfFloor.get(floor));
    }

    /** The places of the sectors. */
    public SectorPlan plan() {
        return plan;
    }

    /** Ids of the trackables. */
    Set<String> bodies() {
        return new TreeSet<>(bodyOf.values());
    }

    /** True for the id of a trackable, and not of a tag. */
    public boolean isTrackable(String id) {
        return id.equals(bodyOf.get(id));
    }

    /** Id of the trackable a fix is about, by the header or by the marker it saw; empty: anonymous or unknown. */
    public Optional<String> findBody(Fix fix) {
        Optional<String> named = fix.header().trackable();
        if (named.isPresent()) {
            return named.map(bodyOf::get);
        }
        if (fix instanceof MarkerFix marker) {
            return sensors.vision().findMarker(marker.marker()).isPresent()
                    ? sensors.vision().findMount(marker.camera()).map(CameraMount::body)
                    : sensors.vision().findWearer(marker.marker());
        }
        return Optional.empty();
    }

    /**
     * Where a body begins that no sector has met: spread over the sectors by its id, so that all agree without a word. It goes
     * where it belongs with its first pose.
     */
    public String beginning(String body) {
        return sectors.get(Math.floorMod(body.hashCode(), sectors.size())).id();
    }

    /**
     * The sector whose engine takes a fix that is about no known body: that of the sensor's place, or of the floor it claims;
     * where neither is known, that of its source, so that it is refused by one and not by all.
     */
    public String sectorOfSensor(Fix fix) {
        Optional<String> claimed = fix.header().floor().flatMap(this::sectorOfFloor);
        if (claimed.isPresent()) {
            return claimed.get();
        }
        Optional<String> placed = findSensorPose(fix).flatMap(at -> plan.find(at.translation()));
        return placed.orElseGet(() -> beginning(sensor(fix).orElse(fix.header().source())));
    }

    /** Pose of the sensor of a fix in the site, if it is known. */
    Optional<RigidTransform> findSensorPose(Fix fix) {
        return fix.header().siteFromSensor().or(() -> sensor(fix).flatMap(sensors::findSensorPose));
    }

    private static Optional<String> sensor(Fix fix) {
        if (fix instanceof ScanFix scan) {
            return Optional.of(scan.sensor());
        }
        if (fix instanceof DetectionsFix detections) {
            return Optional.of(detections.sensor());
        }
        return fix instanceof PixelFix pixel ? Optional.of(pixel.camera()) : Optional.empty();
    }

    /** The sector of a place in the site frame, m; empty where it lies in none or in several. */
    public Optional<String> sectorAt(Vector3 place) {
        return plan.find(place);
    }
}
