package org.sitedatum.positioning.snapshot;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;

/**
 * What a state is laid out by: the ids of a site's floors, anchors and sensors, in the order of the document. An anchor at
 * another place is another anchor, for what was learnt of its ranges belongs to where it was.
 *
 * @param site site id
 * @param lists ids by list
 */
public record SiteLayout(String site, Map<Listing, List<String>> lists) {

    /** Copies the lists. */
    public SiteLayout {
        Map<Listing, List<String>> copies = new EnumMap<>(Listing.class);
        for (Listing listing : Listing.values()) {
            copies.put(listing, List.copyOf(lists.getOrDefault(listing, List.of())));
        }
        lists = Map.copyOf(copies);
    }

    /** Of a site document. */
    public static SiteLayout of(Site site) {
        List<String> floors = site.floors().stream().map(Floor::id).toList();
        Stream<String> detectors = site.detectors().stream().map(Detector::id);
        Stream<String> cameras = site.cameras().stream().map(Camera::id);
        return new SiteLayout(
                site.id(),
                Map.of(
                        Listing.FLOORS,
                        floors.isEmpty() ? List.of("") : floors,
                        Listing.ANCHORS,
                        site.anchors().stream().map(SiteLayout::placed).toList(),
                        Listing.SENSORS,
                        Stream.concat(detectors, cameras).toList()));
    }

    private static String placed(Anchor anchor) {
        long x = Double.doubleToLongBits(anchor.position().x());
        long y = Double.doubleToLongBits(anchor.position().y());
        long z = Double.doubleToLongBits(anchor.position().z());
        return anchor.id() + "@" + Long.toString(31 * (31 * x + y) + z, Character.MAX_RADIX);
    }

    /** Writes it. */
    public void write(StateWriter out) {
        out.text(site);
        for (Listing listing : Listing.values()) {
            out.texts(ids(listing));
        }
    }

    /** Reads one. */
    public static SiteLayout read(StateReader in) {
        String site = in.text();
        Map<Listing, List<String>> lists = new EnumMap<>(Listing.class);
        for (Listing listing : Listing.values()) {
            lists.put(listing, in.texts());
        }
        return new SiteLayout(site, lists);
    }

    /** The ids of one list. */
    public List<String> ids(Listing listing) {
        return lists.getOrDefault(listing, List.of());
    }
}
