package org.sitedatum.cluster.store;

import java.util.Optional;

/** What came of publishing a change. */
public sealed interface PublishOutcome {

    /** The database has it: it survives whatever happens next. */
    record Published(SiteRevision revision) implements PublishOutcome {}

    /**
     * Nothing was changed, for another revision is the newest by now.
     *
     * @param basedOn the one the change was made from; empty when there is none of that number
     * @param newest empty when the site is not in the store
     */
    record Stale(Optional<SiteRevision> basedOn, Optional<SiteRevision> newest) implements PublishOutcome {}
}
