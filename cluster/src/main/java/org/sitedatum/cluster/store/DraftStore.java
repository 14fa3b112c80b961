package org.sitedatum.cluster.store;

import java.util.List;
import java.util.Optional;

/** Drafts of site documents, several to an owner and site. Thread-safe; throws {@link StoreException} as the store does. */
public interface DraftStore {

    /** Most drafts of one site; a new one beyond them is refused with an {@link IllegalStateException}. */
    int MOST_DRAFTS = 1_000;

    /** An owner's drafts of a site, in order of name. */
    List<SiteDraft> list(String site, String owner);

    /** One draft. */
    Optional<SiteDraft> find(String site, String owner, String name);

    /** Saves a draft over the version it carries; 0 for a new one. */
    VersionedOutcome<SiteDraft> save(SiteDraft draft);

    /** Discards a draft in the version its owner knows. */
    VersionedOutcome<SiteDraft> discard(String site, String owner, String name, long version);
}
