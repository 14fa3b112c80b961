package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.site.SiteDocument;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.walls.WallCrossings;
import org.sitedatum.positioning.walls.WallMap;

/**
 * What stands between the anchors of a document that need not be published, pair by pair: computed with the walls as the engine
 * sees them, so that page and engine cannot differ.
 */
final class SightResource {

    /** 200 anchors are 19,900 pairs. */
    private static final int MOST_ANCHORS = 200;

    void addTo(Routes routes) {
        routes.post("/api/v1/sites/{site}/sight", Permission.READ_SITE, SiteJsonDecoder.MAX_DOCUMENT, this::compute);
    }

    private Future<Answer> compute(Call call) {
        call.onlyQueries("floor");
        String id = call.id("site");
        Optional<String> floor = call.queryId("floor");
        byte[] document = call.body().getBytes();
        return call.aside(() -> {
            SiteDecoding decoding = SiteDocument.decode(id, document);
            if (decoding instanceof SiteDecoding.Faulty faulty) {
                throw new Refusal(RevisionJson.unusable(faulty.faults()));
            }
            Site site = ((SiteDecoding.Sound) decoding).site();
            return Answer.json(json(site, anchors(site, floor)));
        });
    }

    private static List<Anchor> anchors(Site site, Optional<String> wanted) {
        Optional<Floor> floor = wanted.map(id -> site.floors().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.badField(
                        "?floor",
                        id,
                        "one of " + site.floors().stream().map(Floor::id).toList()))));
        List<Anchor> anchors = site.anchors().stream()
                .filter(anchor -> floor.map(f -> isOn(f, anchor)).orElse(true))
                .toList();
        if (anchors.size() > MOST_ANCHORS) {
            throw new Refusal(Problem.badField(
                    "?floor",
                    wanted.orElse(""),
                    anchors.size() + " anchors are too many at once, at most " + MOST_ANCHORS
                            + "; ask floor by floor"));
        }
        return anchors;
    }

    private static boolean isOn(Floor floor, Anchor anchor) {
        double above = anchor.position().z() - floor.elevation();
        return anchor.floor().map(floor.id()::equals).orElse(above >= 0 && above < floor.height());
    }

    private static ObjectNode json(Site site, List<Anchor> anchors) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = json.putArray("anchors");
        anchors.forEach(anchor -> ids.add(anchor.id()));
        ArrayNode pairs = json.putArray("pairs");
        WallMap walls = new WallMap(site);
        for (int i = 0; i < anchors.size(); i++) {
            for (int j = i + 1; j < anchors.size(); j++) {
                Vector3 from = anchors.get(i).position();
                Vector3 to = anchors.get(j).position();
                ObjectNode pair = pairs.addObject()
                        .put("from", i)
                        .put("to", j)
                        .put("distance", millimetres(to.minus(from).norm()));
                add(pair, site, walls.crossings(from, to));
            }
        }
        return json;
    }

    /** Walls from the first anchor to the second, floors between storeys, and how much longer they make the range. */
    private static void add(ObjectNode pair, Site site, WallCrossings crossings) {
        ArrayNode walls = pair.putArray("walls");
        int[] order = IntStream.range(0, crossings.count())
                .boxed()
                .sorted((a, b) -> Double.compare(crossings.along(a), crossings.along(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        double delay = 0;
        int slabs = 0;
        for (int i : order) {
            delay += crossings.material(i).delay();
            if (crossings.wall(i) == WallCrossings.NO_WALL) {
                slabs++;
            } else {
                walls.addObject()
                        .put("wall", crossings.wall(i))
                        .put("material", site.walls().get(crossings.wall(i)).material());
            }
        }
        pair.put("slabs", slabs).put("delay", millimetres(delay));
    }

    private static double millimetres(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }
}
