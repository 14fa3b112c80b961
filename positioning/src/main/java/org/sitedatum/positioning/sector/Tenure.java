package org.sitedatum.positioning.sector;

/**
 * Whose a body is.
 *
 * @param sector id of the sector that follows it
 * @param number counts the hand-overs of the body; of two tenures the one with the higher number holds
 * @param epochLift added to the epoch of the sector's owner in whatever is published of the body, so that the epochs of a body
 *     never fall when it goes to a sector whose owner has a lower one
 */
public record Tenure(String sector, long number, long epochLift) {

    /**
     * Room between the epochs of two tenures for elections of the first one's sector, should an owner that has not heard of
     * the hand-over yet be elected there: a thousand, of 64 each.
     */
    static final long EPOCH_ROOM = 1L << 16;

    /** The tenure of a sector that has not taken the body from another. */
    static Tenure first(String sector) {
        return new Tenure(sector, 0, 0);
    }

    /** Hand-overs of a body between two revisions that divide the site otherwise, at most: a million. */
    private static final int DIVISION_BITS = 20;

    /** The lowest number of a tenure in the division of a revision, of a body that was there before. */
    public static long leastNumber(long revision) {
        return revision << DIVISION_BITS;
    }

    /**
     * The tenure that follows when the site is divided otherwise: the lift no higher than it must be, the number above all of
     * the division before.
     *
     * @param revision of the site that divides it so
     * @param epoch of the owner that gives the body away
     * @param nextEpoch of the owner of the next sector
     */
    Tenure resettled(String nextSector, long revision, long epoch, long nextEpoch) {
        return new Tenure(
                nextSector,
                Math.max(number + 1, leastNumber(revision)),
                Math.max(0, epoch + epochLift + EPOCH_ROOM - nextEpoch));
    }

    /**
     * The tenure that follows.
     *
     * @param epoch of the owner that hands over
     * @param nextEpoch of the owner of the next sector
     */
    Tenure next(String nextSector, long epoch, long nextEpoch) {
        return new Tenure(nextSector, number + 1, epochLift + Math.max(0, epoch + EPOCH_ROOM - nextEpoch));
    }
}
