package org.sitedatum.cluster.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that publishes revision after revision of one site and says on its standard output which ones the store has
 * acknowledged, until it is killed. Arguments: address, user.
 */
final class PublishLoop {

    static final String SITE = "hall";

    private PublishLoop() {}

    public static void main(String[] arguments) {
        SiteStore store = SiteDatabase.open(new StoreAddress(arguments[0], arguments[1], ""))
                .revisions();
        for (long number = store.newestNumber(SITE); ; number++) {
            String document = documentOf(number + 1);
            PublishOutcome outcome =
                    store.publish(new SiteChange(SITE, number, document, "loop", "again", Instant.EPOCH));
            if (!(outcome instanceof PublishOutcome.Published)) {
                throw new IllegalStateException(String.valueOf(outcome));
            }
            System.out.println(number + 1);
        }
    }

    /** The document of a revision: up to a hundred kilobytes that follow from its number. */
    static String documentOf(long number) {
        return ("{\"revision\":" + number + "} ").repeat((int) (1 + (number * 7_919) % 6_000));
    }

    /** What is wrong with a stored revision; empty when it is whole. */
    static Optional<String> fault(SiteRevision revision) {
        return revision.document().equals(documentOf(revision.number()))
                ? Optional.empty()
                : Optional.of("revision " + revision.number() + " is not what was published");
    }
}
