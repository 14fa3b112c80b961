package org.sitedatum.cluster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/** A content anchor as a row of its table. */
final class ContentAnchorRow {

    /** In the order of {@link #values}. */
    static final String COLUMNS =
            "site, id, version, x, y, z, qx, qy, qz, qw, covariance, quality, floor, category, properties, owner, access,"
                    + " expires_at, saved_at";

    private ContentAnchorRow() {}

    static Object[] values(ContentAnchor anchor) {
        Vector3 p = anchor.siteFromAnchor().translation();
        Quaternion q = anchor.siteFromAnchor().rotation();
        return new Object[] {
            anchor.site(),
            anchor.id(),
            anchor.version(),
            p.x(),
            p.y(),
            p.z(),
            q.x(),
            q.y(),
            q.z(),
            q.w(),
            anchor.covariance().map(ContentAnchorRow::text).orElse(""),
            anchor.quality().name(),
            anchor.floor(),
            anchor.category(),
            anchor.properties(),
            anchor.owner(),
            anchor.access().name(),
            anchor.expiresAt().isPresent() ? anchor.expiresAt().get() : Optional.empty(),
            anchor.savedAt()
        };
    }

    static ContentAnchor read(ResultSet row) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new ContentAnchor(
                row.getString("site"),
                row.getString("id"),
                row.getLong("version"),
                new RigidTransform(
                        new Quaternion(
                                row.getDouble("qx"), row.getDouble("qy"), row.getDouble("qz"), row.getDouble("qw")),
                        new Vector3(row.getDouble("x"), row.getDouble("y"), row.getDouble("z"))),
                covariance(row.getString("covariance")),
                ContentAnchor.Quality.valueOf(row.getString("quality")),
                row.getString("floor"),
                row.getString("category"),
                row.getString("properties"),
                row.getString("owner"),
                ContentAnchor.Access.valueOf(row.getString("access")),
                Optional.ofNullable(expires).map(OffsetDateTime::toInstant),
                Database.instant(row, "saved_at"));
    }

    private static String text(Covariance6 covariance) {
        return DoubleStream.of(covariance.toUpperTriangle())
                .mapToObj(Double::toString)
                .collect(Collectors.joining(" "));
    }

    private static Optional<Covariance6> covariance(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Covariance6.ofUpperTriangle(Arrays.stream(text.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray()));
    }
}
