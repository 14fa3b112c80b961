package org.sitedatum.cluster.store;

import java.util.Optional;

/**
 * What came of changing something that carries a version number, so that of two writers one wins and the other learns of it.
 *
 * @param <T> what was to be changed
 */
public sealed interface VersionedOutcome<T> {

    /**
     * It is stored.
     *
     * @param value with its new version
     */
    record Saved<T>(T value) implements VersionedOutcome<T> {}

    /** It was there in the expected version, and is gone. */
    record Removed<T>() implements VersionedOutcome<T> {}

    /**
     * Nothing was changed.
     *
     * @param current as it is by now; empty when it is not there
     */
    record Stale<T>(Optional<T> current) implements VersionedOutcome<T> {}
}
