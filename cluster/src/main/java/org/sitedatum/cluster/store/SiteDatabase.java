package org.sitedatum.cluster.store;

/** The database with everything about sites that outlives a process. Thread-safe. */
public final class SiteDatabase implements AutoCloseable {

    private static final Tables TABLES =
            new Tables("the site store", "flyway_schema_history", "org/sitedatum/cluster/store/migration", false, 4);

    private final Database database;
    private final SiteStore revisions;
    private final DraftStore drafts;
    private final PlanStore plans;
    private final ContentAnchorStore contentAnchors;

    private SiteDatabase(Database database) {
        this.database = database;
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
        return new SiteDatabase(Database.open(address, TABLES));
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
        database.close();
    }
}
