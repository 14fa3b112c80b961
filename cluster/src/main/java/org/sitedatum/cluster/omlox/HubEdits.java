package org.sitedatum.cluster.omlox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.omlox.HubCatalog.Held;
import org.sitedatum.cluster.omlox.HubDocuments.Kind;
import org.sitedatum.cluster.omlox.HubDocuments.Row;
import org.sitedatum.cluster.omlox.SiteEdit.Change;
import org.sitedatum.mqtt.omlox.HubFence;
import org.sitedatum.mqtt.omlox.HubProvider;
import org.sitedatum.mqtt.omlox.HubTrackable;
import org.sitedatum.mqtt.omlox.HubWriter;
import org.sitedatum.mqtt.omlox.HubZone;
import org.sitedatum.mqtt.omlox.ProviderKey;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Trackable;

/**
 * Changes what the hub has. What the engine works with goes into the site document first, as a revision of its own; what only
 * the standard knows is kept beside it after that. One change at a time; every method may wait.
 */
final class HubEdits {

    private final HubCatalogs catalogs;
    private final HubDocuments documents;
    private final SiteEdit site;

    HubEdits(HubCatalogs catalogs, HubDocuments documents, SiteEdit site) {
        this.catalogs = catalogs;
        this.documents = documents;
        this.site = site;
    }

    private static Row row(Kind kind, String id, String twin, byte[] json) {
        return new Row(kind, id, twin, new String(json, StandardCharsets.UTF_8));
    }

    private static void requireRoom(int count, String what) {
        if (count >= HubDocuments.MOST) {
            throw HubRefusals.bad("there are " + count + " " + what + ", the most there may be");
        }
    }

    /** Registers a provider, or changes one. */
    synchronized void put(HubProvider provider, boolean isNew, String who) {
        HubCatalog catalog = catalogs.reload();
        String key = ProviderKey.of(provider.id());
        if (isNew && catalog.registered().containsKey(key)) {
            throw HubRefusals.bad("there is a provider \"" + provider.id() + "\" already; PUT changes it");
        }
        if (!isNew && !catalog.providers().containsKey(key)) {
            throw HubRefusals.none("provider", provider.id());
        }
        requireRoom(catalog.registered().size(), "providers");
        Map<String, HubProvider> registered = new HashMap<>(catalog.registered());
        registered.put(key, provider);
        catalog.tagged(key)
                .flatMap(tagged -> catalog.body(tagged.body()))
                .ifPresent(body -> publish(body, provider, catalog, registered, who));
        documents.put(row(Kind.PROVIDER, key, "", HubWriter.of(provider)));
        catalogs.reload();
    }

    private void publish(
            Trackable body, HubProvider provider, HubCatalog catalog, Map<String, HubProvider> registered, String who) {
        Optional<Held<HubTrackable>> held = catalog.ofBody(body.id());
        Trackable after = held.isPresent()
                ? TrackableFace.toSite(held.get().object(), body.id(), Optional.of(body), registered)
                : TrackableFace.alone(body.id(), provider);
        site.publish(Change.ofBodies(List.of(after), List.of()), who, "omlox provider changed");
    }

    /** Gives the engine bodies for providers that are on no trackable. */
    synchronized void adopt(Set<String> keys) {
        HubCatalog catalog = catalogs.reload();
        List<Trackable> bodies = new ArrayList<>();
        catalog.registered().forEach((key, provider) -> {
            if (keys.contains(key) && catalog.tagged(key).isEmpty()) {
                bodies.add(TrackableFace.alone(key, provider));
            }
        });
        if (!bodies.isEmpty()) {
            site.publish(Change.ofBodies(bodies, List.of()), "omlox", "location providers heard");
            catalogs.reload();
        }
    }

    /** Forgets providers, and takes them off their trackables. */
    synchronized void removeProviders(Set<String> keys, String who) {
        HubCatalog catalog = catalogs.reload();
        Map<String, HubProvider> left = new HashMap<>(catalog.registered());
        left.keySet().removeAll(keys);
        List<Trackable> changed = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Trackable body : catalog.site().trackables()) {
            Optional<Held<HubTrackable>> held = catalog.ofBody(body.id());
            if (held.isEmpty()) {
                if (keys.contains(body.id())) {
                    gone.add(body.id());
                }
                continue;
            }
            HubTrackable before = held.get().object();
            List<String> kept = before.providers().stream()
                    .filter(id -> !keys.contains(ProviderKey.of(id)))
                    .toList();
            if (kept.size() < before.providers().size()) {
                HubTrackable after = withProviders(before, kept);
                changed.add(TrackableFace.toSite(after, body.id(), Optional.of(body), left));
                rows.add(row(Kind.TRACKABLE, HubSpace.key(after.id()), body.id(), HubWriter.of(after)));
            }
        }
        site.publish(Change.ofBodies(changed, gone), who, "omlox providers removed");
        rows.forEach(documents::put);
        keys.forEach(key -> documents.remove(Kind.PROVIDER, key));
        catalogs.reload();
    }

    private static HubTrackable withProviders(HubTrackable trackable, List<String> providers) {
        return new HubTrackable(
                trackable.id(),
                trackable.isOmlox(),
                trackable.name(),
                trackable.geometry(),
                trackable.extrusion(),
                providers,
                trackable.settings(),
                trackable.radius(),
                trackable.properties(),
                trackable.rules());
    }

    /** Makes a trackable, or changes one. */
    synchronized void put(HubTrackable trackable, boolean isNew, String who) {
        HubCatalog catalog = catalogs.reload();
        Held<HubTrackable> known = catalog.trackables().get(HubSpace.key(trackable.id()));
        if (isNew && known != null) {
            throw HubRefusals.bad("there is a trackable " + trackable.id() + " already; PUT changes it");
        }
        if (!isNew && known == null) {
            throw HubRefusals.none("trackable", trackable.id());
        }
        requireRoom(catalog.trackables().size(), "trackables");
        String body = known == null ? trackable.id() : known.twin();
        List<String> hidden = new ArrayList<>();
        for (String provider : trackable.providers()) {
            Optional<String> other =
                    catalog.tagged(provider).map(HubCatalog.Tagged::body).filter(owner -> !owner.equals(body));
            if (other.isPresent() && catalog.ofBody(other.get()).isPresent()) {
                throw HubRefusals.bad("provider \"" + provider + "\" is on trackable "
                        + catalog.ofBody(other.get()).get().object().id() + "; a provider is on one only");
            }
            other.ifPresent(hidden::add);
        }
        Trackable after = TrackableFace.toSite(trackable, body, catalog.body(body), catalog.registered());
        site.publish(Change.ofBodies(List.of(after), hidden), who, "omlox trackable " + trackable.id());
        documents.put(row(Kind.TRACKABLE, HubSpace.key(trackable.id()), body, HubWriter.of(trackable)));
        catalogs.reload();
    }

    /** Takes trackables away. */
    synchronized void removeTrackables(List<Held<HubTrackable>> gone, String who) {
        List<String> bodies = gone.stream().map(Held::twin).toList();
        site.publish(Change.ofBodies(List.of(), bodies), who, "omlox trackables removed");
        gone.forEach(one ->
                documents.remove(Kind.TRACKABLE, HubSpace.key(one.object().id())));
        catalogs.reload();
    }

    /** Makes a fence, or changes one. */
    synchronized void put(HubFence fence, boolean isNew, String who) {
        HubCatalog catalog = catalogs.reload();
        Held<HubFence> known = catalog.fences().get(HubSpace.key(fence.id()));
        if (isNew && known != null) {
            throw HubRefusals.bad("there is a fence " + fence.id() + " already; PUT changes it");
        }
        if (!isNew && known == null) {
            throw HubRefusals.none("fence", fence.id());
        }
        requireRoom(catalog.fences().size(), "fences");
        String twin = known == null ? fence.id() : known.twin();
        try {
            Fence after = catalog.fenceFace().toSite(fence, twin);
            site.publish(Change.ofFences(List.of(after), List.of()), who, "omlox fence " + fence.id());
        } catch (NoPlace none) {
            throw HubRefusals.bad(none);
        }
        documents.put(row(Kind.FENCE, HubSpace.key(fence.id()), twin, HubWriter.of(fence)));
        catalogs.reload();
    }

    /** Takes fences away. */
    synchronized void removeFences(List<Held<HubFence>> gone, String who) {
        List<String> twins = gone.stream().map(Held::twin).toList();
        site.publish(Change.ofFences(List.of(), twins), who, "omlox fences removed");
        gone.forEach(
                one -> documents.remove(Kind.FENCE, HubSpace.key(one.object().id())));
        catalogs.reload();
    }

    /** Makes a zone, or changes one; fences in its metres move with it. */
    synchronized void put(HubZone zone, boolean isNew, String who) {
        HubCatalog before = catalogs.reload();
        boolean isKnown = before.zones().containsKey(HubSpace.key(zone.id()));
        if (isNew && isKnown) {
            throw HubRefusals.bad("there is a zone " + zone.id() + " already; PUT changes it");
        }
        if (!isNew && !isKnown) {
            throw HubRefusals.none("zone", zone.id());
        }
        requireRoom(before.zones().size(), "zones");
        refuseSiteZone(before, zone.id());
        if (!zone.incomplete() && !zone.type().isProximity()) {
            try {
                ZoneFit.of(zone);
            } catch (NoPlace none) {
                throw HubRefusals.bad(none);
            }
        }
        documents.put(row(Kind.ZONE, HubSpace.key(zone.id()), "", HubWriter.of(zone)));
        HubCatalog after = catalogs.reload();
        List<Fence> moved = new ArrayList<>();
        for (Held<HubFence> held : before.fences().values()) {
            boolean isIn = held.object()
                    .zoneId()
                    .map(HubSpace::key)
                    .filter(HubSpace.key(zone.id())::equals)
                    .isPresent();
            if (isIn) {
                try {
                    moved.add(after.fenceFace().toSite(held.object(), held.twin()));
                } catch (NoPlace staysWhereItWas) {
                    continue;
                }
            }
        }
        site.publish(Change.ofFences(moved, List.of()), who, "omlox zone " + zone.id() + " moved");
        catalogs.reload();
    }

    static void refuseSiteZone(HubCatalog catalog, String id) {
        if (HubSpace.key(id).equals(catalog.space().siteZone())) {
            throw HubRefusals.bad("zone " + id + " is the site itself; its georeference is in the site document");
        }
    }

    /** Forgets a zone. */
    synchronized void removeZone(String id) {
        documents.remove(Kind.ZONE, HubSpace.key(id));
        catalogs.reload();
    }

    /** Forgets all zones. */
    synchronized void removeZones() {
        documents.removeAll(Kind.ZONE);
        catalogs.reload();
    }
}
