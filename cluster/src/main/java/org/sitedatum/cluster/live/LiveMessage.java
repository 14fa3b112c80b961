package org.sitedatum.cluster.live;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What nodes say to each other about what is live. */
sealed interface LiveMessage {

    /** There are clients for these sites at the sender; good for two seconds. */
    record Interest(Set<String> sites) implements LiveMessage {}

    /** What the sender's engine of a sector has said. */
    record Said(String site, String sector, long epoch, List<LivePose> poses, List<LiveNotice> notices)
            implements LiveMessage {}

    /** A question to the sectors that the receiver speaks for; {@code id} is the sender's own. */
    record Ask(long id, String site, String question, Map<String, String> query) implements LiveMessage {}

    /** A part of the answer to {@code id}; more parts follow unless it is the last. */
    record Told(long id, boolean last, List<String> sectors, List<LiveItem> items) implements LiveMessage {}
}
