package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.live.GeoPoseRead;
import org.sitedatum.cluster.live.LiveItem;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.oscp.DeviceClues;
import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.oscp.GeoPoseAnswer;
import org.sitedatum.mqtt.oscp.GeoPoseRequest;
import org.sitedatum.mqtt.oscp.GeoPoseRequestReader;
import org.sitedatum.positioning.site.Georeference;

/** The GeoPose protocol of OSCP: tells a device where it is, from what the site knows of it. */
final class OscpResource {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A pose is believed so long after its stamp, ms. */
    private static final long OLDEST_MILLIS = 10_000;

    private final LiveSites sites;
    private final LiveReads reads;

    OscpResource(LiveSites sites, LiveReads reads) {
        this.sites = sites;
        this.reads = reads;
    }

    void addTo(Routes routes) {
        routes.postFile(
                "/api/v1/sites/{site}/oscp/geopose",
                Permission.READ_LIVE,
                GeoPoseRequestReader.MAX_BYTES,
                this::locate);
    }

    private Future<Answer> locate(Call call) {
        call.onlyQueries();
        LiveSite site = Lookup.site(sites, call);
        Georeference georeference = Lookup.georeference(site);
        GeoPoseRequest request = read(call);
        DeviceClues clues = new DeviceClues(site.document(), georeference, request);
        return ofFirst(call, site, request, clues.bodies(call.caller().name()))
                .map(found -> found.or(clues::byBeacon)
                        .or(clues::byPriorPose)
                        .map(answer -> Answer.written(Buffer.buffer(answer.encode())))
                        .orElseThrow(() -> new Refusal(unknown(site, request))));
    }

    private static GeoPoseRequest read(Call call) {
        try {
            return GeoPoseRequestReader.read(call.body().getBytes());
        } catch (FormatRefusal refusal) {
            throw new Refusal(
                    Problem.of(400, "bad-request", "This is no request of the GeoPose protocol", refusal.detail()));
        }
    }

    /** The pose of the first of these bodies that has one. */
    private Future<Optional<GeoPoseAnswer>> ofFirst(
            Call call, LiveSite site, GeoPoseRequest request, List<String> bodies) {
        if (bodies.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return ask(call, site, request, bodies.get(0), true)
                .compose(then -> then.isPresent()
                        ? Future.succeededFuture(then)
                        : ask(call, site, request, bodies.get(0), false))
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : ofFirst(call, site, request, bodies.subList(1, bodies.size())));
    }

    /** At the instant of the request, which a device with a wrong clock puts where there is no pose; or the newest. */
    private Future<Optional<GeoPoseAnswer>> ask(
            Call call, LiveSite site, GeoPoseRequest request, String body, boolean atRequest) {
        Map<String, String> query = new LinkedHashMap<>(Map.of("trackable", body, "unturned", "true"));
        if (atRequest) {
            query.put("at", Long.toString(request.stampMillis() * 1_000));
        }
        return call.await(reads.ask(site, GeoPoseRead.NAME, query))
                .map(answer -> Items.of(answer).stream()
                        .findFirst()
                        .map(item -> answer(request, item))
                        .filter(known -> sites.nowNanos() / 1_000_000 - known.stampMillis() <= OLDEST_MILLIS));
    }

    private static GeoPoseAnswer answer(GeoPoseRequest request, LiveItem item) {
        try {
            JsonNode said = JSON.readTree(item.json());
            JsonNode at = said.get("position");
            JsonNode turned = said.get("quaternion");
            JsonNode accuracy = said.get("accuracy");
            return new GeoPoseAnswer(
                    request.id(),
                    Math.floorDiv(item.stampNanos(), 1_000_000L),
                    accuracy.get("position").doubleValue(),
                    accuracy.get("orientation").doubleValue(),
                    new GeoPoseQuaternion(
                            new Geodetic(
                                    at.get("lat").doubleValue(),
                                    at.get("lon").doubleValue(),
                                    at.get("h").doubleValue()),
                            Quaternion.ofUnit(
                                    turned.get("x").doubleValue(),
                                    turned.get("y").doubleValue(),
                                    turned.get("z").doubleValue(),
                                    turned.get("w").doubleValue())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Problem unknown(LiveSite site, GeoPoseRequest request) {
        String images = request.hasImages() ? "Images are not looked at here. " : "";
        return Problem.of(
                422,
                "device-unknown",
                "The site does not know where this device is",
                images + "No body with a pose of the last ten seconds is called like the caller, one of its sensors "
                        + request.names() + " or its rig; no beacon it hears is an anchor of \"" + site.id()
                        + "\"; and it sent no answer of the last ten seconds as prior pose. Give the device a tag, name"
                        + " the trackable in sensors[].rigIdentifier, or make the addresses of beacons ids of anchors.");
    }
}
