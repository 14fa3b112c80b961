package org.sitedatum.cluster.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A question that each sector answers for itself. Thread-safe, does not block. */
@FunctionalInterface
public interface LiveRead {

    /**
     * What a sector has to say.
     *
     * @param query checked already: names and values as texts, so that another node can be asked the same
     */
    CompletionStage<List<LiveItem>> of(LiveSector sector, Map<String, String> query);
}
