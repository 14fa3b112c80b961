package org.sitedatum.samples.building;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.vision.SiteVision;
import org.sitedatum.samples.building.plan.BuildingPlan;
import org.sitedatum.samples.building.plan.FloorPlan;
import org.sitedatum.samples.building.plan.Outlook;
import org.sitedatum.samples.building.plan.WayEdge;
import org.sitedatum.samples.building.sensor.RadioChannel;
import org.sitedatum.samples.building.sensor.SightLines;

/**
 * The sample building: two floors of 40 m x 25 m, 12 UWB anchors each, cameras and radars over what is
 * not an office, four robots, five people with badges (one takes the stairs, one the lift), three assets, a headset, and
 * eight visitors nobody has told about. Always the same; what moves and what is measured comes from a seed ({@link
 * BuildingTruth}, {@link BuildingSimulation}).
 */
public final class SampleBuilding {

    /** The site's id, the second level of every topic. */
    public static final String SITE_ID = "sample-building";

    private static final Point2 STAIRWELL_FROM = new Point2(0, 14);
    private static final Point2 STAIRWELL_TO = new Point2(4, 25);

    private static final List<Inhabitant> INHABITANTS = List.of(
            Inhabitant.robot("robot-1", "ground", "dock-1", "hall-se", "dock-4", "hall-s", "store-e"),
            Inhabitant.robot("robot-2", "ground", "dock-2", "corridor-end", "store-s", "hall-sw", "n2-door"),
            Inhabitant.robot("robot-3", "ground", "dock-3", "store-e", "n3-e", "hall-w", "corridor-n1"),
            Inhabitant.robot("robot-4", "upper", "corridor-n4", "lab-e", "meeting-e", "corridor-n1", "n4-w"),
            Inhabitant.person("person-1", "ground", "n1-w", "n2-e", "hall-s", "n4-w"),
            Inhabitant.person("person-2", "ground", "dock-4", "store-e", "n3-w", "hall-sw", "n4-e"),
            Inhabitant.commuter("person-3", Set.of(WayEdge.Kind.LIFT), "ground/n1-e", "upper/lab-s", "upper/n1-w"),
            Inhabitant.commuter("person-4", Set.of(WayEdge.Kind.STAIRS), "upper/n2-w", "ground/dock-2", "upper/n1-e"),
            Inhabitant.person("person-5", "upper", "office-s", "n3-w", "meeting-w", "office-e", "n4-e"),
            Inhabitant.asset("pallet-1", "ground", "hall-c", "dock-1", "store-c"),
            Inhabitant.asset("pallet-2", "ground", "store-s", "hall-e", "store-e"),
            Inhabitant.asset("trolley-1", "upper", "lab-w", "n1-e", "meeting-e"),
            Inhabitant.headset("headset-1", "upper", "n2-e", "meeting-w", "corridor-n3", "office-w", "n3-e"));

    private static final List<Inhabitant> VISITORS = List.of(
            Inhabitant.visitor("visitor-1", 1.62, "ground", "hall-sw", "hall-e", "dock-3", "corridor-n2"),
            Inhabitant.visitor("visitor-2", 1.85, "ground", "hall-w", "hall-s", "dock-4", "hall-c"),
            Inhabitant.visitor("visitor-3", 1.71, "ground", "corridor-stairs", "corridor-end", "store-c", "dock-2"),
            Inhabitant.visitor("visitor-4", 1.68, "ground", "store-s", "store-e", "hall-se", "corridor-n4"),
            Inhabitant.visitor("visitor-5", 1.78, "ground", "hall-gate-w", "hall-e", "corridor-n3", "dock-1"),
            Inhabitant.visitor("visitor-6", 1.75, "upper", "meeting-w", "corridor-n1", "meeting-e", "lab-s"),
            Inhabitant.visitor("visitor-7", 1.59, "upper", "office-w", "corridor-end", "office-s", "meeting-door"),
            Inhabitant.visitor("visitor-8", 1.81, "upper", "lab-w", "corridor-n3", "lab-e", "office-e"));

    /** The headset's camera sits before the forehead. */
    private static final RigidTransform HEADSET_FROM_OPTICAL =
            new RigidTransform(SiteVision.LOOKING_AHEAD, new Vector3(0.08, 0, 0.02));

    private final BuildingPlan plan = BuildingPlan.sample();
    private final Site site = describe(plan);
    private final SightLines sight = new SightLines(site);
    private final RadioChannel channel = new RadioChannel(site, STAIRWELL_FROM, STAIRWELL_TO);

    /** The site document. */
    public Site site() {
        return site;
    }

    BuildingPlan plan() {
        return plan;
    }

    RadioChannel channel() {
        return channel;
    }

    List<Inhabitant> inhabitants() {
        return INHABITANTS;
    }

    /** Who is there without being listed in the site document. */
    List<Inhabitant> visitors() {
        return VISITORS;
    }

    /** What can be seen from where. */
    public SightLines sight() {
        return sight;
    }

    /** Id of a headset's camera. */
    static String cameraOf(String headset) {
        return headset + ".camera";
    }

    static RigidTransform headsetFromOptical() {
        return HEADSET_FROM_OPTICAL;
    }

    private static Site describe(BuildingPlan plan) {
        return Site.builder(SITE_ID)
                .name("Sample building")
                .georeference(Optional.of(new Georeference(48.1374, 11.5755, 565, 12)))
                .floors(plan.floors().stream().map(FloorPlan::floor).toList())
                .frames(headsets()
                        .map(id -> new FramePlacement(
                                cameraOf(id) + "_optical", id, HEADSET_FROM_OPTICAL, Optional.empty()))
                        .toList())
                .anchors(plan.floors().stream()
                        .flatMap(floor -> floor.anchors().stream())
                        .toList())
                .cameras(Stream.concat(
                                plan.floors().stream().flatMap(floor -> floor.cameras().stream()),
                                headsets().map(SampleBuilding::headsetCamera))
                        .toList())
                .detectors(plan.floors().stream()
                        .flatMap(floor -> floor.radars().stream())
                        .toList())
                .markers(plan.floors().stream()
                        .flatMap(floor -> floor.markers().stream())
                        .toList())
                .walls(plan.floors().stream()
                        .flatMap(floor -> floor.walls().stream())
                        .toList())
                .fences(List.of(
                        fence("cold-store", "ground", 26, 0, 40, 11),
                        fence("meeting-room", "upper", 14, 0, 26, 11),
                        fence("laboratory", "upper", 0, 0, 14, 11),
                        Fence.ofCircle("crossing", Optional.of("ground"), new Fence.Circle(new Point2(11.5, 6), 3))))
                .trackables(INHABITANTS.stream().map(Inhabitant::trackable).toList())
                .build();
    }

    private static Stream<String> headsets() {
        return INHABITANTS.stream()
                .filter(who -> who.trackable().kind() == TrackableKind.HEADSET)
                .map(Inhabitant::id);
    }

    private static Camera headsetCamera(String headset) {
        String id = cameraOf(headset);
        return new Camera(id, Optional.of(id + "_optical"), Optional.empty(), Optional.of(Outlook.lens()), List.of());
    }

    private static Fence fence(String id, String floor, double x0, double y0, double x1, double y1) {
        List<Point2> ring = List.of(
                new Point2(x0, y0), new Point2(x1, y0), new Point2(x1, y1), new Point2(x0, y1), new Point2(x0, y0));
        return Fence.ofPolygon(id, Optional.of(floor), List.of(ring));
    }
}
