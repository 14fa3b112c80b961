package org.sitedatum.cluster.access;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** Tells whose a request is. Thread-safe. */
@FunctionalInterface
public interface Access {

    /** The caller; empty when the credentials prove nobody. Fails only when nobody can be asked now. */
    Future<Optional<Caller>> callerOf(Credentials credentials);

    /** Everybody is one local user with all roles: for a demo on loopback, with the server's check of host names. */
    static Access openToThisMachine() {
        Caller local = new Caller("local", Set.of(Role.ENGINEER, Role.OPERATOR), false);
        return credentials -> Future.succeededFuture(Optional.of(local));
    }

    /** Nobody is known: only what needs no permission is answered. */
    static Access toNobody() {
        return credentials -> Future.succeededFuture(Optional.empty());
    }
}
