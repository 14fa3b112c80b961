package org.sitedatum.headset.anchors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;

/** A content anchor as the site knows it, at one version. Immutable. */
public final class ContentAnchor {

    private static final double RIGID = 1e-3;

    private final String id;
    private final long version;
    private final Pose siteFromAnchor;
    private final double sigma;
    private final AnchorQuality quality;
    private final String floor;
    private final String category;
    private final String owner;
    private final long expiresNanos;
    private final Map<String, String> properties;

    /**
     * An anchor.
     *
     * @param id unique in the site
     * @param version grows with every change; 0 before the site has given one
     * @param siteFromAnchor its pose in the site
     * @param sigma standard deviation of its position per axis, m
     * @param quality of the place
     * @param floor id, or empty
     * @param category of the application, or empty
     * @param owner who may change it, or empty
     * @param expiresNanos ns since the Unix epoch; {@link Long#MAX_VALUE} for never
     * @param properties of the application
     */
    public ContentAnchor(
            String id,
            long version,
            Pose siteFromAnchor,
            double sigma,
            AnchorQuality quality,
            String floor,
            String category,
            String owner,
            long expiresNanos,
            Map<String, String> properties) {
        if (!(sigma >= 0) || id.isEmpty()) {
            throw new IllegalArgumentException("an anchor wants an id and an uncertainty: \"" + id + "\", " + sigma);
        }
        this.id = id;
        this.version = version;
        this.siteFromAnchor = Objects.requireNonNull(siteFromAnchor);
        this.sigma = sigma;
        this.quality = Objects.requireNonNull(quality);
        this.floor = Objects.requireNonNull(floor);
        this.category = Objects.requireNonNull(category);
        this.owner = Objects.requireNonNull(owner);
        this.expiresNanos = expiresNanos;
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** A new anchor at a pose, which the site has not seen yet. */
    public static ContentAnchor at(String id, Pose siteFromAnchor) {
        return new ContentAnchor(id, 0, siteFromAnchor, 0, AnchorQuality.UNKNOWN, "", "", "", Long.MAX_VALUE, Map.of());
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

    /** Grows with every change. */
    public long version() {
        return version;
    }

    /** Pose in the site. */
    public Pose siteFromAnchor() {
        return siteFromAnchor;
    }

    /** Standard deviation of the position per axis, m. */
    public double sigma() {
        return sigma;
    }

    /** Of the place. */
    public AnchorQuality quality() {
        return quality;
    }

    /** Id of its floor, or empty. */
    public String floor() {
        return floor;
    }

    /** Of the application, or empty. */
    public String category() {
        return category;
    }

    /** Who may change it, or empty. */
    public String owner() {
        return owner;
    }

    /** When it ends, ns since the Unix epoch; {@link Long#MAX_VALUE} for never. */
    public long expiresNanos() {
        return expiresNanos;
    }

    /** Of the application. */
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public String toString() {
        return "ContentAnchor[" + id + ", version " + version + ", " + siteFromAnchor + ", " + quality + "]";
    }
}
