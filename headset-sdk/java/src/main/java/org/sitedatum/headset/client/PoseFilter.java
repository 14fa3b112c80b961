package org.sitedatum.headset.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.headset.json.JsonWriter;

/** Whose poses a client wants to hear: all of it must fit. Immutable; starts with everybody. */
public final class PoseFilter {

    /** Everybody on the site. */
    public static final PoseFilter ALL = new PoseFilter(List.of(), List.of(), "", Optional.empty());

    private final List<String> ids;
    private final List<String> kinds;
    private final String floor;
    private final Optional<double[]> box;

    private PoseFilter(List<String> ids, List<String> kinds, String floor, Optional<double[]> box) {
        this.ids = ids;
        this.kinds = kinds;
        this.floor = floor;
        this.box = box;
    }

    /** Only these bodies, at most 1,000. */
    public PoseFilter ofIds(List<String> bodies) {
        return new PoseFilter(List.copyOf(bodies), kinds, floor, box);
    }

    /** Only these kinds: {@code pedestrian}, {@code vehicle}, {@code headset}, {@code asset}, {@code anonymous}. */
    public PoseFilter ofKinds(List<String> words) {
        return new PoseFilter(ids, List.copyOf(words), floor, box);
    }

    /** Only on this floor. */
    public PoseFilter onFloor(String id) {
        return new PoseFilter(ids, kinds, id, box);
    }

    /** Only within a box along the site's axes, m. */
    public PoseFilter within(double minX, double minY, double maxX, double maxY) {
        return new PoseFilter(ids, kinds, floor, Optional.of(new double[] {minX, minY, maxX, maxY}));
    }

    /** The member {@code filter} of a subscription. */
    JsonWriter json() {
        JsonWriter json = new JsonWriter();
        if (!ids.isEmpty()) {
            json.put("trackables", (Object) new ArrayList<Object>(ids));
        }
        if (!kinds.isEmpty()) {
            json.put("kinds", (Object) new ArrayList<Object>(kinds));
        }
        if (!floor.isEmpty()) {
            json.put("floor", floor);
        }
        box.ifPresent(corners -> json.put("area", (Object) new JsonWriter().put("box", corners)));
        return json;
    }
}
