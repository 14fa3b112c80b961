package org.sitedatum.cluster.omlox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.mqtt.omlox.Crs;
import org.sitedatum.mqtt.omlox.GeoPoint;
import org.sitedatum.mqtt.omlox.GeoShape;
import org.sitedatum.mqtt.omlox.HubCollisionEvent;
import org.sitedatum.mqtt.omlox.HubEventWriter;
import org.sitedatum.mqtt.omlox.HubFence;
import org.sitedatum.mqtt.omlox.HubFenceEvent;
import org.sitedatum.mqtt.omlox.HubGeoJson;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubMotion;
import org.sitedatum.mqtt.omlox.HubProximity;
import org.sitedatum.mqtt.omlox.HubWriter;
import org.sitedatum.mqtt.omlox.ProviderKey;

/** Makes news of the hub's objects, in whatever CRS they are wanted. */
final class HubVoice {

    /** Longest region that goes with a fence event, bytes: all of it must fit into 32 KiB. */
    private static final int LONGEST_FEATURE = 30_000;

    private final HubSpace space;

    HubVoice(HubSpace space) {
        this.space = space;
    }

    /** A location in a CRS. */
    HubLocation location(HubLocation location, Optional<HubTarget> target) throws NoPlace {
        if (target.isEmpty()) {
            return location;
        }
        HubTarget to = target.get();
        GeoPoint at = space.convert(location.position(), HubTarget.of(location), to);
        String source = to.isLocal() ? space.zone(to.zone()).orElseThrow().id() : location.source();
        return location.at(at, to.crs(), source, location.elevationRef());
    }

    /** A motion in a CRS. */
    HubMotion motion(HubMotion motion, Optional<HubTarget> target) throws NoPlace {
        if (target.isEmpty()) {
            return motion;
        }
        HubTarget from = HubTarget.of(motion.location());
        return new HubMotion(
                motion.id(),
                location(motion.location(), target),
                motion.name(),
                motion.geometry().isPresent()
                        ? Optional.of(space.convert(motion.geometry().get(), from, target.get()))
                        : Optional.empty(),
                motion.extrusion(),
                motion.properties());
    }

    /** A fence in a CRS. */
    HubFence fence(HubFence fence, Optional<HubTarget> target) throws NoPlace {
        if (target.isEmpty()) {
            return fence;
        }
        HubTarget to = target.get();
        GeoShape region = space.convert(fence.region(), HubTarget.of(fence), to);
        Optional<String> zone =
                to.isLocal() ? Optional.of(space.zone(to.zone()).orElseThrow().id()) : Optional.empty();
        return fence.at(region, to.crs(), zone);
    }

    private HubCollisionEvent.Party party(HubCollisionEvent.Party party, HubTarget to) throws NoPlace {
        return new HubCollisionEvent.Party(
                party.id(),
                space.convert(party.position(), space.home(), to),
                space.convert(party.geometry(), space.home(), to),
                party.floor());
    }

    private HubCollisionEvent collision(HubCollisionEvent event, Optional<HubTarget> target) throws NoPlace {
        // there is no field for the CRS, so without one that was asked for only degrees can be meant
        HubTarget to = target.orElse(HubTarget.WGS84);
        List<GeoPoint> area = new ArrayList<>();
        for (GeoPoint point : event.area()) {
            area.add(space.convert(point, space.home(), to));
        }
        return new HubCollisionEvent(
                event.id(),
                event.type(),
                event.start(),
                event.end(),
                event.time(),
                party(event.mover(), to),
                party(event.other(), to),
                area,
                event.centerDistance());
    }

    /** News of a location. */
    HubNews of(HubLocation location) {
        Map<String, List<String>> facts = new HashMap<>();
        facts.put("provider_id", List.of(ProviderKey.of(location.providerId())));
        facts.put("provider_type", List.of(location.providerType().word()));
        facts.put("source", List.of(location.source()));
        number(facts, "accuracy", location.accuracy());
        number(facts, "floor", location.floor());
        return new HubNews(HubTopic.LOCATION_UPDATES, facts, (target, geojson) -> {
            HubLocation there = location(location, target);
            return geojson ? collection(List.of(HubGeoJson.of(there))) : HubWriter.of(there);
        });
    }

    /** News of a proximity. */
    HubNews of(HubProximity proximity) {
        Map<String, List<String>> facts = Map.of(
                "provider_id", List.of(ProviderKey.of(proximity.providerId())),
                "provider_type", List.of(proximity.providerType().word()),
                "source", List.of(proximity.source()));
        return new HubNews(HubTopic.PROXIMITY_UPDATES, facts, (target, geojson) -> HubWriter.of(proximity));
    }

    /**
     * News of a motion.
     *
     * @param providers keys of all that are on the trackable
     */
    HubNews of(HubMotion motion, List<String> providers) {
        Map<String, List<String>> facts = new HashMap<>();
        List<String> all = new ArrayList<>(providers);
        all.add(ProviderKey.of(motion.location().providerId()));
        facts.put("id", List.of(motion.id()));
        facts.put("provider_id", all);
        number(facts, "accuracy", motion.location().accuracy());
        number(facts, "floor", motion.location().floor());
        return new HubNews(
                HubTopic.TRACKABLE_MOTIONS, facts, (target, geojson) -> HubEventWriter.of(motion(motion, target)));
    }

    /**
     * News of a fence event.
     *
     * @param fence whose region goes with it as GeoJSON
     */
    HubNews of(HubFenceEvent event, Optional<HubFence> fence) {
        Map<String, List<String>> facts = new HashMap<>();
        facts.put("fence_id", List.of(event.fenceId()));
        facts.put("event_type", List.of(event.type()));
        facts.put("object_type", List.of(event.trackableId().isPresent() ? "trackable" : "location_provider"));
        event.foreignId().ifPresent(id -> facts.put("foreign_id", List.of(id)));
        event.providerId().ifPresent(id -> facts.put("provider_id", List.of(ProviderKey.of(id))));
        event.trackableId().ifPresent(id -> facts.put("trackable_id", List.of(id)));
        return new HubNews(HubTopic.FENCE_EVENTS, facts, (target, geojson) -> {
            if (!geojson) {
                return HubEventWriter.of(event);
            }
            Optional<GeoShape> region = Optional.empty();
            if (fence.isPresent()) {
                region = Optional.of(fence(fence.get(), Optional.of(target.orElseGet(space::home)))
                        .region());
            }
            byte[] whole = collection(List.of(HubGeoJson.of(event, region)));
            return whole.length <= LONGEST_FEATURE
                    ? whole
                    : collection(List.of(HubGeoJson.of(event, Optional.empty())));
        });
    }

    /** News of a collision. */
    HubNews of(HubCollisionEvent event) {
        Map<String, List<String>> facts = new HashMap<>();
        List<String> parties = List.of(event.mover().id(), event.other().id());
        facts.put("object_id_1", parties);
        facts.put("object_id_2", parties);
        facts.put("collision_type", List.of(event.type().name().toLowerCase(Locale.ROOT)));
        number(facts, "floor", event.mover().floor());
        return new HubNews(
                HubTopic.COLLISION_EVENTS, facts, (target, geojson) -> HubEventWriter.of(collision(event, target)));
    }

    private static void number(Map<String, List<String>> facts, String name, OptionalDouble value) {
        if (value.isPresent()) {
            facts.put(name, List.of(Double.toString(value.getAsDouble())));
        }
    }

    /** A GeoJSON feature collection. */
    static byte[] collection(List<byte[]> features) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("{\"type\":\"FeatureCollection\",\"features\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < features.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(features.get(i));
        }
        out.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** The CRS that a request or subscription asks for; empty: as things are. */
    Optional<HubTarget> target(Optional<String> crs, Optional<String> zone) throws NoPlace {
        if (crs.isEmpty() && zone.isEmpty()) {
            return Optional.empty();
        }
        String name = crs.orElse(Crs.LOCAL);
        if (!Crs.isName(name)) {
            throw new NoPlace("crs is \"" + name + "\": must be local or EPSG:n");
        }
        if (!name.equals(Crs.LOCAL)) {
            return Optional.of(Crs.isWgs84(name) ? HubTarget.WGS84 : new HubTarget(name, ""));
        }
        String id = zone.orElse(space.siteZone());
        if (space.zone(id).isEmpty()) {
            throw new NoPlace("there is no zone \"" + id + "\"");
        }
        return Optional.of(HubTarget.local(id));
    }
}
