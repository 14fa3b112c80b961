package org.sitedatum.cluster.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A store in a database that speaks JDBC. The primary key (site, revision) is what makes concurrent writers safe: of two
 * that publish on top of the same revision the database takes one.
 */
public final class JdbcSiteStore implements SiteStore {

    private static final String COLUMNS = "site, revision, document, author, reason, published_at";
    /** SQLSTATE of both databases when a key is there already. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final int MOST_CONNECTIONS = 4;
    private static final long CONNECT_MILLIS = 5_000;

    private final StoreAddress address;
    private final HikariDataSource source;

    private JdbcSiteStore(StoreAddress address, HikariDataSource source) {
        this.address = address;
        this.source = source;
    }

    /**
     * Opens a store and brings its tables up to date.
     *
     * @throws StoreException when the database cannot be reached or holds tables of a newer SiteDatum
     */
    public static JdbcSiteStore open(StoreAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("site-store");
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setConnectionTimeout(CONNECT_MILLIS);
        HikariDataSource source = null;
        try {
            source = new HikariDataSource(config);
            Flyway.configure(JdbcSiteStore.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:org/sitedatum/cluster/store/migration")
                    .load()
                    .migrate();
            return new JdbcSiteStore(address, source);
        } catch (FlywayException | PoolInitializationException e) {
            if (source != null) {
                source.close();
            }
            throw new StoreException(
                    "the site store " + address + " cannot be opened: " + e.getMessage()
                            + "; check that the database runs, the address, the user and the password",
                    e);
        }
    }

    @Override
    public List<String> sites() {
        return query("select distinct site from site_revision order by site", row -> row.getString(1));
    }

    @Override
    public Optional<SiteRevision> newest(String site) {
        return history(site, Long.MAX_VALUE, 1).stream().findFirst();
    }

    @Override
    public Optional<SiteRevision> find(String site, long number) {
        return query(
                        "select " + COLUMNS + " from site_revision where site = ? and revision = ?",
                        JdbcSiteStore::revision,
                        site,
                        number)
                .stream()
                .findFirst();
    }

    @Override
    public List<SiteRevision> history(String site, long below, int most) {
        return query(
                "select " + COLUMNS + " from site_revision where site = ? and revision < ? order by revision desc"
                        + " limit ?",
                JdbcSiteStore::revision,
                site,
                below,
                most);
    }

    @Override
    public PublishOutcome publish(SiteChange change) {
        SiteRevision revision = change.asRevision();
        return insert(revision, change.basedOn())
                ? new PublishOutcome.Published(revision)
                : new PublishOutcome.Stale(newest(change.site()));
    }

    /** False when the newest revision is not {@code basedOn}, or another writer was faster. */
    private boolean insert(SiteRevision revision, long basedOn) {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into site_revision (" + COLUMNS + ")"
                        + " select ?, ?, ?, ?, ?, ? where"
                        + " (select coalesce(max(revision), 0) from site_revision where site = ?) = ?")) {
            insert.setString(1, revision.site());
            insert.setLong(2, revision.number());
            insert.setString(3, revision.document());
            insert.setString(4, revision.author());
            insert.setString(5, revision.reason());
            insert.setObject(6, OffsetDateTime.ofInstant(revision.publishedAt(), ZoneOffset.UTC));
            insert.setString(7, revision.site());
            insert.setLong(8, basedOn);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw failed(e);
        }
    }

    @Override
    public void close() {
        source.close();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static SiteRevision revision(ResultSet row) throws SQLException {
        return new SiteRevision(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    private StoreException failed(SQLException e) {
        return new StoreException("the site store " + address + " failed: " + e.getMessage(), e);
    }
}
