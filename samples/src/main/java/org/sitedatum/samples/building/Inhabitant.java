package org.sitedatum.samples.building;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.motion.Gait;
import org.sitedatum.samples.building.plan.WayEdge;
import org.sitedatum.samples.building.sensor.VisibleBody;

/**
 * Somebody or something that moves in the sample building.
 *
 * @param trackable as in the site document
 * @param gait how it moves
 * @param bodyHeight m of the body origin above the floor it stands on
 * @param avoided kinds of way it does not take
 * @param destinations way nodes it visits; the first is its home
 * @param tagRate UWB rounds per second
 * @param look how cameras and radars see it
 */
record Inhabitant(
        Trackable trackable,
        Gait gait,
        double bodyHeight,
        Set<WayEdge.Kind> avoided,
        List<String> destinations,
        double tagRate,
        Look look) {

    private static final double ROBOT_HEIGHT = 0.9;
    private static final double BADGE_HEIGHT = 1.2;
    private static final double PALLET_HEIGHT = 0.5;
    private static final double HEAD_HEIGHT = 1.7;
    private static final Set<WayEdge.Kind> STAYS_ON_ITS_FLOOR = Set.of(WayEdge.Kind.STAIRS, WayEdge.Kind.LIFT);

    /**
     * The outside of a body.
     *
     * @param label class name a detector would give it
     * @param height m from the floor to its top
     * @param radius m
     */
    record Look(String label, double height, double radius) {}

    private static final Look ROBOT = new Look("robot", 1.0, 0.4);
    private static final Look PALLET = new Look("pallet", 0.6, 0.5);
    private static final double PERSON_RADIUS = 0.25;
    private static final String PLATE = ".plate";

    String id() {
        return trackable.id();
    }

    /** The tags that range; the plate is for cameras. */
    List<Tag> radioTags() {
        return trackable.tags().stream()
                .filter(tag -> !tag.id().endsWith(PLATE))
                .toList();
    }

    /** How sensors see it, at the true states given. */
    VisibleBody visibleAs(LongFunction<BodyState> truth) {
        Optional<VisibleBody.Plate> plate = trackable.tags().stream()
                .filter(tag -> tag.id().endsWith(PLATE))
                .findFirst()
                .map(tag -> new VisibleBody.Plate(tag.id(), tag.leverArm()));
        return new VisibleBody(id(), look.label(), look.height(), look.radius(), bodyHeight, plate, truth);
    }

    /** A person without any tag, of a stature in m, that the site document does not list. */
    static Inhabitant visitor(String id, double stature, String floor, String... rooms) {
        Trackable nobody = new Trackable(id, id, TrackableKind.PEDESTRIAN, List.of(), Double.NaN);
        return new Inhabitant(
                nobody,
                Gait.WALKING,
                BADGE_HEIGHT,
                STAYS_ON_ITS_FLOOR,
                on(floor, rooms),
                0,
                new Look("person", stature, PERSON_RADIUS));
    }

    /** A transport robot with two tags on a mast frame, at opposite corners. */
    static Inhabitant robot(String id, String floor, String... rooms) {
        List<Tag> tags = List.of(
                new Tag(id + ".front", new Vector3(0.30, 0.20, 0)),
                new Tag(id + ".rear", new Vector3(-0.30, -0.20, 0)),
                new Tag(id + PLATE, new Vector3(0, 0, 0.1)));
        Trackable trackable =
                new Trackable(id, "Robot " + id, TrackableKind.VEHICLE, tags, ROBOT_HEIGHT, ROBOT.radius());
        return new Inhabitant(trackable, Gait.DRIVING, ROBOT_HEIGHT, STAYS_ON_ITS_FLOOR, on(floor, rooms), 10, ROBOT);
    }

    /** A person with a badge who stays on one floor. */
    static Inhabitant person(String id, String floor, String... rooms) {
        return commuter(id, STAYS_ON_ITS_FLOOR, on(floor, rooms).toArray(new String[0]));
    }

    /** A person with a badge who moves between floors by the kinds of way not avoided. */
    static Inhabitant commuter(String id, Set<WayEdge.Kind> avoided, String... destinations) {
        Trackable trackable = new Trackable(
                id,
                "Badge " + id,
                TrackableKind.PEDESTRIAN,
                List.of(new Tag(id + ".badge", Vector3.ZERO)),
                BADGE_HEIGHT);
        return new Inhabitant(trackable, Gait.WALKING, BADGE_HEIGHT, avoided, List.of(destinations), 10, person(1.74));
    }

    /** A pallet truck that mostly stands. */
    static Inhabitant asset(String id, String floor, String... rooms) {
        List<Tag> tags = List.of(new Tag(id + ".tag", Vector3.ZERO), new Tag(id + PLATE, new Vector3(0.2, 0, 0.1)));
        Trackable trackable =
                new Trackable(id, "Asset " + id, TrackableKind.ASSET, tags, PALLET_HEIGHT, PALLET.radius());
        return new Inhabitant(trackable, Gait.PUSHED, PALLET_HEIGHT, STAYS_ON_ITS_FLOOR, on(floor, rooms), 2, PALLET);
    }

    /** A person with a headset that has a tag at its back; its height is free. */
    static Inhabitant headset(String id, String floor, String... rooms) {
        List<Tag> tags = List.of(new Tag(id + ".tag", new Vector3(-0.16, 0, 0.04)));
        Trackable trackable = new Trackable(id, "Headset " + id, TrackableKind.HEADSET, tags, Double.NaN);
        return new Inhabitant(
                trackable, Gait.STROLLING, HEAD_HEIGHT, STAYS_ON_ITS_FLOOR, on(floor, rooms), 10, person(1.8));
    }

    private static Look person(double stature) {
        return new Look("person", stature, PERSON_RADIUS);
    }

    private static List<String> on(String floor, String... rooms) {
        return java.util.Arrays.stream(rooms).map(room -> floor + "/" + room).toList();
    }
}
