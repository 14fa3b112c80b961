package org.sitedatum.cluster.omlox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.cluster.omlox.HubDocuments.Row;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.omlox.HubFence;
import org.sitedatum.mqtt.omlox.HubProvider;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.HubTrackable;
import org.sitedatum.mqtt.omlox.HubZone;
import org.sitedatum.mqtt.omlox.ProviderKey;
import org.sitedatum.mqtt.omlox.ProviderType;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything the hub has at one time: the site document and what was given beside it, made one. Where the two differ the site
 * document is right, for the engine works with it. Immutable.
 */
final class HubCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(HubCatalog.class);

    private final Site site;
    private final HubSpace space;
    private final HubFloors floors;
    private final FenceFace fenceFace;
    private final Map<String, HubProvider> registered = new LinkedHashMap<>();
    private final Map<String, HubProvider> providers = new LinkedHashMap<>();
    private final Map<String, Held<HubTrackable>> trackables = new LinkedHashMap<>();
    private final Map<String, Held<HubFence>> fences = new LinkedHashMap<>();
    private final Map<String, HubZone> zones = new LinkedHashMap<>();
    private final Map<String, String> trackableOfBody = new HashMap<>();
    private final Map<String, String> fenceOfTwin = new HashMap<>();
    private final Map<String, Tagged> tags = new HashMap<>();

    /**
     * An object that is in the site document too.
     *
     * @param object as the hub shows it
     * @param twin its id there
     */
    record Held<T>(T object, String twin) {}

    /**
     * Where a provider is.
     *
     * @param tag its id as the engine knows it
     * @param body id of the body in the site document
     */
    record Tagged(String tag, String body) {}

    private interface Reading<T> {
        T read(byte[] json) throws FormatRefusal;
    }

    HubCatalog(Site site, List<Row> rows) {
        this.site = site;
        this.floors = new HubFloors(site);
        for (Row row : rows) {
            if (row.kind() == HubDocuments.Kind.ZONE) {
                read(row, HubReader::zone).ifPresent(zone -> zones.put(row.id(), zone));
            } else if (row.kind() == HubDocuments.Kind.PROVIDER) {
                read(row, HubReader::provider).ifPresent(provider -> registered.put(row.id(), provider));
            }
        }
        this.space = new HubSpace(site, zones.values());
        this.fenceFace = new FenceFace(space, floors);
        space.zone(space.siteZone()).ifPresent(own -> zones.put(HubSpace.key(own.id()), own));
        addTrackables(rows);
        addFences(rows);
        addProviders();
    }

    private static <T> Optional<T> read(Row row, Reading<T> reading) {
        try {
            return Optional.of(reading.read(row.json().getBytes(StandardCharsets.UTF_8)));
        } catch (FormatRefusal ofAnotherVersion) {
            LOG.warn("omlox {} {} in the store cannot be used: {}", row.kind(), row.id(), ofAnotherVersion.detail());
            return Optional.empty();
        }
    }

    private static <T> Map<String, T> byTwin(List<Row> rows, HubDocuments.Kind kind, Reading<T> reading) {
        Map<String, T> found = new HashMap<>();
        rows.stream()
                .filter(row -> row.kind() == kind)
                .forEach(row -> read(row, reading).ifPresent(object -> found.put(row.twin(), object)));
        return found;
    }

    private void addTrackables(List<Row> rows) {
        Map<String, HubTrackable> given = byTwin(rows, HubDocuments.Kind.TRACKABLE, HubReader::trackable);
        for (Trackable body : site.trackables()) {
            for (Tag tag : body.tags()) {
                tags.put(ProviderKey.of(tag.id()), new Tagged(tag.id(), body.id()));
            }
            if (registered.containsKey(body.id()) && !given.containsKey(body.id())) {
                tags.put(body.id(), new Tagged(body.id(), body.id()));
                continue;
            }
            Optional<HubTrackable> known = Optional.ofNullable(given.get(body.id()));
            String id = known.map(HubTrackable::id).orElseGet(() -> HubIds.of(site.id(), "trackable", body.id()));
            trackables.put(HubSpace.key(id), new Held<>(TrackableFace.fromSite(body, id, known), body.id()));
            trackableOfBody.put(body.id(), HubSpace.key(id));
        }
    }

    private void addFences(List<Row> rows) {
        Map<String, HubFence> given = byTwin(rows, HubDocuments.Kind.FENCE, HubReader::fence);
        for (Fence fence : site.fences()) {
            Optional<HubFence> known = Optional.ofNullable(given.get(fence.id()));
            String id = known.map(HubFence::id).orElseGet(() -> HubIds.of(site.id(), "fence", fence.id()));
            HubFence shown =
                    known.filter(one -> isSame(one, fence)).orElseGet(() -> fenceFace.fromSite(fence, id, known));
            fences.put(HubSpace.key(id), new Held<>(shown, fence.id()));
            fenceOfTwin.put(fence.id(), HubSpace.key(id));
        }
    }

    /** Whether the engine's fence is still what was given. */
    private boolean isSame(HubFence given, Fence fence) {
        try {
            return fenceFace.toSite(given, fence.id()).equals(fence);
        } catch (NoPlace noMore) {
            return false;
        }
    }

    private void addProviders() {
        providers.putAll(registered);
        tags.forEach((key, tagged) ->
                providers.computeIfAbsent(key, id -> HubProvider.of(tagged.tag(), ProviderType.UNKNOWN)));
    }

    Site site() {
        return site;
    }

    HubSpace space() {
        return space;
    }

    HubFloors floors() {
        return floors;
    }

    FenceFace fenceFace() {
        return fenceFace;
    }

    /** All providers by key: registered ones, and tags of the site document. */
    Map<String, HubProvider> providers() {
        return providers;
    }

    /** Those that were given, by key. */
    Map<String, HubProvider> registered() {
        return registered;
    }

    Map<String, Held<HubTrackable>> trackables() {
        return trackables;
    }

    Map<String, Held<HubFence>> fences() {
        return fences;
    }

    Map<String, HubZone> zones() {
        return zones;
    }

    Optional<HubTrackable> trackable(String id) {
        return Optional.ofNullable(trackables.get(HubSpace.key(id))).map(Held::object);
    }

    /** The trackable that a body of the engine is. */
    Optional<Held<HubTrackable>> ofBody(String body) {
        return Optional.ofNullable(trackableOfBody.get(body)).map(trackables::get);
    }

    /** The fence that one of the site document is. */
    Optional<HubFence> ofTwin(String fence) {
        return Optional.ofNullable(fenceOfTwin.get(fence)).map(fences::get).map(Held::object);
    }

    /** The body of the site document. */
    Optional<Trackable> body(String id) {
        return site.trackables().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The fence of the site document. */
    Optional<Fence> siteFence(String id) {
        return site.fences().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Where a provider is, when it is on a body. */
    Optional<Tagged> tagged(String provider) {
        return Optional.ofNullable(tags.get(ProviderKey.of(provider)));
    }

    /** The trackable that a provider is on. */
    Optional<HubTrackable> trackableOf(String provider) {
        return tagged(provider).flatMap(tagged -> ofBody(tagged.body())).map(Held::object);
    }

    /** The providers of a trackable. */
    List<HubProvider> providersOf(HubTrackable trackable) {
        List<HubProvider> found = new ArrayList<>();
        for (String id : trackable.providers()) {
            found.add(providers.getOrDefault(ProviderKey.of(id), HubProvider.of(id, ProviderType.UNKNOWN)));
        }
        return found;
    }
}
