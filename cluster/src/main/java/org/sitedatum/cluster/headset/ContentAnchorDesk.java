package org.sitedatum.cluster.headset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.store.ContentAnchor;
import org.sitedatum.cluster.store.ContentAnchorSearch;
import org.sitedatum.cluster.store.ContentAnchorStore;
import org.sitedatum.cluster.store.VersionedOutcome;
import org.sitedatum.positioning.site.Floor;

/**
 * Keeps content anchors for whoever may, and tells everyone who listens to the site of each change. A private anchor does not
 * exist for others. An engineer may change and remove what others have shared. Thread-safe; every method may wait for the
 * database and throws {@link Refusal} when something is not done.
 */
public final class ContentAnchorDesk {

    /** Tolerance below a floor's surface, m: an anchor on the floor is on that floor. */
    private static final double BELOW = 0.3;

    private final ContentAnchorStore store;

    /** At a store. */
    public ContentAnchorDesk(ContentAnchorStore store) {
        this.store = store;
    }

    /** One anchor as the caller may see it. */
    public Optional<ContentAnchor> find(String site, String id, Caller caller) {
        return store.find(site, id, Instant.now()).filter(anchor -> anchor.isReadableBy(caller.name()));
    }

    /** The anchors the caller may see. */
    public List<ContentAnchor> list(String site, ContentAnchorSearch search, Caller caller) {
        return store.list(site, caller.name(), search, Instant.now());
    }

    /**
     * Creates or changes an anchor.
     *
     * @param json what it shall be
     * @param version the one that is changed; 0 for a new one
     * @return as it is kept, with its new version
     */
    public ContentAnchor save(LiveSite site, String id, ObjectNode json, long version, Caller caller) {
        requireWriter(caller);
        Instant now = Instant.now();
        Optional<ContentAnchor> before = store.find(site.id(), id, now);
        requireAccess(before, id, caller);
        // an anchor's times never go back, whichever node keeps it: clients tell newer from older by them
        Instant savedAt = before.map(old -> old.savedAt().plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .orElse(now);
        String owner = before.map(ContentAnchor::owner).orElse(caller.name());
        ContentAnchor wish = read(site, id, json, version, owner, savedAt);
        boolean isOwner = wish.owner().equals(caller.name());
        if (!isOwner && wish.access() != before.orElseThrow().access()) {
            throw new Refusal(forbidden("only the owner may change who has access to \"" + id + "\""));
        }
        VersionedOutcome<ContentAnchor> outcome = store.save(wish);
        if (outcome instanceof VersionedOutcome.Saved<ContentAnchor> saved) {
            boolean isHidden = wish.access() == ContentAnchor.Access.PRIVATE
                    && before.filter(old -> old.access() != ContentAnchor.Access.PRIVATE)
                            .isPresent();
            ContentAnchor kept = saved.value();
            site.announce(AnchorNotice.changed(kept, isHidden));
            return kept;
        }
        throw stale(((VersionedOutcome.Stale<ContentAnchor>) outcome).current(), id, caller);
    }

    /** Removes an anchor in the version that the caller knows. */
    public void remove(LiveSite site, String id, long version, Caller caller) {
        requireWriter(caller);
        Instant now = Instant.now();
        Optional<ContentAnchor> before = find(site.id(), id, caller);
        requireAccess(before, id, caller);
        ContentAnchor gone = before.orElseThrow(() -> new Refusal(notFound(id)));
        VersionedOutcome<ContentAnchor> outcome = store.remove(site.id(), id, version, now);
        if (outcome instanceof VersionedOutcome.Stale<ContentAnchor> stale) {
            throw stale(stale.current(), id, caller);
        }
        site.announce(AnchorNotice.removed(gone));
    }

    /** Forgets what has expired: clients know the time and need no word of it. */
    public int forgetExpired() {
        return store.removeExpired(Instant.now());
    }

    /** 404. */
    public static Problem notFound(String id) {
        return Problem.notFound("there is no content anchor \"" + id + "\", or none that you may see");
    }

    private static ContentAnchor read(
            LiveSite site, String id, ObjectNode json, long version, String owner, Instant now) {
        ContentAnchorFields fields = new ContentAnchorFields(json);
        String named = fields.id("id");
        if (!named.isEmpty() && !named.equals(id)) {
            throw new Refusal(Problem.badField("id", named, "must be \"" + id + "\" or left out"));
        }
        var pose = fields.pose();
        List<Floor> floors = site.document().floors();
        String floor = fields.id("floor");
        if (!floor.isEmpty() && floors.stream().noneMatch(known -> known.id().equals(floor))) {
            throw new Refusal(Problem.badField(
                    "floor",
                    floor,
                    "must be one of " + floors.stream().map(Floor::id).toList()));
        }
        return new ContentAnchor(
                site.id(),
                id,
                version,
                pose,
                fields.covariance(),
                fields.quality(),
                floor.isEmpty() ? floorAt(floors, pose.translation().z()) : floor,
                fields.id("category"),
                fields.properties(),
                owner,
                fields.access(),
                fields.expiresAt(now),
                now);
    }

    /** The highest floor whose surface is not above it; empty below all. */
    private static String floorAt(List<Floor> floors, double z) {
        return floors.stream()
                .filter(floor -> floor.elevation() <= z + BELOW)
                .max(Comparator.comparingDouble(Floor::elevation))
                .map(Floor::id)
                .orElse("");
    }

    private static void requireWriter(Caller caller) {
        if (!caller.may(Permission.PLACE_CONTENT)) {
            throw new Refusal(forbidden("content anchors are placed by devices, engineers and operators"));
        }
    }

    private static void requireAccess(Optional<ContentAnchor> before, String id, Caller caller) {
        if (before.isEmpty() || before.get().isWritableBy(caller.name())) {
            return;
        }
        if (!before.get().isReadableBy(caller.name())) {
            throw new Refusal(Problem.of(
                    409, "id-taken", "The id is in use", "choose another id than \"" + id + "\" for your anchor"));
        }
        if (!caller.may(Permission.WRITE_SITE)) {
            throw new Refusal(
                    forbidden("\"" + id + "\" belongs to " + before.get().owner() + ", who lets others read only"));
        }
    }

    private static Refusal stale(Optional<ContentAnchor> current, String id, Caller caller) {
        Optional<ContentAnchor> seen = current.filter(anchor -> anchor.isReadableBy(caller.name()));
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        seen.ifPresent(anchor -> extra.set("current", ContentAnchorJson.write(anchor)));
        return new Refusal(Problem.of(
                        412,
                        "stale-anchor",
                        "The anchor went on since",
                        seen.map(anchor -> "\"" + id + "\" is at version " + anchor.version() + " by now")
                                .orElse("there is no anchor \"" + id + "\" in that version"))
                .with(extra));
    }

    private static Problem forbidden(String detail) {
        return Problem.of(403, "forbidden", "You may not do this", detail);
    }
}
