package org.sitedatum.cluster.store;

import java.util.Optional;

/** What came of publishing a change. */
public sealed interface PublishOutcome {

    /** The database has it: it survives whatever happens next. */
    record Published(SiteRevision revision) implements PublishOutcome {}

    /** Nothing was changed, for another revision is the newest by now; empty when the site is not in the store. */
    record Stale(Optional<SiteRevision> newest) implements PublishOutcome {}
}
