package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.site.SiteDocument;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.accuracy.AccuracyBound;
import org.sitedatum.positioning.accuracy.AccuracyOptions;
import org.sitedatum.positioning.accuracy.AccuracyRaster;
import org.sitedatum.positioning.accuracy.PlaceAccuracy;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;

/**
 * How well bodies could be placed with the sensors of a document that need not be published: the Cramér-Rao bound over a
 * floor, from geometry, walls and noise. Computed where the engine's own models are, so that page and engine cannot differ.
 */
final class CoverageResource {

    private static final double FINEST_CELL = 0.05;
    private static final double COARSEST_CELL = 10;
    private static final double USUAL_CELL = 0.5;
    private static final double HIGHEST = 20;
    private static final double[] GOOD = {0.1, 0.3, 1};
    private static final List<String> SENSORS = List.of("anchors", "cameras", "detectors");

    void addTo(Routes routes) {
        routes.post("/api/v1/sites/{site}/coverage", Permission.READ_SITE, SiteJsonDecoder.MAX_DOCUMENT, this::compute);
    }

    private Future<Answer> compute(Call call) {
        call.onlyQueries("floor", "cell", "height", "sensors");
        String id = call.id("site");
        Optional<String> floor = call.queryId("floor");
        double cell = call.queryDouble("cell", FINEST_CELL, COARSEST_CELL).orElse(USUAL_CELL);
        AccuracyOptions options = options(call);
        byte[] document = call.body().getBytes();
        return call.aside(() -> {
            Site site = site(id, document);
            AccuracyRaster raster = raster(new AccuracyBound(site, options), floor(site, floor), cell);
            return Answer.json(json(raster));
        });
    }

    private static AccuracyOptions options(Call call) {
        AccuracyOptions usual = AccuracyOptions.defaults();
        double height = call.queryDouble("height", 0, HIGHEST).orElse(usual.height());
        List<String> sensors =
                call.query("sensors").map(list -> List.of(list.split(",", -1))).orElse(SENSORS);
        for (String sensor : sensors) {
            if (!SENSORS.contains(sensor)) {
                throw new Refusal(Problem.badField("?sensors", sensor, "some of " + SENSORS + " with commas between"));
            }
        }
        return new AccuracyOptions(
                height,
                usual.heightSigma(),
                usual.rangeSigma(),
                usual.pixelSigma(),
                sensors.contains("anchors"),
                sensors.contains("cameras"),
                sensors.contains("detectors"));
    }

    private static Site site(String id, byte[] document) {
        SiteDecoding decoding = SiteDocument.decode(id, document);
        if (decoding instanceof SiteDecoding.Sound sound) {
            return sound.site();
        }
        throw new Refusal(RevisionJson.unusable(((SiteDecoding.Faulty) decoding).faults()));
    }

    private static Floor floor(Site site, Optional<String> wanted) {
        return site.floors().stream()
                .filter(floor -> wanted.isEmpty() || floor.id().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.badField(
                        "?floor",
                        wanted.orElse(""),
                        "one of " + site.floors().stream().map(Floor::id).toList())));
    }

    private static AccuracyRaster raster(AccuracyBound bound, Floor floor, double cell) {
        try {
            return bound.over(floor, cell);
        } catch (IllegalArgumentException tooFine) {
            throw new Refusal(Problem.badField("?cell", Double.toString(cell), String.valueOf(tooFine.getMessage())));
        }
    }

    /** Squares row by row from the south-west; null outside the floor, -1 where the sensors leave a direction open. */
    private static ObjectNode json(AccuracyRaster raster) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("floor", raster.floor())
                .put("minX", raster.minX())
                .put("minY", raster.minY())
                .put("cell", raster.cell())
                .put("columns", raster.columns())
                .put("rows", raster.rows());
        ArrayNode shares = json.putArray("shares");
        for (double error : GOOD) {
            shares.addObject().put("within", error).put("share", raster.shareWithin(error));
        }
        ArrayNode errors = json.putArray("rms");
        for (Optional<PlaceAccuracy> place : raster.places()) {
            if (place.isEmpty()) {
                errors.addNull();
            } else if (place.get().isObservable()) {
                errors.add(Math.round(1000 * place.get().rmsError()) / 1000.0);
            } else {
                errors.add(-1);
            }
        }
        return json;
    }
}
