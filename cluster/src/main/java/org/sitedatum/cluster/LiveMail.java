package org.sitedatum.cluster;

import java.util.List;
import org.sitedatum.cluster.live.LiveMesh;
import org.sitedatum.cluster.member.MemberLink;

/**
 * Carries what is live to other nodes over the members' link, behind everything else there.
 *
 * @param link to the others
 * @param others their ids
 */
record LiveMail(MemberLink link, List<String> others) implements LiveMesh.Post {

    /** The link's channel for it. */
    static final byte CHANNEL = 8;

    @Override
    public List<String> reachable() {
        return others.stream().filter(link::isUp).toList();
    }

    @Override
    public void send(String to, byte[] payload) {
        link.sendIfRoomy(to, CHANNEL, payload);
    }
}
