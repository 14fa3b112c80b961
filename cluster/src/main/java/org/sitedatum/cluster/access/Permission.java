package org.sitedatum.cluster.access;

/** What a route takes. */
public enum Permission {
    /** Nothing: anybody who reaches the port. */
    NONE,
    /** To have proved who one is. */
    KNOWN,
    /** See poses, frames and events as they come. */
    READ_LIVE,
    /** Send fixes of one's own over the WebSocket. */
    SEND_FIXES,
    /** Create content anchors, and change and remove one's own. */
    PLACE_CONTENT,
    /** See site documents, their history, and how sources are. */
    READ_SITE,
    /** Change sites. */
    WRITE_SITE,
    /** Start and stop recordings and jobs. */
    OPERATE,
    /** Manage accounts and service tokens. */
    ADMINISTER
}
