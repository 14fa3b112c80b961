package org.sitedatum.benchmarks.headset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.benchmarks.headset.AgreementTrial.Looker;
import org.sitedatum.frames.geometry.Vector3;

/** Where each looker has each thing, and how far apart these places are from each other and from the truth. */
final class AgreementTally {

    private final Map<Vector3, Map<Looker, Vector3>> told = new HashMap<>();
    private final List<Double> spreads = new ArrayList<>();
    private final List<Double> levelSpreads = new ArrayList<>();
    private final Map<Looker, List<Double>> errors = new EnumMap<>(Looker.class);

    AgreementTally() {
        for (Looker looker : Looker.values()) {
            errors.put(looker, new ArrayList<>());
        }
    }

    /** Another building. */
    void forgetPlaces() {
        told.clear();
    }

    /** A looker says where a thing is; counts once all three have said so. */
    void told(Looker looker, Vector3 thing, Vector3 place) {
        errors.get(looker).add(place.distanceTo(thing));
        Map<Looker, Vector3> places = told.computeIfAbsent(thing, key -> new EnumMap<>(Looker.class));
        places.put(looker, place);
        if (places.size() == Looker.values().length) {
            double largest = 0;
            double level = 0;
            for (Vector3 a : places.values()) {
                for (Vector3 b : places.values()) {
                    largest = Math.max(largest, a.distanceTo(b));
                    level = Math.max(level, Math.hypot(a.x() - b.x(), a.y() - b.y()));
                }
            }
            spreads.add(largest);
            levelSpreads.add(level);
        }
    }

    /** Largest distance between two of the three, m. */
    double[] spreads() {
        return array(spreads);
    }

    /** The same on the floor plan. */
    double[] levelSpreads() {
        return array(levelSpreads);
    }

    /** Distance of a looker's places to the true ones, m. */
    double[] errors(Looker looker) {
        return array(errors.get(looker));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
