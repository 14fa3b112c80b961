package org.sitedatum.mqtt.massrobotics;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of shared planes, which the standard asks for and gives no way to define: one per floor of a site, the same on each node. */
public final class PlanarDatum {
    private PlanarDatum() {}

    /** The id of a floor's plane in the site frame: always the same for the same names, in lower case as the schema wants it. */
    public static String of(String site, String floor) {
        byte[] name = ("sitedatum/" + site + "/" + floor).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
