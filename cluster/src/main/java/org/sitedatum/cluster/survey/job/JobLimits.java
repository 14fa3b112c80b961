package org.sitedatum.cluster.survey.job;

import java.time.Duration;

/**
 * How much surveys may take of a node.
 *
 * @param unfinished surveys of one site that may wait, capture or compute at a time
 * @param unfinishedInAll the same of all sites
 * @param kept finished surveys of one site; the oldest go first
 * @param rows of one table
 * @param fixes of one capture or recording
 * @param capture longest capture
 * @param computing longest computation
 */
public record JobLimits(
        int unfinished, int unfinishedInAll, int kept, int rows, int fixes, Duration capture, Duration computing) {

    /** Hours of ranging of a site by hand, and no more of the node than one core and some 100 MB. */
    public static final JobLimits USUAL =
            new JobLimits(4, 8, 20, 100_000, 200_000, Duration.ofMinutes(10), Duration.ofMinutes(2));
}
