package org.sitedatum.cluster.api;

import java.util.Optional;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.StoreAddress;

/**
 * What the HTTP face of a node is made of.
 *
 * @param name of the node
 * @param node whose face it is
 * @param live its sites as they live
 * @param sites their documents
 * @param accounts where accounts and tokens are kept; empty: forgotten with the process
 * @param sharedSecret what only the nodes of the cluster know; empty without a cluster
 */
public record HttpParts(
        String name,
        Node node,
        LiveSites live,
        Sites sites,
        Optional<StoreAddress> accounts,
        Optional<String> sharedSecret) {

    /** A node by itself that forgets its accounts. */
    public static HttpParts of(String name, Node node, LiveSites live, Sites sites) {
        return new HttpParts(name, node, live, sites, Optional.empty(), Optional.empty());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "HTTP of node " + name;
    }
}
