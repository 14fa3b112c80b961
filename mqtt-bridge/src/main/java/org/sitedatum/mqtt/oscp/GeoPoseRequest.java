package org.sitedatum.mqtt.oscp;

import java.util.List;

/**
 * What a device sends to learn where it is: of {@code GeoPoseReq} what a site can use.
 *
 * @param id of the request
 * @param stampMillis when it was, ms since the Unix epoch
 * @param names under which the device may be known: ids of its sensors and of its rig, in the order of the request
 * @param beacons Bluetooth devices and access points it hears, the strongest first
 * @param hasImages whether it sent images, which are not looked at
 * @param priorPoses earlier answers that it still has, the newest first
 */
public record GeoPoseRequest(
        String id,
        long stampMillis,
        List<String> names,
        List<HeardBeacon> beacons,
        boolean hasImages,
        List<GeoPoseAnswer> priorPoses) {

    /** Copies the lists. */
    public GeoPoseRequest {
        names = List.copyOf(names);
        beacons = List.copyOf(beacons);
        priorPoses = List.copyOf(priorPoses);
    }
}
