package org.sitedatum.headset.client;

import org.sitedatum.headset.anchors.AnchorListener;

/** Hears of a client and of the site's content anchors, on the client's thread. Every method may be left out. */
public interface ClientListener extends AnchorListener {

    /** A listener that does nothing. */
    ClientListener NONE = new ClientListener() {};

    /**
     * The connection changed.
     *
     * @param state from now on
     * @param detail what happened and what can be done about it
     */
    default void stateChanged(ClientState state, String detail) {}

    /** The node's engine told where the session lies in the site. */
    default void alignmentTold(ServerAlignment alignment) {}

    /** Something happened on the site; the event object of the contract as JSON. */
    default void eventTold(String json) {}

    /** The node refused a message, with the reason in words. */
    default void refused(String detail) {}
}
