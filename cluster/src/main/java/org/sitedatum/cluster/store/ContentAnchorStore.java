package org.sitedatum.cluster.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Content anchors of all sites. What has expired is as good as gone: no method finds it. Whether a user may see or change an
 * anchor is asked of {@link ContentAnchor} by the caller, except in lists. Thread-safe; throws {@link StoreException} as the
 * store does.
 */
public interface ContentAnchorStore {

    /** Most anchors of one site; a new one beyond them is refused with an {@link IllegalStateException}. */
    int MOST_ANCHORS = 100_000;

    /** One anchor. */
    Optional<ContentAnchor> find(String site, String id, Instant now);

    /** Anchors that a user may see: in order of id, or the nearest first where a point is given. */
    List<ContentAnchor> list(String site, String user, ContentAnchorSearch search, Instant now);

    /** Saves an anchor over the version it carries; 0 for a new one, also in the place of one that has expired. */
    VersionedOutcome<ContentAnchor> save(ContentAnchor anchor);

    /** Removes an anchor in the version its remover knows. */
    VersionedOutcome<ContentAnchor> remove(String site, String id, long version, Instant now);

    /** Forgets for good what has expired; how many. */
    int removeExpired(Instant now);
}
