package org.sitedatum.cluster.live;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.integrity.SubjectHealth;

/** What a running engine can be asked. Implemented by the node around its engine; called in the engine's turn only. */
public interface EngineQueries {

    /**
     * Estimates of bodies, with an identity or without, predicted to a stamp, ns since the Unix epoch. A body that has none is
     * left out; one that was measured later is told at its own, later, stamp.
     */
    List<PoseEstimate> estimatesAt(Collection<String> bodies, long stampNanos);

    /** How sources, anchors and sensors are. */
    List<SubjectHealth> health();

    /** The clocks of all sources heard so far, by source id. */
    SortedMap<String, SourceDelay> delays();

    /**
     * What stamp and receipt tell of a source's clock.
     *
     * @param offset smallest delay lately, s: latency plus how far its clock is behind; negative: it is ahead
     * @param jitter mean delay above that, s
     */
    record SourceDelay(double offset, double jitter) {}

    /** Fixes refused so far, by reason. */
    Map<String, Long> rejected();

    /** Asks an engine in its turn, soon. */
    @FunctionalInterface
    interface Desk {
        /** The answer to a question, given between two fixes; fails when the engine is closed. */
        <T> CompletionStage<T> ask(Function<EngineQueries, T> question);
    }
}
