package org.sitedatum.cluster.omlox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.sitedatum.cluster.live.LiveNotice;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubProximity;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.HubWriter;

/**
 * What this node's hub took, told to the hubs of the other nodes, so that any node can be asked and subscribed to: locations,
 * proximities, and that objects have changed. A notice is a line with the node and a word, and the object as it is written.
 */
final class HubNeighbours {
    private static final String NO_SECTOR = "";
    private static final String LOCATION = "location";
    private static final String PROXIMITY = "proximity";
    private static final String CHANGE = "change";

    private final String node;
    private final Consumer<LiveNotice> announce;

    /** Hears what the hub of another node took; must not block. */
    interface Ears {
        void onLocation(HubLocation location);

        void onProximity(HubProximity proximity);

        void onChange();
    }

    HubNeighbours(String node, Consumer<LiveNotice> announce) {
        this.node = node;
        this.announce = announce;
    }

    void tell(HubLocation location) {
        tell(LOCATION, HubWriter.of(location));
    }

    void tell(HubProximity proximity) {
        tell(PROXIMITY, HubWriter.of(proximity));
    }

    void tellChange() {
        tell(CHANGE, new byte[0]);
    }

    private void tell(String word, byte[] json) {
        byte[] head = (node + " " + word + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + json.length);
        System.arraycopy(json, 0, whole, head.length, json.length);
        announce.accept(new LiveNotice(LiveNotice.Kind.HUB, NO_SECTOR, 0, whole));
    }

    /** Hears a notice; what this node said itself, or cannot be read, is passed over. */
    void hear(LiveNotice notice, Ears ears) {
        String text = new String(notice.json(), StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        int blank = end < 0 ? -1 : text.lastIndexOf(' ', end);
        if (blank < 0 || text.substring(0, blank).equals(node)) {
            return;
        }
        byte[] json = text.substring(end + 1).getBytes(StandardCharsets.UTF_8);
        try {
            switch (text.substring(blank + 1, end)) {
                case LOCATION -> ears.onLocation(HubReader.location(json));
                case PROXIMITY -> ears.onProximity(HubReader.proximity(json));
                case CHANGE -> ears.onChange();
                default -> {
                    // of another release
                }
            }
        } catch (FormatRefusal ofAnotherRelease) {
            return;
        }
    }
}
