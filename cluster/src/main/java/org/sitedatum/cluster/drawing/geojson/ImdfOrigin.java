package org.sitedatum.cluster.drawing.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.positioning.site.Georeference;

/** Finds where a site that is not on Earth yet could have its origin: the south-west corner of all levels, x east. */
final class ImdfOrigin implements FeatureStream.Listener {

    /** Digits of a degree that are kept: 1e-7 is about a centimetre. */
    private static final double DIGITS = 1e7;

    private double south = Double.POSITIVE_INFINITY;
    private double west = Double.POSITIVE_INFINITY;

    @Override
    public void onFeature(Feature feature) throws DrawingRefused {
        if (!Geometries.allPositions(feature.geometry(), this::take)) {
            throw new DrawingRefused(feature.where() + " has a position that is no longitude and latitude in degrees");
        }
    }

    private boolean take(JsonNode position) {
        double lon = position.path(0).asDouble(Double.NaN);
        double lat = position.path(1).asDouble(Double.NaN);
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            return false;
        }
        south = Math.min(south, Math.floor(lat * DIGITS) / DIGITS);
        west = Math.min(west, Math.floor(lon * DIGITS) / DIGITS);
        return true;
    }

    Optional<Georeference> georeference() {
        return Double.isFinite(south) ? Optional.of(new Georeference(south, west, 0, 0)) : Optional.empty();
    }
}
