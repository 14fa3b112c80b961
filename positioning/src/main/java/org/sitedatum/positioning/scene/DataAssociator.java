package org.sitedatum.positioning.scene;

/** Answers the association problem of a scan. */
interface DataAssociator {

    /** Fills {@code beta} and {@code missed} from {@code odds}. */
    void solve(Association problem);
}
