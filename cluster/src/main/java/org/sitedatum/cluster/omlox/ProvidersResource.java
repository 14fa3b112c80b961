package org.sitedatum.cluster.omlox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.mqtt.omlox.HubGeoJson;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubProvider;
import org.sitedatum.mqtt.omlox.HubProximity;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.HubWriter;
import org.sitedatum.mqtt.omlox.ProviderKey;
import org.sitedatum.mqtt.omlox.RawJson;

/** {@code /v2/providers}. */
final class ProvidersResource {

    void addTo(HubRoutes routes) {
        routes.get(
                "/providers",
                call -> HubCall.ids(call.catalog().providers().values().stream()
                        .map(HubProvider::id)
                        .toList()));
        routes.get(
                "/providers/summary",
                call -> HubCall.array(call.catalog().providers().values().stream()
                        .map(HubWriter::of)
                        .toList()));
        routes.post("/providers", call -> {
            HubProvider provider = call.body(HubReader::provider);
            call.hub().edits().put(provider, true, call.who());
            return HubCall.created("/v2/providers/" + provider.id(), HubWriter.of(provider));
        });
        routes.delete("/providers", call -> {
            call.hub()
                    .edits()
                    .removeProviders(Set.copyOf(call.catalog().providers().keySet()), call.who());
            return Answer.empty(204);
        });
        addBulk(routes);
        addOne(routes, "/providers/{provider_id}");
    }

    private static void addBulk(HubRoutes routes) {
        routes.get(
                "/providers/locations",
                call -> call.many(
                        new WhoIsWhere(call.hub()).locations(), call.voice()::location, HubWriter::of, HubGeoJson::of));
        routes.send("/providers/locations", Permission.SEND_FIXES, call -> {
            List<HubLocation> locations = call.body(HubReader::locations);
            locations.forEach(location ->
                    Intake.requireMay(location.providerId(), call.call().caller()));
            locations.forEach(
                    location -> call.hub().intake().take(location, call.hub().now()));
            return Answer.empty(204);
        });
        routes.delete("/providers/locations", call -> {
            call.hub().state().forgetLocations();
            return Answer.empty(204);
        });
        routes.send("/providers/proximities", Permission.SEND_FIXES, call -> {
            List<HubProximity> proximities = call.body(HubReader::proximities);
            proximities.forEach(proximity ->
                    Intake.requireMay(proximity.providerId(), call.call().caller()));
            proximities.forEach(
                    proximity -> call.hub().intake().take(proximity, call.hub().now()));
            return Answer.empty(204);
        });
    }

    private static void addOne(HubRoutes routes, String one) {
        routes.get(one, call -> HubCall.answer(HubWriter.of(provider(call))));
        routes.put(one, call -> {
            HubProvider provider = call.body(HubReader::provider);
            HubPaths.requireSame("provider_id", provider(call).id(), provider.id());
            call.hub().edits().put(provider, false, call.who());
            return Answer.empty(204);
        });
        routes.delete(one, call -> {
            String key = ProviderKey.of(provider(call).id());
            call.hub().edits().removeProviders(Set.of(key), call.who());
            call.hub().state().forgetLocation(key);
            return Answer.empty(204);
        });
        routes.get(one + "/fences", call -> {
            String body = call.catalog()
                    .tagged(provider(call).id())
                    .map(HubCatalog.Tagged::body)
                    .orElse("");
            return HubCall.array(new WhoIsWhere(call.hub())
                    .fencesOf(body, call.flag("spatial_query")).stream()
                            .map(HubWriter::of)
                            .toList());
        });
        routes.get(
                one + "/location",
                call -> call.one(
                        new WhoIsWhere(call.hub())
                                .location(provider(call).id())
                                .orElseThrow(() -> HubRefusals.none("location of provider", call.id("provider_id"))),
                        call.voice()::location,
                        HubWriter::of,
                        HubGeoJson::of));
        routes.send(one + "/location", Permission.SEND_FIXES, call -> {
            HubLocation location = call.body(HubReader::location);
            HubPaths.requireSame("provider_id", provider(call).id(), location.providerId());
            Intake.requireMay(location.providerId(), call.call().caller());
            call.hub().intake().take(location, call.hub().now());
            return Answer.empty(204);
        });
        routes.delete(one + "/location", call -> {
            call.hub().state().forgetLocation(provider(call).id());
            return Answer.empty(204);
        });
        routes.send(one + "/proximity", Permission.SEND_FIXES, call -> {
            HubProximity proximity = call.body(HubReader::proximity);
            HubPaths.requireSame("provider_id", provider(call).id(), proximity.providerId());
            Intake.requireMay(proximity.providerId(), call.call().caller());
            call.hub().intake().take(proximity, call.hub().now());
            return Answer.empty(204);
        });
        routes.get(
                one + "/sensors",
                call -> HubCall.answer(
                        provider(call).sensors().map(RawJson::text).orElse("{}").getBytes(StandardCharsets.UTF_8)));
        routes.put(one + "/sensors", call -> {
            RawJson sensors = call.body(HubReader::any);
            call.hub().edits().put(provider(call).withSensors(sensors), false, call.who());
            return Answer.empty(204);
        });
        routes.get(
                one + "/trackables",
                call -> HubCall.array(call.catalog().trackableOf(provider(call).id()).stream()
                        .map(HubWriter::of)
                        .toList()));
    }

    private static HubProvider provider(HubCall call) {
        String id = call.id("provider_id");
        HubProvider provider = call.catalog().providers().get(ProviderKey.of(id));
        if (provider == null) {
            throw HubRefusals.none("provider", id);
        }
        return provider;
    }
}
