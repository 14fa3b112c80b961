package org.sitedatum.cluster.omlox;

import java.util.List;
import org.sitedatum.cluster.store.Database;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.cluster.store.Tables;

/** The omlox objects of one site as they were given, in tables beside those of the sites. Every method may wait. */
final class HubDocuments implements AutoCloseable {

    /** Most objects of a kind. */
    static final int MOST = 20_000;

    private static final Tables TABLES = new Tables(
            "the omlox objects in", "omlox_schema_history", "org/sitedatum/cluster/omlox/migration", true, 2);

    private final Database database;
    private final String site;
    private volatile Runnable changed = () -> {};

    /** What an object is. */
    enum Kind {
        PROVIDER,
        TRACKABLE,
        ZONE,
        FENCE
    }

    /**
     * One of them.
     *
     * @param kind what it is
     * @param id its key
     * @param twin id of the same thing in the site document; may be empty
     * @param json as it is given back
     */
    record Row(Kind kind, String id, String twin, String json) {}

    private HubDocuments(Database database, String site) {
        this.database = database;
        this.site = site;
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws org.sitedatum.cluster.store.StoreException when the database cannot be used
     */
    static HubDocuments open(StoreAddress address, String site) {
        return new HubDocuments(Database.open(address, TABLES), site);
    }

    /** Has something run after each change that is made here. */
    void whenChanged(Runnable listener) {
        changed = listener;
    }

    /** All of the site. */
    List<Row> all() {
        return database.query(
                "select kind, id, twin, document from omlox_document where site = ? order by kind, id",
                row -> new Row(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("id"),
                        row.getString("twin"),
                        row.getString("document")),
                site);
    }

    /** Keeps one in the place of what was there. */
    void put(Row row) {
        int updated = database.update(
                "update omlox_document set twin = ?, document = ? where site = ? and kind = ? and id = ?",
                row.twin(),
                row.json(),
                site,
                row.kind().name(),
                row.id());
        if (updated == 0) {
            database.update(
                    "insert into omlox_document (site, kind, id, twin, document) values (?, ?, ?, ?, ?)",
                    site,
                    row.kind().name(),
                    row.id(),
                    row.twin(),
                    row.json());
        }
        changed.run();
    }

    /** Forgets one. */
    void remove(Kind kind, String id) {
        database.update("delete from omlox_document where site = ? and kind = ? and id = ?", site, kind.name(), id);
        changed.run();
    }

    /** Forgets all of a kind. */
    void removeAll(Kind kind) {
        database.update("delete from omlox_document where site = ? and kind = ?", site, kind.name());
        changed.run();
    }

    @Override
    public void close() {
        database.close();
    }
}
