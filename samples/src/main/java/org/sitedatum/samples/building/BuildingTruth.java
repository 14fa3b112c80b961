package org.sitedatum.samples.building;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.motion.HeadMotion;
import org.sitedatum.samples.building.motion.Trajectory;
import org.sitedatum.samples.building.motion.Walker;
import org.sitedatum.samples.building.random.Noise;

/**
 * Where everybody in the sample building truly is, at any stamp. A function of the seed; immutable and thread-safe.
 */
public final class BuildingTruth {

    /** A tour turns home after this time; then it repeats. */
    private static final double TOUR_SECONDS = 600;

    private final Map<String, Tour> tours = new LinkedHashMap<>();
    private final List<String> listed;
    private final List<String> visitors;
    private final long startNanos;

    /** The truth of a building for a seed; tours begin at {@code startNanos}, ns since the Unix epoch. */
    public BuildingTruth(SampleBuilding building, long seed, long startNanos) {
        this.startNanos = startNanos;
        Noise noise = new Noise(seed).child("tours");
        listed = building.inhabitants().stream().map(Inhabitant::id).toList();
        visitors = building.visitors().stream().map(Inhabitant::id).toList();
        List<Inhabitant> everybody = new ArrayList<>(building.inhabitants());
        everybody.addAll(building.visitors());
        for (Inhabitant who : everybody) {
            Walker walker = new Walker(
                    building.plan().ways(), who.avoided(), who.gait(), who.bodyHeight(), noise.child(who.id()));
            Trajectory way = walker.tour(who.destinations(), TOUR_SECONDS);
            tours.put(who.id(), new Tour(way, who.trackable().kind()));
        }
    }

    /** Ids of the bodies that the site document lists, in its order. */
    public List<String> trackables() {
        return listed;
    }

    /** Ids of the people that it does not list; no sensor tells them. */
    public List<String> visitors() {
        return visitors;
    }

    /** What kind of body it is. */
    public TrackableKind kindOf(String trackable) {
        return tour(trackable).kind();
    }

    /**
     * The body's true state.
     *
     * @param trackable one of {@link #trackables} or {@link #visitors}
     * @param stampNanos true time, ns since the Unix epoch
     */
    public BodyState stateAt(String trackable, long stampNanos) {
        double seconds = (stampNanos - startNanos) * 1e-9;
        Tour tour = tour(trackable);
        BodyState walking = tour.way().stateAt(seconds);
        return tour.kind() == TrackableKind.HEADSET ? HeadMotion.lookingAround(walking, seconds) : walking;
    }

    private Tour tour(String trackable) {
        Tour tour = tours.get(trackable);
        if (tour == null) {
            throw new IllegalArgumentException("nobody in the sample building is called " + trackable);
        }
        return tour;
    }

    private record Tour(Trajectory way, TrackableKind kind) {}
}
