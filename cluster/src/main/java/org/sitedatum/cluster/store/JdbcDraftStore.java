package org.sitedatum.cluster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Drafts in a database that speaks JDBC. */
final class JdbcDraftStore implements DraftStore {

    private static final String ALL =
            "select site, owner, name, version, based_on, document, saved_at from site_draft where site = ? and owner = ?";
    private static final String KEY = " where site = ? and owner = ? and name = ? and version = ?";

    private final Database database;

    JdbcDraftStore(Database database) {
        this.database = database;
    }

    @Override
    public List<SiteDraft> list(String site, String owner) {
        return database.query(ALL + " order by name", JdbcDraftStore::draft, site, owner);
    }

    @Override
    public Optional<SiteDraft> find(String site, String owner, String name) {
        return database.find(ALL + " and name = ?", JdbcDraftStore::draft, site, owner, name);
    }

    @Override
    public VersionedOutcome<SiteDraft> save(SiteDraft draft) {
        SiteDraft next = draft.next();
        if (draft.version() == 0) {
            database.refuseMore("site_draft", draft.site(), MOST_DRAFTS);
        }
        int saved = draft.version() == 0
                ? database.update(
                        "insert into site_draft (site, owner, name, version, based_on, document, saved_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        next.site(),
                        next.owner(),
                        next.name(),
                        next.version(),
                        next.basedOn(),
                        next.document(),
                        next.savedAt())
                : database.update(
                        "update site_draft set version = ?, based_on = ?, document = ?, saved_at = ?" + KEY,
                        next.version(),
                        next.basedOn(),
                        next.document(),
                        next.savedAt(),
                        next.site(),
                        next.owner(),
                        next.name(),
                        draft.version());
        return saved == 1
                ? new VersionedOutcome.Saved<>(next)
                : new VersionedOutcome.Stale<>(find(draft.site(), draft.owner(), draft.name()));
    }

    @Override
    public VersionedOutcome<SiteDraft> discard(String site, String owner, String name, long version) {
        return database.update("delete from site_draft" + KEY, site, owner, name, version) == 1
                ? new VersionedOutcome.Removed<>()
                : new VersionedOutcome.Stale<>(find(site, owner, name));
    }

    private static SiteDraft draft(ResultSet row) throws SQLException {
        return new SiteDraft(
                row.getString("site"),
                row.getString("owner"),
                row.getString("name"),
                row.getLong("version"),
                row.getLong("based_on"),
                row.getString("document"),
                Database.instant(row, "saved_at"));
    }
}
