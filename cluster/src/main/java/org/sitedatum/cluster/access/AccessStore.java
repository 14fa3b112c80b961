package org.sitedatum.cluster.access;

import java.util.List;
import java.util.Optional;

/**
 * Accounts and service tokens, kept. Thread-safe; every method may wait for a database and throws {@link
 * org.sitedatum.cluster.store.StoreException} when that fails.
 */
public interface AccessStore extends AutoCloseable {

    /** All accounts, in order of name. */
    List<Account> accounts();

    /** An account by its name. */
    Optional<Account> findAccount(String name);

    /** Makes an account; false when there is one of that name. */
    boolean addAccount(Account account);

    /** Changes an account's password and roles; false when there is none of that name. */
    boolean changeAccount(Account account);

    /** Takes an account away; false when there is none of that name. */
    boolean removeAccount(String name);

    /** All service tokens, in order of name and id. */
    List<ServiceToken> tokens();

    /** A service token by its id. */
    Optional<ServiceToken> findToken(String id);

    /** Keeps a new service token. */
    void addToken(ServiceToken token);

    /** Takes a service token away; false when there is none of that id. */
    boolean removeToken(String id);

    @Override
    void close();
}
