package org.sitedatum.cluster.config;

import java.time.Duration;

/**
 * How long an adapter's own connection waits for what.
 *
 * @param every time between two questions to a server that is polled
 * @param patience a connection or an answer that has not come by then is given up
 * @param silence a connection on which nothing came for so long is made anew: its other end may be gone without a word
 * @param firstWait before the second attempt; doubled for each further one
 * @param longestWait each wait is varied by up to a quarter
 */
public record FeedPace(Duration every, Duration patience, Duration silence, Duration firstWait, Duration longestWait) {

    /** Ask each second, wait 5 s for an answer and 60 s for a message, try again after 0.5 to 30 s. */
    public static final FeedPace USUAL = new FeedPace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofSeconds(30));
}
