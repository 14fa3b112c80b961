package org.sitedatum.cluster.http;

/** Hears of every answered request, on event loops. */
@FunctionalInterface
public interface RequestObserver {

    /**
     * An answer was written.
     *
     * @param route as {@code GET /api/v1/sites/{site}}; {@code none} when no route was met
     * @param status of the answer
     * @param nanos it took, ns
     */
    void onAnswered(String route, int status, long nanos);
}
