package org.sitedatum.cluster.omlox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.omlox.HubCatalog.Held;
import org.sitedatum.mqtt.omlox.HubEventWriter;
import org.sitedatum.mqtt.omlox.HubGeoJson;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.HubTrackable;
import org.sitedatum.mqtt.omlox.HubWriter;
import org.sitedatum.mqtt.omlox.ProviderKey;

/** {@code /v2/trackables}. */
final class TrackablesResource {

    /** Farthest that two points of an outline are apart after subdividing, m. */
    private static final double STEP = 1;

    void addTo(HubRoutes routes) {
        routes.get(
                "/trackables",
                call -> HubCall.ids(call.catalog().trackables().values().stream()
                        .map(held -> held.object().id())
                        .toList()));
        routes.get(
                "/trackables/summary",
                call -> HubCall.array(call.catalog().trackables().values().stream()
                        .map(held -> HubWriter.of(held.object()))
                        .toList()));
        routes.get(
                "/trackables/motions",
                call -> call.many(
                        new WhoIsWhere(call.hub())
                                .motions(call.catalog().trackables().values().stream()
                                        .map(Held::twin)
                                        .toList()),
                        call.voice()::motion,
                        HubEventWriter::of,
                        HubGeoJson::of));
        routes.post("/trackables", TrackablesResource::create);
        routes.delete("/trackables", call -> {
            call.hub()
                    .edits()
                    .removeTrackables(List.copyOf(call.catalog().trackables().values()), call.who());
            return Answer.empty(204);
        });
        String one = "/trackables/{trackable_id}";
        routes.get(one, call -> HubCall.answer(HubWriter.of(held(call).object())));
        routes.put(one, TrackablesResource::change);
        routes.delete(one, call -> {
            call.hub().edits().removeTrackables(List.of(held(call)), call.who());
            return Answer.empty(204);
        });
        addQueries(routes, one);
    }

    private static void addQueries(HubRoutes routes, String one) {
        routes.get(
                one + "/fences",
                call -> HubCall.array(new WhoIsWhere(call.hub())
                        .fencesOf(held(call).twin(), call.flag("spatial_query")).stream()
                                .map(HubWriter::of)
                                .toList()));
        routes.get(one + "/location", call -> {
            Held<HubTrackable> held = held(call);
            return call.one(
                    new WhoIsWhere(call.hub())
                            .significant(held)
                            .orElseThrow(() -> HubRefusals.none(
                                    "location of trackable", held.object().id())),
                    call.voice()::location,
                    HubWriter::of,
                    HubGeoJson::of);
        });
        routes.get(
                one + "/locations",
                call -> call.many(
                        new WhoIsWhere(call.hub()).locations(held(call)),
                        call.voice()::location,
                        HubWriter::of,
                        HubGeoJson::of));
        routes.get(one + "/motion", call -> {
            Held<HubTrackable> held = held(call);
            return call.one(
                    new WhoIsWhere(call.hub())
                            .motion(held)
                            .orElseThrow(() -> HubRefusals.none(
                                    "motion of trackable", held.object().id())),
                    call.voice()::motion,
                    HubEventWriter::of,
                    HubGeoJson::of);
        });
        routes.get(
                one + "/providers",
                call -> HubCall.array(call.catalog().providersOf(held(call).object()).stream()
                        .map(HubWriter::of)
                        .toList()));
        routes.get(one + "/sensors", TrackablesResource::sensors);
    }

    private static Held<HubTrackable> held(HubCall call) {
        String id = call.id("trackable_id");
        Held<HubTrackable> held = call.catalog().trackables().get(HubSpace.key(id));
        if (held == null) {
            throw HubRefusals.none("trackable", id);
        }
        return held;
    }

    private static HubTrackable body(HubCall call) {
        HubTrackable given = call.body(HubReader::trackable);
        if (!call.flag("subdivide") || given.geometry().isEmpty()) {
            return given;
        }
        return new HubTrackable(
                given.id(),
                given.isOmlox(),
                given.name(),
                Optional.of(HubPaths.subdivided(given.geometry().get(), STEP)),
                given.extrusion(),
                given.providers(),
                given.settings(),
                given.radius(),
                given.properties(),
                given.rules());
    }

    private static Answer create(HubCall call) {
        HubTrackable trackable = body(call);
        call.hub().edits().put(trackable, true, call.who());
        repeat(call, trackable);
        return HubCall.created("/v2/trackables/" + trackable.id(), HubWriter.of(trackable));
    }

    private static Answer change(HubCall call) {
        HubTrackable trackable = body(call);
        HubPaths.requireSame("trackable_id", held(call).object().id(), trackable.id());
        call.hub().edits().put(trackable, false, call.who());
        repeat(call, trackable);
        return HubCall.answer(HubWriter.of(trackable));
    }

    /** Handles a location that was told already once more, now that the trackable is another. */
    private static void repeat(HubCall call, HubTrackable trackable) {
        if (!call.flag("force_location_update")) {
            return;
        }
        HubCatalog catalog = call.catalog();
        Held<HubTrackable> held = catalog.trackables().get(HubSpace.key(trackable.id()));
        if (held != null && call.hub().state().seen(held.twin()).isPresent()) {
            call.hub().repeatMotion(held.twin());
        } else {
            new Motions(catalog, call.hub().state())
                    .freshest(trackable, call.hub().now())
                    .ifPresent(location ->
                            call.hub().intake().take(location, call.hub().now()));
        }
    }

    /** What each of its providers measures: an object by provider id. */
    private static Answer sensors(HubCall call) {
        List<String> members = new ArrayList<>();
        for (String id : held(call).object().providers()) {
            Optional.ofNullable(call.catalog().providers().get(ProviderKey.of(id)))
                    .flatMap(provider -> provider.sensors())
                    .ifPresent(sensors -> members.add("\"" + id + "\":" + sensors.text()));
        }
        return HubCall.answer(("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8));
    }
}
