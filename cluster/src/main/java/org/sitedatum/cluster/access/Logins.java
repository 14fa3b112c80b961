package org.sitedatum.cluster.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that proves a caller where logins are required: session tokens of this service, service tokens, and tokens of an
 * OpenID Connect issuer if there is one. Thread-safe.
 */
public final class Logins implements Access, AutoCloseable {

    /** The account of the first start. */
    public static final String FIRST = "admin";

    private final Vertx vertx;
    private final AccessStore store;
    private final SessionTokens sessions;
    private final ServiceTokens services;
    private final Optional<IssuerTokens> issuer;
    private final Attempts attempts = new Attempts();

    /**
     * Over a store, closed with this.
     *
     * @param key the same on all nodes of the service, at least 32 bytes
     * @param issuer of tokens from elsewhere
     */
    public Logins(Vertx vertx, AccessStore store, byte[] key, Optional<IssuerTokens> issuer) {
        this.vertx = vertx;
        this.store = store;
        this.sessions = new SessionTokens(vertx, key);
        this.services = new ServiceTokens(store);
        this.issuer = issuer;
    }

    /** Makes the first account if there is none; its password, to be told once. Waits for the store. */
    public Optional<String> makeFirstAccount(Instant now) {
        if (!store.accounts().isEmpty()) {
            return Optional.empty();
        }
        String password = Passwords.made();
        Account first = new Account(FIRST, Passwords.hash(password), Set.of(Role.ENGINEER, Role.OPERATOR), now);
        return store.addAccount(first) ? Optional.of(password) : Optional.empty();
    }

    @Override
    public Future<Optional<Caller>> callerOf(Credentials credentials) {
        if (credentials.bearer().isPresent()) {
            return byBearer(credentials.bearer().get());
        }
        return credentials.cookie().isPresent()
                ? sessions.callerOf(credentials.cookie().get(), true)
                : Future.succeededFuture(Optional.empty());
    }

    private Future<Optional<Caller>> byBearer(String token) {
        if (ServiceTokens.isOne(token)) {
            return services.remembered(token)
                    .map(Future::succeededFuture)
                    .orElseGet(() -> vertx.executeBlocking(() -> services.lookUp(token), false));
        }
        return sessions.callerOf(token, false)
                .compose(caller -> caller.isPresent() || issuer.isEmpty()
                        ? Future.succeededFuture(caller)
                        : issuer.get().callerOf(token));
    }

    /** The roles of an account whose password this is; empty when it is not. Takes a good part of a second. */
    public Optional<Set<Role>> logIn(String name, String password) {
        Optional<Account> account = store.findAccount(name);
        if (!Passwords.fits(password, account)) {
            attempts.failed(name, System.nanoTime());
            return Optional.empty();
        }
        return account.map(Account::roles);
    }

    /** Whether a login for this name may be tried now, or too many have failed. */
    public boolean mayTry(String name) {
        return attempts.mayTry(name, System.nanoTime());
    }

    /** A session token for an account. */
    public String issue(String name, Set<Role> roles) {
        return sessions.issue(name, roles);
    }

    /** Accounts and tokens. */
    public AccessStore store() {
        return store;
    }

    /** Service tokens. */
    public ServiceTokens services() {
        return services;
    }

    @Override
    public void close() {
        store.close();
    }
}
