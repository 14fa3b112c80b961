package org.sitedatum.cluster.omlox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sitedatum.cluster.live.LiveListener;
import org.sitedatum.cluster.live.LiveNotice;
import org.sitedatum.cluster.live.LivePose;
import org.sitedatum.mqtt.omlox.HubFence;
import org.sitedatum.mqtt.omlox.HubFenceEvent;
import org.sitedatum.mqtt.omlox.HubTrackable;
import org.sitedatum.mqtt.omlox.ProviderKey;

/** Hears what the engine says of a site and tells it as omlox does. On the live thread. */
final class LiveEar implements LiveListener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String site;
    private final Supplier<HubCatalog> catalogs;
    private final HubState state;
    private final Supplier<Instant> clock;
    private final Consumer<HubNews> tell;
    private final Consumer<LiveNotice> neighbours;

    LiveEar(
            String site,
            Supplier<HubCatalog> catalogs,
            HubState state,
            Supplier<Instant> clock,
            Consumer<HubNews> tell,
            Consumer<LiveNotice> neighbours) {
        this.site = site;
        this.catalogs = catalogs;
        this.state = state;
        this.clock = clock;
        this.tell = tell;
        this.neighbours = neighbours;
    }

    /** What was said before this began to listen. */
    void recall(List<byte[]> poses, List<byte[]> events) {
        HubCatalog catalog = catalogs.get();
        poses.stream().map(Seen::of).filter(seen -> isKnown(seen, catalog)).forEach(state::see);
        for (byte[] event : events) {
            JsonNode json = parse(event);
            if (json.path("kind").asText().equals("fence")) {
                occupy(json);
            }
        }
    }

    @Override
    public void onPoses(List<LivePose> poses) {
        HubCatalog catalog = catalogs.get();
        for (LivePose pose : poses) {
            Seen seen = Seen.of(pose.json());
            if (isKnown(seen, catalog) && state.see(seen) && !seen.isLost()) {
                catalog.ofBody(seen.body()).ifPresent(trackable -> tell(seen, trackable.object(), catalog));
            }
        }
    }

    private static boolean isKnown(Seen seen, HubCatalog catalog) {
        return catalog.body(seen.body()).isPresent();
    }

    private void tell(Seen seen, HubTrackable trackable, HubCatalog catalog) {
        Motions motions = new Motions(catalog, state);
        HubVoice voice = new HubVoice(catalog.space());
        Instant now = clock.get();
        try {
            if (motions.freshest(trackable, now).isEmpty()) {
                tell.accept(voice.of(motions.location(seen, trackable, now)));
            }
            List<String> providers =
                    trackable.providers().stream().map(ProviderKey::of).toList();
            tell.accept(voice.of(motions.motion(seen, trackable, now), providers));
        } catch (NoPlace silent) {
            // a place that cannot be said is not said
            return;
        }
    }

    @Override
    public void onNotice(LiveNotice notice) {
        if (notice.kind() == LiveNotice.Kind.HUB) {
            neighbours.accept(notice);
        } else if (notice.kind() == LiveNotice.Kind.EVENT) {
            onEvent(notice);
        }
    }

    private void onEvent(LiveNotice notice) {
        JsonNode event = parse(notice.json());
        if (event.path("kind").asText().equals("fence")) {
            occupy(event);
            onFence(event);
        } else if (event.path("kind").asText().equals("collision")) {
            onCollision(event);
        }
    }

    private void occupy(JsonNode event) {
        String fence = event.path("fence").asText();
        String body = event.path("trackable").asText();
        if (event.path("change").asText().equals("entered")) {
            state.enter(fence, body, instant(event, "entered"));
        } else {
            state.leave(fence, body);
        }
    }

    private void onFence(JsonNode event) {
        HubCatalog catalog = catalogs.get();
        String body = event.path("trackable").asText();
        boolean isEntry = event.path("change").asText().equals("entered");
        Optional<HubFence> fence = catalog.ofTwin(event.path("fence").asText());
        Optional<HubTrackable> trackable = catalog.ofBody(body).map(HubCatalog.Held::object);
        Optional<String> provider = trackable.isPresent()
                ? new Motions(catalog, state)
                        .freshest(trackable.get(), clock.get())
                        .map(location -> location.providerId())
                : Optional.of(
                        catalog.providers().containsKey(body)
                                ? catalog.providers().get(body).id()
                                : body);
        HubFenceEvent told = new HubFenceEvent(
                id(event),
                fence.map(HubFence::id)
                        .orElseGet(() ->
                                HubIds.of(site, "fence", event.path("fence").asText())),
                isEntry,
                provider,
                trackable.map(HubTrackable::id),
                trackable.map(one -> List.of(one.id())).orElse(List.of()),
                fence.flatMap(HubFence::foreignId),
                Optional.of(instant(event, "entered")),
                isEntry ? Optional.empty() : Optional.of(instant(event, "stamp")),
                fence.flatMap(HubFence::properties));
        tell.accept(new HubVoice(catalog.space()).of(told, fence));
    }

    private void onCollision(JsonNode event) {
        HubCatalog catalog = catalogs.get();
        try {
            new Collisions(catalog, state)
                    .of(event, instant(event, "stamp"), id(event))
                    .ifPresent(told -> tell.accept(new HubVoice(catalog.space()).of(told)));
        } catch (NoPlace silent) {
            // a place that cannot be said is not said
            return;
        }
    }

    private String id(JsonNode event) {
        return HubIds.ofEvent(
                site, event.path("event").asText(), event.path("epoch").asLong());
    }

    private static Instant instant(JsonNode event, String field) {
        long micros = event.path(field).asLong();
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), 1_000 * Math.floorMod(micros, 1_000_000L));
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException ownJson) {
            throw new UncheckedIOException(ownJson);
        }
    }
}
