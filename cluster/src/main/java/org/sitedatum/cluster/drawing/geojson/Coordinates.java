package org.sitedatum.cluster.drawing.geojson;

import java.util.Optional;

/** Whose coordinates a GeoJSON file has. */
public enum Coordinates {
    /** Site metres. */
    SITE("site", "site metres"),
    /** Longitude and latitude, WGS84, as RFC 7946 has it. */
    EARTH("wgs84", "longitude and latitude (WGS84), brought to site metres");

    private final String word;
    private final String said;

    Coordinates(String word, String said) {
        this.word = word;
        this.said = said;
    }

    /** By the word used in requests: site or wgs84. */
    public static Optional<Coordinates> find(String word) {
        for (Coordinates coordinates : values()) {
            if (coordinates.word.equals(word)) {
                return Optional.of(coordinates);
            }
        }
        return Optional.empty();
    }

    String said() {
        return said;
    }
}
