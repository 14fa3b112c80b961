package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.survey.ControlPoint;
import org.sitedatum.positioning.survey.GeoreferenceReport;
import org.sitedatum.positioning.survey.GeoreferenceSurvey;
import org.sitedatum.positioning.survey.SurveyResult;

/** Where a site is on Earth, from points known on both: computed, with what is left over told, and never stored. */
final class GeoreferenceResource {

    private static final int MOST_POINTS = 200;
    private static final double FARTHEST = 100_000;

    void addTo(Routes routes) {
        routes.post("/api/v1/sites/{site}/georeference", Permission.READ_SITE, this::compute);
    }

    private Future<Answer> compute(Call call) {
        call.onlyQueries();
        call.id("site");
        ObjectNode body = call.json();
        Fields.of(body, "points", "h");
        double height = number(body, "h", -12_000, 100_000).orElse(0);
        List<ControlPoint> points = points(body.path("points"));
        return call.aside(() -> {
            SurveyResult<GeoreferenceReport> result = GeoreferenceSurvey.of(points, height);
            if (result instanceof SurveyResult.Found<GeoreferenceReport> found) {
                return Answer.json(json(found.report()));
            }
            SurveyResult.Refused<GeoreferenceReport> refused = (SurveyResult.Refused<GeoreferenceReport>) result;
            throw new Refusal(Problem.of(
                    422,
                    "no-georeference",
                    "The points do not say where the site is",
                    refused.reason() + ": " + refused.detail()));
        });
    }

    private static List<ControlPoint> points(JsonNode items) {
        if (!items.isArray() || items.isEmpty() || items.size() > MOST_POINTS) {
            throw Fields.refused("points", items, "must be an array of 1 to " + MOST_POINTS + " points");
        }
        List<ControlPoint> points = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String path = "points[" + i + "]";
            if (!(items.get(i) instanceof ObjectNode item)) {
                throw Fields.refused(path, items.get(i), "must be an object");
            }
            Fields.of(item, "name", "x", "y", "z", "latDeg", "lonDeg", "h");
            points.add(new ControlPoint(
                    item.path("name").asText("point " + (i + 1)),
                    new Vector3(
                            needed(item, path, "x", -FARTHEST, FARTHEST),
                            needed(item, path, "y", -FARTHEST, FARTHEST),
                            number(item, "z", -FARTHEST, FARTHEST).orElse(0)),
                    needed(item, path, "latDeg", -90, 90),
                    needed(item, path, "lonDeg", -180, 180),
                    number(item, "h", -12_000, 100_000)));
        }
        return points;
    }

    private static double needed(ObjectNode item, String path, String name, double least, double most) {
        return number(item, name, least, most)
                .orElseThrow(() -> Fields.refused(path + "." + name, item.path(name), "is needed"));
    }

    private static OptionalDouble number(ObjectNode item, String name, double least, double most) {
        JsonNode value = item.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalDouble.empty();
        }
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw Fields.refused(name, value, "must be a number from " + least + " to " + most);
        }
        return OptionalDouble.of(number);
    }

    /** Beside the georeference: how far each point is off, used in it and predicted by the others. */
    private static ObjectNode json(GeoreferenceReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        SiteOrigin origin = report.origin();
        json.set(
                "georeference",
                DrawingJson.of(new Georeference(
                        origin.position().latDeg(),
                        origin.position().lonDeg(),
                        origin.position().height(),
                        origin.headingDeg())));
        json.put("heightKnown", report.heightKnown());
        json.put("rms", report.rms());
        put(json, "scale", report.scale());
        report.sigma().ifPresent(sigma -> put(json, "sigma", sigma));
        report.headingSigmaDeg().ifPresent(sigma -> put(json, "headingSigmaDeg", sigma));
        report.leaveOneOutRms().ifPresent(rms -> put(json, "leaveOneOut", rms));
        ArrayNode points = json.putArray("points");
        for (GeoreferenceReport.PointResidual point : report.points()) {
            ObjectNode node = points.addObject()
                    .put("name", point.name())
                    .put("east", point.east())
                    .put("north", point.north())
                    .put("up", point.up())
                    .put("used", point.used());
            point.leaveOneOut().ifPresent(off -> put(node, "leaveOneOut", off));
        }
        return json;
    }

    /** JSON has no word for a number that is none. */
    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        }
    }
}
