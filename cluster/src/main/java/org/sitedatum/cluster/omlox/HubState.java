package org.sitedatum.cluster.omlox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.ProviderKey;

/** What moves: last locations of providers, last poses of bodies, who is in which fence. Thread-safe. */
final class HubState {

    /** Most providers whose last location is kept. */
    static final int MOST_PROVIDERS = 20_000;

    /** Beyond so many, only of those that are registered. */
    static final int MOST_STRANGERS = 2_000;

    private final Map<String, Heard> locations = new ConcurrentHashMap<>();
    private final Map<String, Seen> bodies = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Instant>> inside = new ConcurrentHashMap<>();
    private final Map<String, Instant> collisions = new ConcurrentHashMap<>();

    /**
     * A location as it came.
     *
     * @param location as it came
     * @param received when
     */
    record Heard(HubLocation location, Instant received) {}

    /**
     * Keeps a location; false when there are too many providers already.
     *
     * @param isKnown whether the provider is one of the hub's
     */
    boolean hear(HubLocation location, Instant now, boolean isKnown) {
        String key = ProviderKey.of(location.providerId());
        int most = isKnown ? MOST_PROVIDERS : MOST_STRANGERS;
        if (locations.size() >= most && !locations.containsKey(key)) {
            return false;
        }
        locations.put(key, new Heard(location, now));
        return true;
    }

    Optional<Heard> location(String provider) {
        return Optional.ofNullable(locations.get(ProviderKey.of(provider)));
    }

    Set<String> located() {
        return locations.keySet();
    }

    void forgetLocation(String provider) {
        locations.remove(ProviderKey.of(provider));
    }

    void forgetLocations() {
        locations.clear();
    }

    /** Puts a body where it was seen last; false when something newer is known. */
    boolean see(Seen seen) {
        Seen kept = bodies.merge(seen.body(), seen, (old, now) -> old.stampNanos() > now.stampNanos() ? old : now);
        return kept.equals(seen);
    }

    Optional<Seen> seen(String body) {
        return Optional.ofNullable(bodies.get(body));
    }

    List<Seen> seen() {
        return List.copyOf(bodies.values());
    }

    /** Forgets bodies of which nothing was heard since. */
    void forgetBodies(long beforeNanos) {
        bodies.values().removeIf(seen -> seen.stampNanos() < beforeNanos);
    }

    void enter(String fence, String body, Instant at) {
        inside.computeIfAbsent(fence, id -> new ConcurrentHashMap<>()).put(body, at);
    }

    void leave(String fence, String body) {
        Map<String, Instant> bodiesInside = inside.get(fence);
        if (bodiesInside != null) {
            bodiesInside.remove(body);
        }
    }

    /** Bodies that entered a fence and have not left. */
    Set<String> inside(String fence) {
        return new HashMap<>(inside.getOrDefault(fence, Map.of())).keySet();
    }

    /** Begins a collision, unless it goes on already; when it began. */
    Instant collide(String pair, Instant at) {
        Instant began = collisions.putIfAbsent(pair, at);
        return began == null ? at : began;
    }

    /** Ends a collision; empty when there was none. */
    Optional<Instant> part(String pair) {
        return Optional.ofNullable(collisions.remove(pair));
    }

    boolean isColliding(String pair) {
        return collisions.containsKey(pair);
    }
}
