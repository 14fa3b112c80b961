package org.sitedatum.positioning.scene;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/**
 * Publishes the poses of anonymous bodies, and shows a body to the site's places only once it is surely nobody who says who
 * he is: else one person would enter a fence twice and collide with himself. A body once shown is shown until it is lost.
 */
final class Introductions implements Consumer<PoseEstimate> {

    private final Consumer<PoseEstimate> publish;
    private final Consumer<PoseEstimate> places;
    private final Predicate<String> stranger;
    private final Set<String> introduced = new TreeSet<>();

    Introductions(Consumer<PoseEstimate> publish, Consumer<PoseEstimate> places, Predicate<String> stranger) {
        this.publish = publish;
        this.places = places;
        this.stranger = stranger;
    }

    @Override
    public void accept(PoseEstimate pose) {
        publish.accept(pose);
        String id = pose.trackable();
        if (pose.state() == TrackingState.LOST) {
            introduced.remove(id);
            places.accept(pose);
        } else if (introduced.contains(id) || stranger.test(id)) {
            introduced.add(id);
            places.accept(pose);
        }
    }

    /** Ids of the bodies shown to the places. */
    List<String> introduced() {
        return List.copyOf(introduced);
    }

    /** Forgets a body without a word; whether it was shown to the places. */
    boolean release(String id) {
        return introduced.remove(id);
    }

    /** Goes on where another one was. */
    void resume(List<String> ids) {
        introduced.addAll(ids);
    }
}
