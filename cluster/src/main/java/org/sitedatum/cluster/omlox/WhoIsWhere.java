package org.sitedatum.cluster.omlox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.omlox.HubCatalog.Held;
import org.sitedatum.mqtt.omlox.HubFence;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubMotion;
import org.sitedatum.mqtt.omlox.HubProvider;
import org.sitedatum.mqtt.omlox.HubTrackable;
import org.sitedatum.mqtt.omlox.ProviderKey;
import org.sitedatum.positioning.site.Fence;

/** Which trackables and providers are in which fences, and where they are. */
final class WhoIsWhere {

    private final HubCatalog catalog;
    private final HubState state;
    private final Instant now;
    private final Motions motions;

    WhoIsWhere(OmloxHub hub) {
        this.catalog = hub.catalog();
        this.state = hub.state();
        this.now = hub.now();
        this.motions = new Motions(catalog, state);
    }

    /**
     * Bodies in a fence.
     *
     * @param strictly by the last position alone; else as the engine's events have it, with tolerances and time-outs
     */
    List<String> bodiesIn(Held<HubFence> fence, boolean strictly) {
        if (!strictly) {
            return state.inside(fence.twin()).stream().sorted().toList();
        }
        Optional<Fence> region = catalog.siteFence(fence.twin());
        return state.seen().stream()
                .filter(seen -> region.isPresent() && FenceFace.holds(region.get(), seen.x(), seen.y(), seen.floor()))
                .map(Seen::body)
                .sorted()
                .toList();
    }

    /** Fences that a body is in. */
    List<HubFence> fencesOf(String body, boolean strictly) {
        return catalog.fences().values().stream()
                .filter(fence -> bodiesIn(fence, strictly).contains(body))
                .map(Held::object)
                .toList();
    }

    /** The trackables among bodies. */
    List<HubTrackable> trackables(List<String> bodies) {
        return bodies.stream()
                .flatMap(body -> catalog.ofBody(body).stream())
                .map(Held::object)
                .toList();
    }

    /** The providers on bodies: those of trackables, and those that are bodies of their own. */
    List<HubProvider> providers(List<String> bodies) {
        List<HubProvider> found = new ArrayList<>();
        for (String body : bodies) {
            Optional<Held<HubTrackable>> trackable = catalog.ofBody(body);
            if (trackable.isPresent()) {
                found.addAll(catalog.providersOf(trackable.get().object()));
            } else if (catalog.providers().containsKey(body)) {
                found.add(catalog.providers().get(body));
            }
        }
        return found;
    }

    /** The last location of a provider, as it came. */
    Optional<HubLocation> location(String provider) {
        return state.location(provider).map(HubState.Heard::location).map(this::withTrackable);
    }

    private HubLocation withTrackable(HubLocation location) {
        Optional<HubTrackable> trackable = catalog.trackableOf(location.providerId());
        return location.trackables().isEmpty() && trackable.isPresent()
                ? location.of(List.of(trackable.get().id()))
                : location;
    }

    /** The last locations of all providers. */
    List<HubLocation> locations() {
        return state.located().stream()
                .sorted()
                .flatMap(provider -> location(provider).stream())
                .toList();
    }

    /** The last locations of a trackable's providers; the engine's where none of them says one. */
    List<HubLocation> locations(Held<HubTrackable> trackable) {
        List<HubLocation> given = trackable.object().providers().stream()
                .flatMap(provider -> location(ProviderKey.of(provider)).stream())
                .toList();
        return given.isEmpty() ? byEngine(trackable).stream().toList() : given;
    }

    private Optional<HubLocation> byEngine(Held<HubTrackable> trackable) {
        Optional<Seen> seen = state.seen(trackable.twin());
        try {
            return seen.isPresent()
                    ? Optional.of(motions.location(seen.get(), trackable.object(), now))
                    : Optional.empty();
        } catch (NoPlace silent) {
            return Optional.empty();
        }
    }

    /** The location of a trackable that counts most: by its rules, then the engine's, then the newest given. */
    Optional<HubLocation> significant(Held<HubTrackable> trackable) {
        return motions.chosen(trackable.object(), now)
                .map(this::withTrackable)
                .or(() -> byEngine(trackable))
                .or(() -> motions.freshest(trackable.object(), now).map(this::withTrackable))
                .or(() -> locations(trackable).stream().findFirst());
    }

    /** The last motion of a trackable. */
    Optional<HubMotion> motion(Held<HubTrackable> trackable) {
        Optional<Seen> seen = state.seen(trackable.twin());
        try {
            return seen.isPresent()
                    ? Optional.of(motions.motion(seen.get(), trackable.object(), now))
                    : Optional.empty();
        } catch (NoPlace silent) {
            return Optional.empty();
        }
    }

    /** The last motions of all trackables among bodies. */
    List<HubMotion> motions(List<String> bodies) {
        return bodies.stream()
                .flatMap(body -> catalog.ofBody(body).stream())
                .flatMap(trackable -> motion(trackable).stream())
                .toList();
    }
}
