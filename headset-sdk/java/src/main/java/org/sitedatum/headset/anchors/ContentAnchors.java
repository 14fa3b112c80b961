package org.sitedatum.headset.anchors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sitedatum.headset.geometry.Pose;

/**
 * The anchors that this headset knows of. Messages may come twice or out of order: an older version never replaces a newer
 * one, and a deleted anchor does not come back by a late message. What was deleted while the headset was away is noticed when
 * it comes back: the site tells all that stand ({@link #beginAll}, {@link #endAll}). Thread-safe.
 */
public final class ContentAnchors {

    private static final int REMEMBERED_DELETIONS = 10_000;

    private final Map<String, ContentAnchor> anchors = new TreeMap<>();
    /** The last versions of what was deleted. */
    private final Map<String, ContentAnchor> deleted = new HashMap<>();

    private final Set<String> toldAgain = new HashSet<>();
    private final AnchorListener listener;

    /** Without anchors yet. */
    public ContentAnchors(AnchorListener listener) {
        this.listener = listener;
    }

    /** The site told an anchor; false when a newer version or a deletion is known. */
    public boolean told(ContentAnchor anchor) {
        synchronized (this) {
            toldAgain.add(anchor.id());
            ContentAnchor known = anchors.get(anchor.id());
            ContentAnchor gone = deleted.get(anchor.id());
            if ((known != null && !isNewer(anchor, known)) || (gone != null && !isNewer(anchor, gone))) {
                return false;
            }
            deleted.remove(anchor.id());
            anchors.put(anchor.id(), anchor);
        }
        listener.changed(anchor);
        return true;
    }

    /**
     * The site deleted an anchor; false when a newer one is known.
     *
     * @param version of which it was
     * @param savedNanos when that version was kept
     */
    public boolean removed(String id, long version, long savedNanos) {
        synchronized (this) {
            ContentAnchor gone = ContentAnchor.at(id, Pose.IDENTITY).keptAs(version, savedNanos, "");
            ContentAnchor known = anchors.get(id);
            if (known != null && isNewer(known, gone)) {
                return false;
            }
            if (deleted.size() >= REMEMBERED_DELETIONS) {
                deleted.clear();
            }
            deleted.merge(id, gone, (a, b) -> isNewer(a, b) ? a : b);
            if (anchors.remove(id) == null) {
                return false;
            }
        }
        listener.removed(id);
        return true;
    }

    /** The site begins to tell all anchors that stand. */
    public synchronized void beginAll() {
        toldAgain.clear();
    }

    /** It has told all: what was not among them is gone. */
    public void endAll() {
        List<String> gone = new ArrayList<>();
        synchronized (this) {
            anchors.keySet().stream().filter(id -> !toldAgain.contains(id)).forEach(gone::add);
            gone.forEach(anchors::remove);
        }
        gone.forEach(listener::removed);
    }

    private static boolean isNewer(ContentAnchor a, ContentAnchor b) {
        return a.savedNanos() == b.savedNanos() ? a.version() > b.version() : a.savedNanos() > b.savedNanos();
    }

    /** Drops what has expired at a time on the server's clock, ns since the Unix epoch. */
    public void expire(long serverNanos) {
        List<String> gone = new ArrayList<>();
        synchronized (this) {
            anchors.values().removeIf(anchor -> {
                boolean isOver = anchor.expiresNanos() <= serverNanos;
                if (isOver) {
                    gone.add(anchor.id());
                }
                return isOver;
            });
        }
        gone.forEach(listener::removed);
    }

    /** An anchor by id. */
    public synchronized Optional<ContentAnchor> find(String id) {
        return Optional.ofNullable(anchors.get(id));
    }

    /** The anchors that match, the nearest first. */
    public synchronized List<ContentAnchor> list(AnchorQuery query) {
        List<ContentAnchor> found = new ArrayList<>();
        for (ContentAnchor anchor : anchors.values()) {
            if (query.matches(anchor)) {
                found.add(anchor);
            }
        }
        found.sort(Comparator.comparingDouble(
                anchor -> anchor.siteFromAnchor().position().distanceTo(query.point())));
        return List.copyOf(found.subList(0, Math.min(found.size(), query.limit())));
    }

    /** All that are known, in order of id. */
    public synchronized List<ContentAnchor> all() {
        return List.copyOf(anchors.values());
    }

    /** How many are known. */
    public synchronized int size() {
        return anchors.size();
    }
}
