package org.sitedatum.positioning.sector;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;

/**
 * What one engine knows of whose each body is. A higher number of a body always wins, so news may come in any order and more
 * than once. One thread owns it, the engine's.
 */
final class Homes {

    /** Bodies without an identity end some time, and nobody says so: the longest unchanged are forgotten. */
    private static final int MOST = 50_000;

    private final LinkedHashMap<String, Tenure> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tenure> eldest) {
            return size() > MOST;
        }
    };

    private SectorMap map;

    Homes(SectorMap map) {
        this.map = map;
    }

    /** Goes on with the map of another revision of the site. */
    void follow(SectorMap next) {
        map = next;
    }

    Tenure of(String body) {
        Tenure tenure = known.get(body);
        return tenure == null ? Tenure.first(map.beginning(body)) : tenure;
    }

    /** Whose each of these is, and each body that has been handed over. */
    Map<String, Tenure> ofAll(Iterable<String> bodies) {
        Map<String, Tenure> all = new LinkedHashMap<>(known);
        bodies.forEach(body -> all.put(body, of(body)));
        return all;
    }

    /** Takes news; false when they are none. */
    boolean learn(String body, Tenure tenure) {
        if (tenure.number() <= of(body).number()) {
            return false;
        }
        known.remove(body);
        known.put(body, tenure);
        return true;
    }

    /** Bodies that have been handed over, the latest last. */
    Map<String, Tenure> known() {
        return known;
    }

    void write(StateWriter out) {
        out.count(known.size());
        known.forEach((body, tenure) -> {
            out.text(body);
            out.text(tenure.sector());
            out.count(tenure.number());
            out.count(tenure.epochLift());
        });
    }

    /** Reads what {@link #write} wrote. */
    static Map<String, Tenure> read(StateReader in) {
        Map<String, Tenure> read = new LinkedHashMap<>();
        for (int left = in.size(); left > 0; left--) {
            read.put(in.text(), new Tenure(in.text(), in.count(), in.count()));
        }
        return read;
    }
}
