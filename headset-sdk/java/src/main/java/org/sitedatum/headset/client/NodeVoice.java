package org.sitedatum.headset.client;

import java.util.Optional;
import org.sitedatum.headset.clock.ClockSync;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.json.JsonReader;
import org.sitedatum.headset.poses.RemotePoses;

/** What the node says, put where it belongs. What cannot be read is told to the listener and changes nothing. On the worker. */
final class NodeVoice {

    private final String sessionFrame;
    private final ClientListener listener;
    private final ClockSync clock;
    private final RemotePoses poses;
    private final SiteAnchors anchors;
    private final Pings pings;
    private final Door door;
    private volatile Optional<ServerAlignment> alignment = Optional.empty();

    NodeVoice(
            String sessionFrame,
            ClientListener listener,
            ClockSync clock,
            RemotePoses poses,
            SiteAnchors anchors,
            Pings pings,
            Door door) {
        this.sessionFrame = sessionFrame;
        this.listener = listener;
        this.clock = clock;
        this.poses = poses;
        this.anchors = anchors;
        this.pings = pings;
        this.door = door;
    }

    /** Who hears whether the node lets the client join. */
    interface Door {

        void joined();

        /** The problem document that answers a subscription to the site. */
        void refused(JsonObject problem);
    }

    /** Told last of this session. Any thread. */
    Optional<ServerAlignment> alignment() {
        return alignment;
    }

    /** A text, received at a time on the headset's clock, ns. */
    void say(String text, long at) {
        try {
            obey(JsonReader.read(text), at);
        } catch (RuntimeException unreadable) {
            listener.refused("a message of the node could not be read: " + unreadable.getMessage());
        }
    }

    /** A binary message. */
    void say(byte[] binary) {
        try {
            BinaryPoses.read(binary).forEach(poses::told);
        } catch (RuntimeException unreadable) {
            listener.refused("a binary message of the node could not be read: " + unreadable.getMessage());
        }
    }

    private void obey(JsonObject message, long at) {
        if (anchors.obey(message)) {
            return;
        }
        switch (message.text("type")) {
            case "subscribed":
                if (message.text("id", "").equals(Messages.SITE)) {
                    door.joined();
                }
                break;
            case "pong":
                if (pings.answers(message.integer("t0"))) {
                    clock.exchange(
                            1_000 * message.integer("t0"),
                            1_000 * message.integer("t1"),
                            1_000 * message.integer("t2"),
                            at);
                }
                break;
            case "poses":
                for (JsonObject pose : message.objects("poses")) {
                    poses.told(Messages.pose(pose));
                }
                break;
            case "alignment":
                onAlignment(message.object("alignment"));
                break;
            case "event":
                listener.eventTold(message.object("event").toString());
                break;
            case "error":
                JsonObject problem = message.object("problem");
                listener.refused(problem.toString());
                if (message.text("id", "").equals(Messages.SITE)) {
                    door.refused(problem);
                }
                break;
            default:
                break;
        }
    }

    private void onAlignment(JsonObject json) {
        if (json.text("frame").equals(sessionFrame)) {
            ServerAlignment told = Messages.alignment(json);
            alignment = Optional.of(told);
            listener.alignmentTold(told);
        }
    }
}
