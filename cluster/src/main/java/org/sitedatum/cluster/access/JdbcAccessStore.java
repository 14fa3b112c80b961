package org.sitedatum.cluster.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sitedatum.cluster.store.Database;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.cluster.store.Tables;

/** Accounts and tokens in the tables of a database of their own history, beside those of the sites. */
public final class JdbcAccessStore implements AccessStore {

    private static final String ACCOUNT = "name, password_hash, roles, created_at";
    private static final String TOKEN = "id, name, secret_hash, roles, created_by, created_at, expires_at";
    private static final Tables TABLES =
            new Tables("the accounts in", "access_schema_history", "org/sitedatum/cluster/access/migration", true, 2);

    private final Database database;

    private JdbcAccessStore(Database database) {
        this.database = database;
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws org.sitedatum.cluster.store.StoreException when the database cannot be used
     */
    public static JdbcAccessStore open(StoreAddress address) {
        return new JdbcAccessStore(Database.open(address, TABLES));
    }

    @Override
    public List<Account> accounts() {
        return database.query("select " + ACCOUNT + " from access_account order by name", JdbcAccessStore::account);
    }

    @Override
    public Optional<Account> findAccount(String name) {
        return database.find(
                "select " + ACCOUNT + " from access_account where name = ?", JdbcAccessStore::account, name);
    }

    @Override
    public boolean addAccount(Account account) {
        return database.update(
                        "insert into access_account (" + ACCOUNT + ") values (?, ?, ?, ?)",
                        account.name(),
                        account.passwordHash(),
                        words(account.roles()),
                        account.createdAt())
                == 1;
    }

    @Override
    public boolean changeAccount(Account account) {
        return database.update(
                        "update access_account set password_hash = ?, roles = ? where name = ?",
                        account.passwordHash(),
                        words(account.roles()),
                        account.name())
                == 1;
    }

    @Override
    public boolean removeAccount(String name) {
        return database.update("delete from access_account where name = ?", name) == 1;
    }

    @Override
    public List<ServiceToken> tokens() {
        return database.query("select " + TOKEN + " from access_token order by name, id", JdbcAccessStore::token);
    }

    @Override
    public Optional<ServiceToken> findToken(String id) {
        return database.find("select " + TOKEN + " from access_token where id = ?", JdbcAccessStore::token, id);
    }

    @Override
    public void addToken(ServiceToken token) {
        database.update(
                "insert into access_token (" + TOKEN + ") values (?, ?, ?, ?, ?, ?, ?)",
                token.id(),
                token.name(),
                token.secretHash(),
                words(token.roles()),
                token.createdBy(),
                token.createdAt(),
                token.expiresAt());
    }

    @Override
    public boolean removeToken(String id) {
        return database.update("delete from access_token where id = ?", id) == 1;
    }

    @Override
    public void close() {
        database.close();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"),
                row.getString("password_hash"),
                roles(row.getString("roles")),
                Database.instant(row, "created_at"));
    }

    private static ServiceToken token(ResultSet row) throws SQLException {
        return new ServiceToken(
                row.getString("id"),
                row.getString("name"),
                row.getString("secret_hash"),
                roles(row.getString("roles")),
                row.getString("created_by"),
                Database.instant(row, "created_at"),
                instant(row, "expires_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::word).sorted().collect(Collectors.joining(","));
    }

    private static Set<Role> roles(String words) {
        return Stream.of(words.split(","))
                .flatMap(word -> Role.find(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
