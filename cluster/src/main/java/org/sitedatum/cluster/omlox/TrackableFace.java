package org.sitedatum.cluster.omlox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.omlox.FenceSettings;
import org.sitedatum.mqtt.omlox.HubProvider;
import org.sitedatum.mqtt.omlox.HubTrackable;
import org.sitedatum.mqtt.omlox.ProviderKey;
import org.sitedatum.mqtt.omlox.RawJson;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/** A body of the site document as an omlox trackable, and the other way round. */
final class TrackableFace {

    private static final double LARGEST_RADIUS = 100;

    private TrackableFace() {}

    /**
     * The body of the engine. What the standard does not know of it stays as it was.
     *
     * @param before the body so far
     * @param providers those that are registered, by key
     */
    static Trackable toSite(
            HubTrackable trackable, String id, Optional<Trackable> before, Map<String, HubProvider> providers) {
        Map<String, Tag> known = before.map(Trackable::tags).orElse(List.of()).stream()
                .collect(Collectors.toMap(tag -> ProviderKey.of(tag.id()), Function.identity(), (a, b) -> a));
        List<Tag> tags = new ArrayList<>();
        for (String provider : trackable.providers()) {
            tags.add(known.getOrDefault(ProviderKey.of(provider), new Tag(provider, Vector3.ZERO)));
        }
        return new Trackable(
                id,
                trackable.name().orElse(id),
                // an omlox trackable may be a person or a truck: the model of a truck holds both
                before.map(Trackable::kind).orElse(TrackableKind.VEHICLE),
                tags,
                before.map(Trackable::height).orElse(Double.NaN),
                radius(trackable).orElse(before.map(Trackable::radius).orElse(Double.NaN)),
                FenceFace.patience(settings(trackable, providers)));
    }

    /** Its providers' settings in their order, then its own. */
    static FenceSettings settings(HubTrackable trackable, Map<String, HubProvider> providers) {
        FenceSettings settings = FenceSettings.NONE;
        for (String id : trackable.providers()) {
            HubProvider provider = providers.get(ProviderKey.of(id));
            settings = provider == null ? settings : settings.or(provider.settings());
        }
        return settings.or(trackable.settings());
    }

    /** As given, or that of its outline. */
    private static OptionalDouble radius(HubTrackable trackable) {
        if (trackable.radius().orElse(0) > 0) {
            return OptionalDouble.of(Math.min(trackable.radius().getAsDouble(), LARGEST_RADIUS));
        }
        return trackable.geometry().stream()
                .flatMap(outline -> outline.points().stream())
                .mapToDouble(corner -> Math.hypot(corner.x(), corner.y()))
                .filter(reach -> reach > 0 && reach <= LARGEST_RADIUS)
                .max();
    }

    /** A provider that is on no trackable, as a body of its own. */
    static Trackable alone(String key, HubProvider provider) {
        return new Trackable(
                key,
                provider.name().orElse(provider.id()),
                TrackableKind.VEHICLE,
                key.equals(provider.id()) ? List.of() : List.of(new Tag(provider.id(), Vector3.ZERO)),
                Double.NaN,
                Double.NaN,
                FenceFace.patience(provider.settings()));
    }

    /** The omlox trackable of a body, with what else is known of it. */
    static HubTrackable fromSite(Trackable body, String id, Optional<HubTrackable> given) {
        List<String> spelt = given.map(HubTrackable::providers).orElse(List.of());
        List<String> providers = body.tags().stream()
                .map(tag -> spelt.stream()
                        .filter(one -> ProviderKey.of(one).equals(ProviderKey.of(tag.id())))
                        .findFirst()
                        .orElse(tag.id()))
                .toList();
        return new HubTrackable(
                id,
                given.map(HubTrackable::isOmlox).orElse(false),
                given.isPresent() ? given.get().name() : Optional.of(body.name()),
                given.flatMap(HubTrackable::geometry),
                given.map(HubTrackable::extrusion).orElse(OptionalDouble.empty()),
                providers,
                given.map(HubTrackable::settings).orElse(FenceSettings.NONE),
                given.isPresent()
                        ? given.get().radius()
                        : Double.isNaN(body.radius()) ? OptionalDouble.empty() : OptionalDouble.of(body.radius()),
                given.isPresent()
                        ? given.get().properties()
                        : Optional.of(new RawJson("{\"sitedatum\":{\"trackable\":\"" + body.id() + "\",\"kind\":\""
                                + body.kind().name().toLowerCase(java.util.Locale.ROOT) + "\"}}")),
                given.map(HubTrackable::rules).orElse(List.of()));
    }
}
