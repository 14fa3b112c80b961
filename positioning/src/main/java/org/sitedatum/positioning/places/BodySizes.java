package org.sitedatum.positioning.places;

import java.util.HashMap;
import java.util.Map;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/** Radius in plan and extent in height of every body of a site: as the site says, else as is usual for its kind. Immutable. */
final class BodySizes {

    /** A person with elbows: shoulder breadth 0.45 to 0.55 m. */
    private static final double PERSON = 0.3;

    /** A robot or trolley on the footprint of a pallet, 0.8 m by 1.2 m. */
    private static final double VEHICLE = 0.6;

    private final Map<String, Double> radii = new HashMap<>();
    private final Map<String, Upright> uprights = new HashMap<>();
    private final double largest;

    BodySizes(Site site) {
        double most = PERSON;
        for (Trackable trackable : site.trackables()) {
            double radius = Double.isNaN(trackable.radius()) ? usual(trackable.kind()) : trackable.radius();
            radii.put(trackable.id(), radius);
            uprights.put(trackable.id(), Upright.of(trackable));
            most = Math.max(most, radius);
        }
        largest = most;
    }

    private static double usual(TrackableKind kind) {
        return kind == TrackableKind.VEHICLE ? VEHICLE : PERSON;
    }

    /** m; of a person for a body the site does not list. */
    double radius(String id) {
        return radii.getOrDefault(id, PERSON);
    }

    /** How a body stands; as a person may for one the site does not list. */
    Upright upright(String id) {
        return uprights.getOrDefault(id, Upright.STRANGER);
    }

    /** The widest body's, m. */
    double largest() {
        return largest;
    }
}
