package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.drawing.DrawingBudget;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.dxf.DxfReader;
import org.sitedatum.cluster.drawing.dxf.LengthUnit;
import org.sitedatum.cluster.drawing.geojson.Coordinates;
import org.sitedatum.cluster.drawing.geojson.GeoJsonReader;
import org.sitedatum.cluster.drawing.geojson.ImdfReader;
import org.sitedatum.cluster.drawing.pdf.PdfPages;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.positioning.site.Georeference;

/**
 * Reads drawings of others: what is in them that a site could use. Nothing is stored; the page shows it and publishes what its
 * user takes over. One file at a time, so that a node with little memory serves on.
 */
final class DrawingsResource {

    private static final String PATH = "/api/v1/sites/{site}/drawings";
    private static final int PATIENCE_SECONDS = 3;
    private static final double USUAL_STOREY = 3.5;
    private static final int COARSEST = 10;
    private static final int FINEST = 600;
    private static final int USUAL_DPI = 150;

    private final Semaphore turn = new Semaphore(1);

    /** Work on a file. */
    private interface Reading {
        Answer of(byte[] file) throws DrawingRefused;
    }

    void addTo(Routes routes) {
        routes.postFile(PATH + "/dxf", Permission.WRITE_SITE, DrawingBudget.MOST_BYTES, this::dxf);
        routes.postFile(PATH + "/geojson", Permission.WRITE_SITE, DrawingBudget.MOST_BYTES, this::geojson);
        routes.postFile(PATH + "/imdf", Permission.WRITE_SITE, DrawingBudget.MOST_BYTES, this::imdf);
        routes.postFile(PATH + "/pdf", Permission.WRITE_SITE, DrawingBudget.MOST_BYTES, this::pages);
        routes.postFile(PATH + "/pdf/pages/{page}", Permission.WRITE_SITE, DrawingBudget.MOST_BYTES, this::page);
    }

    private Future<Answer> dxf(Call call) {
        call.onlyQueries("unit");
        Optional<LengthUnit> unit = call.query("unit")
                .map(word -> LengthUnit.find(word)
                        .orElseThrow(() -> new Refusal(Problem.badField(
                                "?unit",
                                word,
                                "one of "
                                        + Arrays.stream(LengthUnit.values())
                                                .map(LengthUnit::word)
                                                .toList()))));
        return read(call, file -> Answer.json(DrawingJson.of(DxfReader.read(file, unit))));
    }

    private Future<Answer> geojson(Call call) {
        call.onlyQueries("coordinates", "latDeg", "lonDeg", "h", "headingDeg");
        Optional<Georeference> georeference = georeference(call);
        Optional<Coordinates> wanted = call.query("coordinates")
                .map(word -> Coordinates.find(word)
                        .orElseThrow(() -> new Refusal(Problem.badField("?coordinates", word, "site or wgs84"))));
        return read(call, file -> Answer.json(DrawingJson.of(GeoJsonReader.read(file, wanted, georeference))));
    }

    private Future<Answer> imdf(Call call) {
        call.onlyQueries("storey", "latDeg", "lonDeg", "h", "headingDeg");
        Optional<Georeference> georeference = georeference(call);
        double storey = call.queryDouble("storey", 1, 50).orElse(USUAL_STOREY);
        return read(call, file -> Answer.json(DrawingJson.of(ImdfReader.read(file, georeference, storey))));
    }

    private Future<Answer> pages(Call call) {
        call.onlyQueries();
        return read(call, file -> Answer.json(json(PdfPages.list(file))));
    }

    private Future<Answer> page(Call call) {
        call.onlyQueries("dpi");
        int page = (int) Math.min(Integer.MAX_VALUE, call.number("page", 1));
        int dpi = (int) call.queryLong("dpi", COARSEST, FINEST).orElse(USUAL_DPI);
        return read(
                call, file -> new Answer(200, "image/png", Map.of(), Buffer.buffer(PdfPages.image(file, page, dpi))));
    }

    private Future<Answer> read(Call call, Reading reading) {
        call.id("site");
        byte[] file = call.body().getBytes();
        return call.aside(() -> {
            if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(Problem.unavailable("another drawing is being read; try again in some seconds"));
            }
            try {
                return reading.of(file);
            } catch (DrawingRefused refused) {
                throw new Refusal(Problem.of(
                        422, "unreadable-drawing", "The drawing was not read", String.valueOf(refused.getMessage())));
            } finally {
                turn.release();
            }
        });
    }

    /** Where the site of the caller's draft is on Earth: all four numbers or none. */
    private static Optional<Georeference> georeference(Call call) {
        OptionalDouble latDeg = call.queryDouble("latDeg", -90, 90);
        OptionalDouble lonDeg = call.queryDouble("lonDeg", -180, 180);
        OptionalDouble h = call.queryDouble("h", -12_000, 100_000);
        OptionalDouble headingDeg = call.queryDouble("headingDeg", -360, 360);
        long given = List.of(latDeg, lonDeg, h, headingDeg).stream()
                .filter(OptionalDouble::isPresent)
                .count();
        if (given == 0) {
            return Optional.empty();
        }
        if (given < 4) {
            throw new Refusal(Problem.badField(
                    "?latDeg",
                    "",
                    "give latDeg, lonDeg, h and headingDeg of the site's georeference, or none of them"));
        }
        return Optional.of(new Georeference(
                latDeg.getAsDouble(), lonDeg.getAsDouble(), h.getAsDouble(), headingDeg.getAsDouble()));
    }

    private static ObjectNode json(List<PdfPages.Page> pages) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("pages");
        for (int i = 0; i < pages.size(); i++) {
            items.addObject()
                    .put("number", i + 1)
                    .put("width", pages.get(i).width())
                    .put("height", pages.get(i).height());
        }
        return json;
    }
}
