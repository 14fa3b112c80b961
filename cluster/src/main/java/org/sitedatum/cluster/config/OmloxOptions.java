package org.sitedatum.cluster.config;

import java.util.Optional;

/**
 * How a node is an omlox hub.
 *
 * @param site whose hub it is; empty: the only site's
 * @param mqtt whether it speaks and hears the hub's MQTT topics as well
 */
public record OmloxOptions(Optional<String> site, boolean mqtt) {

    /** The only site's hub, without MQTT. */
    public static final OmloxOptions DEFAULT = new OmloxOptions(Optional.empty(), false);
}
