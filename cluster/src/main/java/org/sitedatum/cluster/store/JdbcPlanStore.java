package org.sitedatum.cluster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Plans in a database that speaks JDBC. */
final class JdbcPlanStore implements PlanStore {

    private static final String ALL = "select site, floor, name, version, media_type, properties, author, saved_at"
            + " from floor_plan where site = ?";
    private static final String ONE = " and floor = ? and name = ?";
    private static final String KEY = " where site = ? and floor = ? and name = ? and version = ?";

    private final Database database;

    JdbcPlanStore(Database database) {
        this.database = database;
    }

    @Override
    public List<FloorPlan> list(String site) {
        return database.query(ALL + " order by floor, name", JdbcPlanStore::plan, site);
    }

    @Override
    public Optional<FloorPlan> find(String site, String floor, String name) {
        return database.find(ALL + ONE, JdbcPlanStore::plan, site, floor, name);
    }

    @Override
    public Optional<PlanContent> content(String site, String floor, String name) {
        return database.find(
                "select content from floor_plan where site = ?" + ONE,
                row -> PlanContent.of(row.getBytes(1)),
                site,
                floor,
                name);
    }

    @Override
    public VersionedOutcome<FloorPlan> save(FloorPlan plan, PlanContent content) {
        FloorPlan next = plan.next();
        if (plan.version() == 0) {
            database.refuseMore("floor_plan", plan.site(), MOST_PLANS);
        }
        int saved = plan.version() == 0
                ? database.update(
                        "insert into floor_plan (site, floor, name, version, media_type, properties, author, saved_at,"
                                + " content) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        next.site(),
                        next.floor(),
                        next.name(),
                        next.version(),
                        next.mediaType(),
                        next.properties(),
                        next.author(),
                        next.savedAt(),
                        content.toBytes())
                : database.update(
                        "update floor_plan set version = ?, media_type = ?, properties = ?, author = ?, saved_at = ?,"
                                + " content = ?" + KEY,
                        next.version(),
                        next.mediaType(),
                        next.properties(),
                        next.author(),
                        next.savedAt(),
                        content.toBytes(),
                        next.site(),
                        next.floor(),
                        next.name(),
                        plan.version());
        return outcome(saved, next);
    }

    @Override
    public VersionedOutcome<FloorPlan> save(FloorPlan plan) {
        FloorPlan next = plan.next();
        int saved = database.update(
                "update floor_plan set version = ?, media_type = ?, properties = ?, author = ?, saved_at = ?" + KEY,
                next.version(),
                next.mediaType(),
                next.properties(),
                next.author(),
                next.savedAt(),
                next.site(),
                next.floor(),
                next.name(),
                plan.version());
        return outcome(saved, next);
    }

    @Override
    public VersionedOutcome<FloorPlan> remove(String site, String floor, String name, long version) {
        return database.update("delete from floor_plan" + KEY, site, floor, name, version) == 1
                ? new VersionedOutcome.Removed<>()
                : new VersionedOutcome.Stale<>(find(site, floor, name));
    }

    private VersionedOutcome<FloorPlan> outcome(int saved, FloorPlan next) {
        return saved == 1
                ? new VersionedOutcome.Saved<>(next)
                : new VersionedOutcome.Stale<>(find(next.site(), next.floor(), next.name()));
    }

    private static FloorPlan plan(ResultSet row) throws SQLException {
        return new FloorPlan(
                row.getString("site"),
                row.getString("floor"),
                row.getString("name"),
                row.getLong("version"),
                row.getString("media_type"),
                row.getString("properties"),
                row.getString("author"),
                Database.instant(row, "saved_at"));
    }
}
