package org.sitedatum.cluster.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The database with everything about sites that outlives a process. Thread-safe. */
public final class SiteDatabase implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 4;
    private static final long CONNECT_MILLIS = 5_000;
    /** A process that is just ending may still have the file, a server that is just starting not yet the port. */
    private static final long PREDECESSOR_MILLIS = 2_000;

    private final HikariDataSource source;
    private final SiteStore revisions;
    private final DraftStore drafts;
    private final PlanStore plans;
    private final ContentAnchorStore contentAnchors;

    private SiteDatabase(StoreAddress address, HikariDataSource source) {
        this.source = source;
        Database database = new Database("the site store " + address, source);
        this.revisions = new JdbcSiteStore(database);
        this.drafts = new JdbcDraftStore(database);
        this.plans = new JdbcPlanStore(database);
        this.contentAnchors = new JdbcContentAnchorStore(database);
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws StoreException when the database cannot be reached or holds tables of a newer SiteDatum
     */
    public static SiteDatabase open(StoreAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("site-store");
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(PREDECESSOR_MILLIS);
        HikariDataSource source = null;
        try {
            source = new HikariDataSource(config);
            Flyway.configure(SiteDatabase.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:org/sitedatum/cluster/store/migration")
                    .placeholders(Map.of("bytes", address.isShared() ? "bytea" : "blob"))
                    .load()
                    .migrate();
            return new SiteDatabase(address, source);
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

    /** Published site documents. */
    public SiteStore revisions() {
        return revisions;
    }

    /** Documents that people work on. */
    public DraftStore drafts() {
        return drafts;
    }

    /** Plans of floors. */
    public PlanStore plans() {
        return plans;
    }

    /** Where content of headsets is anchored. */
    public ContentAnchorStore contentAnchors() {
        return contentAnchors;
    }

    @Override
    public void close() {
        source.close();
    }
}
