package org.sitedatum.mqtt.omlox;

import java.util.Optional;

/** The names of coordinate reference systems: {@code local} or {@code EPSG:n}. */
public final class Crs {

    /** Metres of a zone. */
    public static final String LOCAL = "local";

    /** Longitude and latitude in degrees. */
    public static final String WGS84 = "EPSG:4326";

    private static final String PREFIX = "EPSG:";
    private static final int MOST_DIGITS = 6;

    private Crs() {}

    /** The EPSG code; empty when the name is no {@code EPSG:n}. */
    public static Optional<Integer> epsg(String name) {
        if (!name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return Optional.empty();
        }
        String digits = name.substring(PREFIX.length());
        boolean isCode = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isCode ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    /** True for a name that may stand in an object. */
    public static boolean isName(String name) {
        return name.equals(LOCAL) || epsg(name).isPresent();
    }

    /** True for longitude and latitude. */
    public static boolean isWgs84(String name) {
        return epsg(name).filter(code -> code == 4326).isPresent();
    }
}
