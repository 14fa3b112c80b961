package org.sitedatum.cluster.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sitedatum.frames.geometry.Vector3;

/** Content anchors in a database that speaks JDBC. */
final class JdbcContentAnchorStore implements ContentAnchorStore {

    private static final String ALIVE = " (expires_at is null or expires_at > ?)";
    private static final String OF_SITE =
            "select " + ContentAnchorRow.COLUMNS + " from content_anchor where site = ? and" + ALIVE;
    private static final String SEEN = " and (owner = ? or access <> 'PRIVATE')";
    private static final String DISTANCE = "(x - ?) * (x - ?) + (y - ?) * (y - ?) + (z - ?) * (z - ?)";

    private final Database database;

    JdbcContentAnchorStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ContentAnchor> find(String site, String id, Instant now) {
        return database.find(OF_SITE + " and id = ?", ContentAnchorRow::read, site, now, id);
    }

    @Override
    public List<ContentAnchor> list(String site, String user, ContentAnchorSearch search, Instant now) {
        StringBuilder sql = new StringBuilder(OF_SITE).append(SEEN).append(" and id > ?");
        List<Object> values = new ArrayList<>(List.of(site, now, user, search.after()));
        equal(sql, values, "floor", search.floor());
        equal(sql, values, "category", search.category());
        Optional<ContentAnchorSearch.Near> near = search.near();
        if (near.isPresent()) {
            double radius = near.get().radius();
            sql.append(" and ")
                    .append(DISTANCE)
                    .append(" <= ? order by ")
                    .append(DISTANCE)
                    .append(", id");
            addCentre(values, near.get().centre());
            values.add(radius * radius);
            addCentre(values, near.get().centre());
        } else {
            sql.append(" order by id");
        }
        sql.append(" limit ?");
        values.add(search.most());
        return database.query(sql.toString(), ContentAnchorRow::read, values.toArray());
    }

    /** The column's name comes from this class only. */
    private static void equal(StringBuilder sql, List<Object> values, String column, String wanted) {
        if (!wanted.isEmpty()) {
            sql.append(" and ").append(column).append(" = ?");
            values.add(wanted);
        }
    }

    private static void addCentre(List<Object> values, Vector3 c) {
        values.addAll(List.of(c.x(), c.x(), c.y(), c.y(), c.z(), c.z()));
    }

    @Override
    public VersionedOutcome<ContentAnchor> save(ContentAnchor anchor) {
        ContentAnchor next = anchor.next();
        Instant now = anchor.savedAt();
        int saved = anchor.version() == 0 ? insert(next, now) : update(next, anchor.version(), now);
        return saved == 1
                ? new VersionedOutcome.Saved<>(next)
                : new VersionedOutcome.Stale<>(find(anchor.site(), anchor.id(), now));
    }

    private int insert(ContentAnchor anchor, Instant now) {
        database.update(
                "delete from content_anchor where site = ? and id = ? and expires_at <= ?",
                anchor.site(),
                anchor.id(),
                now);
        database.refuseMore("content_anchor", anchor.site(), MOST_ANCHORS);
        Object[] values = ContentAnchorRow.values(anchor);
        String marks = Stream.generate(() -> "?").limit(values.length).collect(Collectors.joining(", "));
        return database.update(
                "insert into content_anchor (" + ContentAnchorRow.COLUMNS + ") values (" + marks + ")", values);
    }

    private int update(ContentAnchor anchor, long version, Instant now) {
        String columns = Arrays.stream(ContentAnchorRow.COLUMNS.split(", "))
                .map(column -> column + " = ?")
                .collect(Collectors.joining(", "));
        Object[] values = Stream.concat(
                        Arrays.stream(ContentAnchorRow.values(anchor)),
                        Stream.of(anchor.site(), anchor.id(), version, now))
                .toArray();
        return database.update(
                "update content_anchor set " + columns + " where site = ? and id = ? and version = ? and" + ALIVE,
                values);
    }

    @Override
    public VersionedOutcome<ContentAnchor> remove(String site, String id, long version, Instant now) {
        String sql = "delete from content_anchor where site = ? and id = ? and version = ? and" + ALIVE;
        return database.update(sql, site, id, version, now) == 1
                ? new VersionedOutcome.Removed<>()
                : new VersionedOutcome.Stale<>(find(site, id, now));
    }

    @Override
    public int removeExpired(Instant now) {
        return database.update("delete from content_anchor where expires_at <= ?", now);
    }
}
