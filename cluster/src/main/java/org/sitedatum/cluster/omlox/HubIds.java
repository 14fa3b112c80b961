package org.sitedatum.cluster.omlox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.sitedatum.mqtt.omlox.HubReader;

/** UUIDs for what has other ids in SiteDatum: the same on every node and after every start. */
final class HubIds {

    private HubIds() {}

    /** Of an element of the site document: its own id where that is a UUID. */
    static String of(String site, String part, String id) {
        return HubReader.isUuid(id) ? id : named("sitedatum:" + part + ":" + site + ":" + id);
    }

    /** Of an event under its name. */
    static String ofEvent(String site, String event, long epoch) {
        return named("sitedatum:event:" + site + ":" + epoch + ":" + event);
    }

    private static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
