package org.sitedatum.cluster.omlox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.MatchResidual;
import org.sitedatum.mqtt.omlox.Crs;
import org.sitedatum.mqtt.omlox.FenceSettings;
import org.sitedatum.mqtt.omlox.GeoPoint;
import org.sitedatum.mqtt.omlox.GeoPolygon;
import org.sitedatum.mqtt.omlox.GeoShape;
import org.sitedatum.mqtt.omlox.HubFence;
import org.sitedatum.mqtt.omlox.HubGeoJson;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.HubTransform;
import org.sitedatum.mqtt.omlox.HubWriter;
import org.sitedatum.mqtt.omlox.HubZone;

/** {@code /v2/zones}. */
final class ZonesResource {

    void addTo(HubRoutes routes) {
        routes.get(
                "/zones",
                call -> HubCall.ids(list(call).stream().map(HubZone::id).toList()));
        routes.get(
                "/zones/summary",
                call -> HubCall.array(list(call).stream().map(HubWriter::of).toList()));
        routes.post("/zones", ZonesResource::create);
        routes.delete("/zones", call -> {
            call.hub().edits().removeZones();
            return Answer.empty(204);
        });
        routes.get("/zones/{zone_id}", call -> HubCall.answer(HubWriter.of(zone(call))));
        routes.put("/zones/{zone_id}", ZonesResource::change);
        routes.delete("/zones/{zone_id}", call -> {
            HubZone zone = zone(call);
            HubEdits.refuseSiteZone(call.catalog(), zone.id());
            call.hub().edits().removeZone(zone.id());
            return Answer.empty(204);
        });
        routes.send("/zones/{zone_id}/transform", Permission.READ_LIVE, ZonesResource::transform);
        routes.get("/zones/{zone_id}/createfence", call -> HubCall.answer(HubWriter.of(fence(zone(call)))));
        routes.get("/zones/{zone_id}/georeference", ZonesResource::georeference);
    }

    private static List<HubZone> list(HubCall call) {
        Optional<String> foreign = call.call().query("foreign_id");
        return call.catalog().zones().values().stream()
                .filter(zone -> foreign.isEmpty() || zone.foreignId().equals(foreign))
                .toList();
    }

    private static HubZone zone(HubCall call) {
        String id = call.id("zone_id");
        HubZone zone = call.catalog().zones().get(HubSpace.key(id));
        if (zone == null) {
            throw HubRefusals.none("zone", id);
        }
        return zone;
    }

    private static Answer create(HubCall call) {
        HubZone zone = call.body(HubReader::zone);
        call.hub().edits().put(zone, true, call.who());
        return HubCall.created("/v2/zones/" + zone.id(), HubWriter.of(zone));
    }

    private static Answer change(HubCall call) {
        HubZone before = zone(call);
        HubZone zone = call.body(HubReader::zone);
        HubPaths.requireSame("zone_id", before.id(), zone.id());
        call.hub().edits().put(zone, false, call.who());
        return Answer.empty(204);
    }

    private static Answer transform(HubCall call) {
        HubZone zone = zone(call);
        HubTransform given = call.body(HubReader::transform);
        HubTarget local = HubTarget.local(zone.id());
        boolean isLocal = given.crs().equals(Crs.LOCAL);
        try {
            GeoPoint there = call.catalog()
                    .space()
                    .convert(given.position(), isLocal ? local : HubTarget.WGS84, isLocal ? HubTarget.WGS84 : local);
            HubTransform made = new HubTransform(there, Optional.of(zone.id()), isLocal ? Crs.WGS84 : Crs.LOCAL);
            return HubCall.answer(call.geojson() ? HubGeoJson.of(made) : HubWriter.of(made));
        } catch (NoPlace none) {
            throw HubRefusals.bad(none);
        }
    }

    /** A fence around a zone: the hull of its control points, or its circle. Not kept. */
    private static HubFence fence(HubZone zone) {
        GeoShape region;
        OptionalDouble radius = OptionalDouble.empty();
        if (zone.type().isProximity()
                && zone.position().isPresent()
                && zone.radius().orElse(0) > 0) {
            region = zone.position().get();
            radius = zone.radius();
        } else {
            List<GeoPoint> hull = hull(zone);
            if (hull.size() < 4) {
                throw HubRefusals.bad("zone " + zone.id() + " has neither three control points that are not in a line"
                        + " nor a position with a radius");
            }
            region = new GeoPolygon(List.of(hull));
        }
        return new HubFence(
                UUID.randomUUID().toString(),
                region,
                radius,
                OptionalDouble.empty(),
                zone.floor(),
                zone.foreignId(),
                zone.name(),
                FenceSettings.NONE,
                Crs.WGS84,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Closed convex hull, counter-clockwise: Andrew's monotone chain. */
    private static List<GeoPoint> hull(HubZone zone) {
        List<GeoPoint> points = zone.controlPoints().stream()
                .map(pair -> GeoPoint.of(pair.lonDeg(), pair.latDeg()))
                .distinct()
                .sorted(Comparator.comparingDouble(GeoPoint::x).thenComparingDouble(GeoPoint::y))
                .toList();
        List<GeoPoint> hull = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            int floor = hull.size();
            for (int i = 0; i < points.size(); i++) {
                GeoPoint next = points.get(pass == 0 ? i : points.size() - 1 - i);
                while (hull.size() >= floor + 2
                        && cross(hull.get(hull.size() - 2), hull.get(hull.size() - 1), next) <= 0) {
                    hull.remove(hull.size() - 1);
                }
                hull.add(next);
            }
            hull.remove(hull.size() - 1);
        }
        if (!hull.isEmpty()) {
            hull.add(hull.get(0));
        }
        return hull;
    }

    private static double cross(GeoPoint a, GeoPoint b, GeoPoint c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }

    /** How well the control points agree; beyond the standard. */
    private static Answer georeference(HubCall call) {
        HubZone zone = zone(call);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("zone_id", zone.id());
        try {
            Aligned fit = call.catalog().space().fit(zone).alignment();
            json.put("model", fit.model().name().toLowerCase(java.util.Locale.ROOT));
            json.put("scale", fit.targetFromSource().scale());
            json.put("rms", fit.rms());
            json.put("max", fit.maxDistance());
            fit.leaveOneOutRms().ifPresent(rms -> json.put("leave_one_out_rms", rms));
            ArrayNode residuals = json.putArray("residuals");
            for (MatchResidual residual : fit.residuals()) {
                residuals
                        .addObject()
                        .put("east", residual.error().x())
                        .put("north", residual.error().y())
                        .put("distance", residual.distance());
            }
        } catch (NoPlace none) {
            json.put("reason", none.reason());
        }
        return Answer.json(json);
    }
}
