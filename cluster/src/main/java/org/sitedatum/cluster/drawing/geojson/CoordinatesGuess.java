package org.sitedatum.cluster.drawing.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.positioning.site.Georeference;

/**
 * Whether a GeoJSON file has site metres or longitude and latitude. A member {@code "frame":"site"}, or a {@code crs} as older
 * files have it, says so; else positions that all lie near the site on Earth are on Earth.
 */
final class CoordinatesGuess implements FeatureStream.Listener {

    private static final double METRES_PER_DEGREE = 111_000;

    private final Optional<Georeference> site;
    private Optional<Coordinates> stated = Optional.empty();
    private boolean nearOnEarth = true;
    private boolean degrees = true;

    CoordinatesGuess(Optional<Georeference> site) {
        this.site = site;
    }

    @Override
    public void onMember(String name, JsonNode value) throws DrawingRefused {
        if (name.equals("frame")) {
            stated = Coordinates.find(value.asText());
        } else if (name.equals("crs")) {
            String crs = value.path("properties").path("name").asText("").toUpperCase(Locale.ROOT);
            if (!crs.contains("CRS84") && !crs.contains("4326")) {
                throw new DrawingRefused("the GeoJSON is in \"" + crs
                        + "\": save it as WGS84 (EPSG:4326), or in site metres with \"frame\":\"site\"");
            }
            stated = Optional.of(Coordinates.EARTH);
        }
    }

    @Override
    public void onFeature(Feature feature) {
        degrees = degrees && Geometries.allPositions(feature.geometry(), CoordinatesGuess::isOnEarth);
        nearOnEarth = nearOnEarth && site.isPresent() && Geometries.allPositions(feature.geometry(), this::isNear);
    }

    private static boolean isOnEarth(JsonNode position) {
        return Math.abs(position.path(0).asDouble()) <= 180
                && Math.abs(position.path(1).asDouble()) <= 90;
    }

    private boolean isNear(JsonNode position) {
        double north = position.path(1).asDouble() - site.orElseThrow().latDeg();
        double east = (position.path(0).asDouble() - site.orElseThrow().lonDeg())
                * Math.cos(Math.toRadians(site.orElseThrow().latDeg()));
        return Math.hypot(north, east) * METRES_PER_DEGREE <= Positions.NEIGHBOURHOOD;
    }

    Coordinates coordinates() {
        return stated.orElse(nearOnEarth ? Coordinates.EARTH : Coordinates.SITE);
    }

    /** What to say of a guess. */
    Optional<String> doubt() {
        if (stated.isPresent()) {
            return Optional.empty();
        }
        if (nearOnEarth) {
            return Optional.of("All positions lie near the site on Earth: they are taken as longitude and latitude.");
        }
        return Optional.of("The positions are taken as site metres"
                + (degrees && site.isEmpty()
                        ? "; should they be longitude and latitude, lay the site on Earth first."
                        : "."));
    }
}
