package org.sitedatum.cluster.member;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Tells where a host name leads to now: it is asked anew for every connection, for members come back elsewhere. */
interface NameService {

    /** The machine's own, with its answers kept as long as the Java machine keeps them. */
    NameService SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * All addresses of a host; several members may share one name.
     *
     * @throws UnknownHostException when there is none
     */
    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
