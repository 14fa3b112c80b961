package org.sitedatum.cluster.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * A place in the site that content of headsets is fixed to.
 *
 * @param site id of the site
 * @param id of the anchor, chosen by whoever creates it
 * @param version counts its changes from 1; 0 before it is saved
 * @param siteFromAnchor its pose, site frame, m
 * @param covariance of the pose, order x y z rotX rotY rotZ
 * @param quality how far the pose can be relied on
 * @param floor id of the floor it is on, or empty
 * @param category of whoever uses it, or empty
 * @param properties JSON text of whoever uses it
 * @param owner user or service that created it
 * @param access what others may do
 * @param expiresAt when it is forgotten, kept to the microsecond; empty: never
 * @param savedAt when it was changed last, kept to the microsecond
 */
public record ContentAnchor(
        String site,
        String id,
        long version,
        RigidTransform siteFromAnchor,
        Optional<Covariance6> covariance,
        Quality quality,
        String floor,
        String category,
        String properties,
        String owner,
        Access access,
        Optional<Instant> expiresAt,
        Instant savedAt) {

    /** How far a pose can be relied on, as whoever took it says. */
    public enum Quality {
        /** Nobody has said. */
        UNKNOWN,
        /** To decimetres. */
        COARSE,
        /** To centimetres. */
        TRACKED,
        /** It was good once; what it was measured against has changed. */
        STALE
    }

    /** What others than the owner may do. */
    public enum Access {
        /** Nothing: they do not see it. */
        PRIVATE,
        /** See it. */
        READ,
        /** See, change and remove it. */
        WRITE
    }

    /**
     * Checks lengths.
     *
     * @throws IllegalArgumentException naming the field, its length and what is allowed
     */
    public ContentAnchor {
        Lengths.check("site", site, 1, Lengths.ID);
        Lengths.check("id", id, 1, Lengths.ID);
        Lengths.check("floor", floor, 0, Lengths.ID);
        Lengths.check("category", category, 0, Lengths.ID);
        Lengths.check("properties", properties, 0, Lengths.PROPERTIES);
        Lengths.check("owner", owner, 1, Lengths.AUTHOR);
        if (version < 0) {
            throw new IllegalArgumentException("version must not be negative");
        }
        expiresAt = expiresAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
        savedAt = savedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether a user or service may see it. */
    public boolean isReadableBy(String user) {
        return access != Access.PRIVATE || owner.equals(user);
    }

    /** Whether a user or service may change or remove it. */
    public boolean isWritableBy(String user) {
        return access == Access.WRITE || owner.equals(user);
    }

    /** Whether it is forgotten by then. */
    public boolean isExpired(Instant now) {
        return expiresAt.isPresent() && !expiresAt.get().isAfter(now);
    }

    /** The same with the next version number. */
    ContentAnchor next() {
        return new ContentAnchor(
                site,
                id,
                version + 1,
                siteFromAnchor,
                covariance,
                quality,
                floor,
                category,
                properties,
                owner,
                access,
                expiresAt,
                savedAt);
    }
}
