package org.sitedatum.positioning.revision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sitedatum.positioning.revision.ObjectChange.Change;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Sector;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.Wall;

/**
 * Compares two revisions of a site object by object. The order of objects in the documents does not count, except that the
 * changes come by kind, then in the order of the later document, then what is gone.
 */
public final class SiteComparison {

    /** What of a site is not in a list of its own. */
    private record Whole(String name, Optional<Georeference> georeference, Optional<Meetings> meetings) {}

    private SiteComparison() {}

    /** What is different in {@code after}; empty when nothing is. */
    public static List<ObjectChange> between(Site before, Site after) {
        Map<ObjectKind, Map<String, Record>> was = objects(before);
        Map<ObjectKind, Map<String, Record>> is = objects(after);
        List<ObjectChange> changes = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.values()) {
            compare(kind, was.getOrDefault(kind, Map.of()), is.getOrDefault(kind, Map.of()), changes);
        }
        return List.copyOf(changes);
    }

    /** All of a new site. */
    public static List<ObjectChange> added(Site site) {
        List<ObjectChange> changes = new ArrayList<>();
        objects(site)
                .forEach((kind, objects) -> objects.keySet()
                        .forEach(id -> changes.add(new ObjectChange(kind, id, Change.ADDED, List.of()))));
        return List.copyOf(changes);
    }

    private static void compare(
            ObjectKind kind, Map<String, Record> was, Map<String, Record> is, List<ObjectChange> changes) {
        for (Map.Entry<String, Record> object : is.entrySet()) {
            String id = object.getKey();
            Record earlier = was.get(id);
            if (earlier == null) {
                changes.add(new ObjectChange(kind, id, Change.ADDED, List.of()));
            } else if (!earlier.equals(object.getValue())) {
                changes.add(
                        new ObjectChange(kind, id, Change.CHANGED, FieldValues.between(earlier, object.getValue())));
            }
        }
        was.keySet().stream()
                .filter(id -> !is.containsKey(id))
                .forEach(id -> changes.add(new ObjectChange(kind, id, Change.REMOVED, List.of())));
    }

    private static Map<ObjectKind, Map<String, Record>> objects(Site site) {
        Map<ObjectKind, Map<String, Record>> all = new EnumMap<>(ObjectKind.class);
        all.put(ObjectKind.SITE, Map.of(site.id(), new Whole(site.name(), site.georeference(), site.meetings())));
        all.put(ObjectKind.FLOOR, byId(site.floors(), Floor::id));
        all.put(ObjectKind.FRAME, byId(site.frames(), FramePlacement::id));
        all.put(ObjectKind.ANCHOR, byId(site.anchors(), Anchor::id));
        all.put(ObjectKind.CAMERA, byId(site.cameras(), Camera::id));
        all.put(ObjectKind.DETECTOR, byId(site.detectors(), Detector::id));
        all.put(ObjectKind.MARKER, byId(site.markers(), Marker::id));
        all.put(ObjectKind.WALL, byId(site.walls(), SiteComparison::start));
        all.put(ObjectKind.FENCE, byId(site.fences(), Fence::id));
        all.put(ObjectKind.TRACKABLE, byId(site.trackables(), Trackable::id));
        all.put(ObjectKind.SECTOR, byId(site.sectors(), Sector::id));
        return all;
    }

    private static String start(Wall wall) {
        return "on " + wall.floor() + " from "
                + wall.line().stream().findFirst().map(FieldText::of).orElse("nowhere");
    }

    /** Of objects with one id, as walls that begin at one corner, the later ones get a number. */
    private static <T extends Record> Map<String, Record> byId(List<T> objects, Function<T, String> id) {
        Map<String, Record> byId = new LinkedHashMap<>();
        for (T object : objects) {
            String name = id.apply(object);
            String unique = name;
            for (int number = 2; byId.containsKey(unique); number++) {
                unique = name + " #" + number;
            }
            byId.put(unique, object);
        }
        return byId;
    }
}
