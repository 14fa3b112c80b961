package org.sitedatum.cluster.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Statements on an open database, each its own transaction. Thread-safe; a failure is a {@link StoreException}. */
public final class Database implements AutoCloseable {

    /** SQLSTATE of both databases when a key is there already. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final long CONNECT_MILLIS = 5_000;
    /** A process that is just ending may still have the file, a server that is just starting not yet the port. */
    private static final long PREDECESSOR_MILLIS = 2_000;

    private final String name;
    private final HikariDataSource source;

    private Database(String name, HikariDataSource source) {
        this.name = name;
        this.source = source;
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws StoreException when the database cannot be reached or holds tables of a newer SiteDatum
     */
    public static Database open(StoreAddress address, Tables tables) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(tables.history());
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(tables.mostConnections());
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(PREDECESSOR_MILLIS);
        String name = tables.name() + " " + address;
        HikariDataSource source = null;
        try {
            source = new HikariDataSource(config);
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(source)
                    .table(tables.history())
                    .baselineOnMigrate(tables.areBesideOthers())
                    .baselineVersion("0")
                    .locations("classpath:" + tables.migrations())
                    .placeholders(Map.of("bytes", address.isShared() ? "bytea" : "blob"))
                    .load()
                    .migrate();
            return new Database(name, source);
        } catch (FlywayException | PoolInitializationException e) {
            if (source != null) {
                source.close();
            }
            throw new StoreException(
                    name + " cannot be opened: " + e.getMessage()
                            + "; check that the database runs, the address, the user and the password",
                    e);
        }
    }

    /** Makes a value of the row that the result stands at. */
    public interface RowReader<T> {
        /** The value. */
        T read(ResultSet row) throws SQLException;
    }

    /** All rows. */
    public <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
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

    /** The first row. */
    public <T> Optional<T> find(String sql, RowReader<T> reader, Object... values) {
        return query(sql, reader, values).stream().findFirst();
    }

    /** Changes rows and returns how many; 0 when a row with the same key is there already. On disk when this returns. */
    public int update(String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return 0;
            }
            throw failed(e);
        }
    }

    /**
     * Refuses another row of a site where there are many.
     *
     * @param table a name out of this package
     * @throws IllegalStateException when there are as many as there may be
     */
    void refuseMore(String table, String site, int most) {
        long count = query("select count(*) from " + table + " where site = ?", row -> row.getLong(1), site)
                .get(0);
        if (count >= most) {
            throw new IllegalStateException("site " + site + " has " + count + " rows of " + table
                    + ", the most there may be; remove one first");
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Optional<?> optional ? optional.orElse(null) : values[i];
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            } else if (value == null) {
                statement.setNull(i + 1, Types.TIMESTAMP_WITH_TIMEZONE);
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    /** A time. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public void close() {
        source.close();
    }

    private StoreException failed(SQLException e) {
        return new StoreException(name + " failed: " + e.getMessage(), e);
    }
}
