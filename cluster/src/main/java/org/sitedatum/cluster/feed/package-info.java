/**
 * Connections of a node's own to vendors' servers, for adapters whose messages do not come over the site's broker. Read {@link
 * org.sitedatum.cluster.feed.Feeds}, {@link org.sitedatum.cluster.feed.Feed} and {@link
 * org.sitedatum.cluster.feed.FeedDesk} first.
 *
 * <pre>
 * server ──► FeedLink ──► Feed (back-off, silence) ──► FeedDesk: VendorDecoder, Freshness ──► sitedatum/{site}/fix/{source}
 *                                              └──► sitedatum/{site}/adapter/{source}: how the connection is
 * </pre>
 *
 * <p>Fixes go to where every other sensor sends its own, so all nodes hear them, whichever has the connection. Of several nodes
 * with the same adapter the one that speaks for the site connects; packets are taken by every node that they are sent to.
 * Everything but {@link org.sitedatum.cluster.feed.Feeds} runs on one event loop and never blocks it.
 */
@NullMarked
package org.sitedatum.cluster.feed;

import org.jspecify.annotations.NullMarked;
