package org.sitedatum.cluster.omlox;

import org.sitedatum.mqtt.omlox.Crs;
import org.sitedatum.mqtt.omlox.HubFence;
import org.sitedatum.mqtt.omlox.HubLocation;

/**
 * A CRS by name.
 *
 * @param crs {@code local} or {@code EPSG:n}
 * @param zone whose metres {@code local} are: its id or foreign id; else empty
 */
record HubTarget(String crs, String zone) {

    static final HubTarget WGS84 = new HubTarget(Crs.WGS84, "");

    static HubTarget local(String zone) {
        return new HubTarget(Crs.LOCAL, zone);
    }

    /** That of a location: its source names the zone. */
    static HubTarget of(HubLocation location) {
        return of(location.crs(), location.source());
    }

    /** That of a fence. */
    static HubTarget of(HubFence fence) {
        return of(fence.crs(), fence.zoneId().orElse(""));
    }

    private static HubTarget of(String crs, String zone) {
        return crs.equals(Crs.LOCAL) ? local(zone) : new HubTarget(crs, "");
    }

    boolean isLocal() {
        return crs.equals(Crs.LOCAL);
    }
}
