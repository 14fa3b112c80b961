package org.sitedatum.headset.anchors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;

/** A content anchor as the site knows it, at one version. Immutable. */
public final class ContentAnchor {

    private static final double RIGID = 1e-3;

    /** What others than the owner may do. */
    public enum Access {
        /** Nothing: they do not see it. */
        PRIVATE,
        /** See it. */
        READ,
        /** See, change and remove it. */
        WRITE
    }

    private final String id;
    private final Pose siteFromAnchor;
    private final Draft draft;

    /** What else there is to an anchor, while it is put together. */
    private static final class Draft {
        long version;
        long savedNanos;
        double sigma;
        AnchorQuality quality = AnchorQuality.UNKNOWN;
        String floor = "";
        String category = "";
        String owner = "";
        Access access = Access.READ;
        long expiresNanos = Long.MAX_VALUE;
        Map<String, String> properties = Map.of();

        Draft() {}

        Draft(Draft from) {
            version = from.version;
            savedNanos = from.savedNanos;
            sigma = from.sigma;
            quality = from.quality;
            floor = from.floor;
            category = from.category;
            owner = from.owner;
            access = from.access;
            expiresNanos = from.expiresNanos;
            properties = from.properties;
        }
    }

    private ContentAnchor(String id, Pose siteFromAnchor, Draft draft) {
        this.id = id;
        this.siteFromAnchor = Objects.requireNonNull(siteFromAnchor);
        this.draft = draft;
    }

    /**
     * A new anchor at a pose, which the site has not seen yet: readable by all, for ever, of unknown quality.
     *
     * @param id unique in the site: 1 to 128 of letters, digits, {@code - _ . :}
     */
    public static ContentAnchor at(String id, Pose siteFromAnchor) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("an anchor wants an id");
        }
        return new ContentAnchor(id, siteFromAnchor, new Draft());
    }

    /** At another pose. */
    public ContentAnchor movedTo(Pose pose) {
        return new ContentAnchor(id, pose, draft);
    }

    /** With how far its place can be relied on: quality, and standard deviation of the position per axis, m. */
    public ContentAnchor withQuality(AnchorQuality quality, double sigma) {
        if (!(sigma >= 0)) {
            throw new IllegalArgumentException("a standard deviation is not negative: " + sigma);
        }
        return with(next -> {
            next.quality = Objects.requireNonNull(quality);
            next.sigma = sigma;
        });
    }

    /** On a floor, by its id; empty: the site finds it by the height. */
    public ContentAnchor onFloor(String floor) {
        return with(next -> next.floor = Objects.requireNonNull(floor));
    }

    /** Of a category of the application; empty for none. */
    public ContentAnchor ofCategory(String category) {
        return with(next -> next.category = Objects.requireNonNull(category));
    }

    /** With what others may do. */
    public ContentAnchor withAccess(Access access) {
        return with(next -> next.access = Objects.requireNonNull(access));
    }

    /** Forgotten at a time, ns since the Unix epoch; {@link Long#MAX_VALUE} for never. */
    public ContentAnchor expiringAt(long expiresNanos) {
        return with(next -> next.expiresNanos = expiresNanos);
    }

    /** With properties of the application, 16,384 characters in all. */
    public ContentAnchor withProperties(Map<String, String> properties) {
        Map<String, String> copy = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        return with(next -> next.properties = copy);
    }

    /** As the site keeps it. */
    public ContentAnchor keptAs(long version, long savedNanos, String owner) {
        return with(next -> {
            next.version = version;
            next.savedNanos = savedNanos;
            next.owner = Objects.requireNonNull(owner);
        });
    }

    private ContentAnchor with(Consumer<Draft> change) {
        Draft next = new Draft(draft);
        change.accept(next);
        return new ContentAnchor(id, siteFromAnchor, next);
    }

    /**
     * The pose of a matrix, column by column, as engines keep it.
     *
     * @throws IllegalArgumentException when it scales, mirrors or shears: an anchor is rigid
     */
    public static Pose rigid(double[] matrix) {
        double[] m = matrix;
        if (m.length < 16) {
            throw new IllegalArgumentException("a matrix of 16 numbers is wanted, not " + m.length);
        }
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double dot = m[4 * i] * m[4 * j] + m[4 * i + 1] * m[4 * j + 1] + m[4 * i + 2] * m[4 * j + 2];
                if (!(Math.abs(dot - (i == j ? 1 : 0)) <= RIGID)) {
                    throw new IllegalArgumentException("the matrix scales or shears; an anchor is rigid");
                }
            }
        }
        double determinant = m[0] * (m[5] * m[10] - m[9] * m[6])
                - m[4] * (m[1] * m[10] - m[9] * m[2])
                + m[8] * (m[1] * m[6] - m[5] * m[2]);
        if (determinant < 0) {
            throw new IllegalArgumentException("the matrix mirrors; an anchor is rigid");
        }
        double w = 0.5 * Math.sqrt(Math.max(0, 1 + m[0] + m[5] + m[10]));
        double x = Math.copySign(0.5 * Math.sqrt(Math.max(0, 1 + m[0] - m[5] - m[10])), m[6] - m[9]);
        double y = Math.copySign(0.5 * Math.sqrt(Math.max(0, 1 - m[0] + m[5] - m[10])), m[8] - m[2]);
        double z = Math.copySign(0.5 * Math.sqrt(Math.max(0, 1 - m[0] - m[5] + m[10])), m[1] - m[4]);
        return new Pose(new Vector3(m[12], m[13], m[14]), x, y, z, w);
    }

    /** Unique in the site. */
    public String id() {
        return id;
    }

    /** What others than the owner may do. */
    public Access access() {
        return draft.access;
    }

    /** When the site kept it, ns since the Unix epoch: of two tellings the later one counts. 0 before. */
    public long savedNanos() {
        return draft.savedNanos;
    }

    /** Grows with every change from 1; 0 before the site has it. */
    public long version() {
        return draft.version;
    }

    /** Pose in the site. */
    public Pose siteFromAnchor() {
        return siteFromAnchor;
    }

    /** Standard deviation of the position per axis, m. */
    public double sigma() {
        return draft.sigma;
    }

    /** Of the place. */
    public AnchorQuality quality() {
        return draft.quality;
    }

    /** Id of its floor, or empty. */
    public String floor() {
        return draft.floor;
    }

    /** Of the application, or empty. */
    public String category() {
        return draft.category;
    }

    /** Who may change it, or empty. */
    public String owner() {
        return draft.owner;
    }

    /** When it ends, ns since the Unix epoch; {@link Long#MAX_VALUE} for never. */
    public long expiresNanos() {
        return draft.expiresNanos;
    }

    /** Of the application. */
    public Map<String, String> properties() {
        return draft.properties;
    }

    @Override
    public String toString() {
        return "ContentAnchor[" + id + ", version " + draft.version + ", " + siteFromAnchor + ", " + draft.quality
                + "]";
    }
}
