package org.sitedatum.cluster.live;

/**
 * One element of an answer.
 *
 * @param key names it among the answers of all sectors
 * @param epoch of the ownership of who answered: of two with the same key the higher counts
 * @param stampNanos what it is ordered by, ns since the Unix epoch
 * @param json the object in UTF-8, not to be modified
 */
public record LiveItem(String key, long epoch, long stampNanos, byte[] json) {}
