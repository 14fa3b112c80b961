package org.sitedatum.cluster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a node cannot go on, once it cannot; the first reason stands. Thread-safe. */
final class NodeFault {

    private static final Logger LOG = LoggerFactory.getLogger(NodeFault.class);

    private final CompletableFuture<String> reason = new CompletableFuture<>();

    void state(String what) {
        reason.complete(what);
    }

    void stateCrash(String site, Throwable crash) {
        LOG.error("the engine of site {} crashed", site, crash);
        state("the engine of site " + site + " crashed: " + crash);
    }

    /** Completed with the reason. */
    CompletionStage<String> stage() {
        return reason.minimalCompletionStage();
    }
}
