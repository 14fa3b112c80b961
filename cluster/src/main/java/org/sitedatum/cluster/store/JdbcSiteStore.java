package org.sitedatum.cluster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Revisions in a database that speaks JDBC. The primary key (site, revision) is what makes concurrent writers safe: of two
 * that publish on top of the same revision the database takes one.
 */
final class JdbcSiteStore implements SiteStore {

    private static final String ENTRY = "site, revision, author, reason, published_at";
    private static final String COLUMNS = ENTRY + ", document";

    private final Database database;

    JdbcSiteStore(Database database) {
        this.database = database;
    }

    @Override
    public List<String> sites() {
        return database.query(
                "select site from site_revision r where char_length(document) > 0 and revision ="
                        + " (select max(revision) from site_revision where site = r.site) order by site",
                row -> row.getString(1));
    }

    @Override
    public long newestNumber(String site) {
        return database.query(
                        "select coalesce(max(revision), 0) from site_revision where site = ?",
                        row -> row.getLong(1),
                        site)
                .get(0);
    }

    @Override
    public Map<String, Long> newestNumbers() {
        Map<String, Long> numbers = new TreeMap<>();
        database.query(
                        "select site, max(revision) from site_revision group by site",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }

    @Override
    public Optional<SiteRevision> newest(String site) {
        return database.find(
                        "select " + COLUMNS + " from site_revision where site = ? order by revision desc limit 1",
                        JdbcSiteStore::revision,
                        site)
                .filter(revision -> !revision.isRemoval());
    }

    @Override
    public Optional<SiteRevision> find(String site, long number) {
        return database.find(
                        "select " + COLUMNS + " from site_revision where site = ? and revision = ?",
                        JdbcSiteStore::revision,
                        site,
                        number)
                .filter(revision -> !revision.isRemoval());
    }

    @Override
    public List<RevisionEntry> history(String site, long below, int most) {
        return database.query(
                "select " + ENTRY
                        + " from site_revision where site = ? and revision < ? order by revision desc limit ?",
                JdbcSiteStore::entry,
                site,
                below,
                most);
    }

    @Override
    public PublishOutcome publish(SiteChange change) {
        SiteRevision revision = change.asRevision();
        int inserted = database.update(
                "insert into site_revision (" + COLUMNS + ") select ?, ?, ?, ?, ?, ? where"
                        + " (select coalesce(max(revision), 0) from site_revision where site = ?) = ?",
                revision.site(),
                revision.number(),
                revision.author(),
                revision.reason(),
                revision.publishedAt(),
                revision.document(),
                revision.site(),
                change.basedOn());
        return inserted == 1
                ? new PublishOutcome.Published(revision)
                : new PublishOutcome.Stale(find(change.site(), change.basedOn()), newest(change.site()));
    }

    private static RevisionEntry entry(ResultSet row) throws SQLException {
        return new RevisionEntry(
                row.getString("site"),
                row.getLong("revision"),
                row.getString("author"),
                row.getString("reason"),
                Database.instant(row, "published_at"));
    }

    private static SiteRevision revision(ResultSet row) throws SQLException {
        RevisionEntry entry = entry(row);
        return new SiteRevision(
                entry.site(),
                entry.number(),
                row.getString("document"),
                entry.author(),
                entry.reason(),
                entry.publishedAt());
    }
}
