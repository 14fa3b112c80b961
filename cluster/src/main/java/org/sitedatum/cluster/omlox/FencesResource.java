package org.sitedatum.cluster.omlox;

import java.util.List;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.omlox.HubCatalog.Held;
import org.sitedatum.mqtt.omlox.Crs;
import org.sitedatum.mqtt.omlox.HubEventWriter;
import org.sitedatum.mqtt.omlox.HubFence;
import org.sitedatum.mqtt.omlox.HubGeoJson;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubProvider;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.HubWriter;

/** {@code /v2/fences}. */
final class FencesResource {

    /** Farthest that two points are apart after subdividing, m, and the same in degrees. */
    private static final double STEP = 10;

    private static final double STEP_DEG = 1e-4;

    void addTo(HubRoutes routes) {
        routes.get(
                "/fences",
                call -> HubCall.ids(call.catalog().fences().values().stream()
                        .map(held -> held.object().id())
                        .toList()));
        routes.get(
                "/fences/summary",
                call -> call.many(
                        call.catalog().fences().values().stream()
                                .map(Held::object)
                                .toList(),
                        call.voice()::fence,
                        HubWriter::of,
                        HubGeoJson::of));
        routes.post("/fences", call -> {
            HubFence fence = body(call);
            call.hub().edits().put(fence, true, call.who());
            return HubCall.created("/v2/fences/" + fence.id(), HubWriter.of(fence));
        });
        routes.delete("/fences", call -> {
            call.hub().edits().removeFences(List.copyOf(call.catalog().fences().values()), call.who());
            return Answer.empty(204);
        });
        String one = "/fences/{fence_id}";
        routes.get(one, call -> call.one(held(call).object(), call.voice()::fence, HubWriter::of, HubGeoJson::of));
        routes.put(one, call -> {
            HubFence fence = body(call);
            HubPaths.requireSame("fence_id", held(call).object().id(), fence.id());
            call.hub().edits().put(fence, false, call.who());
            return Answer.empty(204);
        });
        routes.delete(one, call -> {
            call.hub().edits().removeFences(List.of(held(call)), call.who());
            return Answer.empty(204);
        });
        routes.get(one + "/locations", FencesResource::locations);
        routes.get(
                one + "/motions",
                call -> call.many(
                        new WhoIsWhere(call.hub()).motions(inside(call)),
                        call.voice()::motion,
                        HubEventWriter::of,
                        HubGeoJson::of));
        routes.get(
                one + "/providers",
                call -> HubCall.array(new WhoIsWhere(call.hub())
                        .providers(inside(call)).stream().map(HubWriter::of).toList()));
        routes.get(
                one + "/trackables",
                call -> HubCall.array(new WhoIsWhere(call.hub())
                        .trackables(inside(call)).stream().map(HubWriter::of).toList()));
    }

    private static Answer locations(HubCall call) {
        WhoIsWhere where = new WhoIsWhere(call.hub());
        List<HubLocation> found = where.providers(inside(call)).stream()
                .map(HubProvider::id)
                .flatMap(provider -> where.location(provider).stream())
                .toList();
        return call.many(found, call.voice()::location, HubWriter::of, HubGeoJson::of);
    }

    private static List<String> inside(HubCall call) {
        return new WhoIsWhere(call.hub()).bodiesIn(held(call), call.flag("spatial_query"));
    }

    private static HubFence body(HubCall call) {
        HubFence given = call.body(HubReader::fence);
        if (!call.flag("subdivide")) {
            return given;
        }
        double step = Crs.isWgs84(given.crs()) ? STEP_DEG : STEP;
        return given.at(HubPaths.subdivided(given.region(), step), given.crs(), given.zoneId());
    }

    private static Held<HubFence> held(HubCall call) {
        String id = call.id("fence_id");
        Held<HubFence> held = call.catalog().fences().get(HubSpace.key(id));
        if (held == null) {
            throw HubRefusals.none("fence", id);
        }
        return held;
    }
}
