package org.sitedatum.cluster.omlox;

import java.util.Optional;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.StoreAddress;

/**
 * What a hub is made of.
 *
 * @param name of the node
 * @param node whose broker it uses
 * @param live its sites as they live
 * @param reads asks them
 * @param sites their documents
 * @param store where the objects are kept; empty: forgotten with the process
 */
public record HubParts(
        String name, Node node, LiveSites live, LiveReads reads, Sites sites, Optional<StoreAddress> store) {}
