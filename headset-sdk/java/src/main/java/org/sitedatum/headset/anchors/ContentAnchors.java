package org.sitedatum.headset.anchors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The anchors that this headset knows of. Messages may come twice or out of order: an older version never replaces a newer
 * one, and a deleted anchor does not come back by a late message. Thread-safe.
 */
public final class ContentAnchors {

    private static final int REMEMBERED_DELETIONS = 10_000;

    private final Map<String, ContentAnchor> anchors = new TreeMap<>();
    private final Map<String, Long> deleted = new HashMap<>();
    private final AnchorListener listener;

    /** Without anchors yet. */
    public ContentAnchors(AnchorListener listener) {
        this.listener = listener;
    }

    /** The site told an anchor; false when a newer version or a deletion is known. */
    public boolean told(ContentAnchor anchor) {
        synchronized (this) {
            ContentAnchor known = anchors.get(anchor.id());
            if ((known != null && known.version() >= anchor.version())
                    || deleted.getOrDefault(anchor.id(), -1L) >= anchor.version()) {
                return false;
            }
            deleted.remove(anchor.id());
            anchors.put(anchor.id(), anchor);
        }
        listener.changed(anchor);
        return true;
    }

    /** The site deleted an anchor, as of a version; false when a newer one is known. */
    public boolean removed(String id, long version) {
        synchronized (this) {
            ContentAnchor known = anchors.get(id);
            if (known != null && known.version() > version) {
                return false;
            }
            if (deleted.size() >= REMEMBERED_DELETIONS) {
                deleted.clear();
            }
            deleted.merge(id, version, Math::max);
            if (anchors.remove(id) == null) {
                return false;
            }
        }
        listener.removed(id);
        return true;
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

    /** How many are known. */
    public synchronized int size() {
        return anchors.size();
    }
}
