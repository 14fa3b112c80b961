package org.sitedatum.mqtt.topic;

import java.util.Optional;
import org.sitedatum.positioning.EntityId;

/** One topic of the contract, version 1, as a value. */
public sealed interface SiteTopic {
    /** The first part of every topic. */
    String ROOT = "sitedatum";

    /** The site the topic belongs to. */
    String site();

    /** The topic's name. */
    String name();

    /**
     * Fixes from a source.
     *
     * @param site site id
     * @param source source id
     */
    record FixTopic(String site, String source) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "fix", source);
        }
    }

    /**
     * Every pose of a body.
     *
     * @param site site id
     * @param trackable trackable id
     */
    record PoseTopic(String site, String trackable) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "pose", trackable);
        }
    }

    /**
     * Fixes from a source, as protobuf.
     *
     * @param site site id
     * @param source source id
     */
    record FixBinaryTopic(String site, String source) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "fixb", source);
        }
    }

    /**
     * Every pose of a body, as protobuf.
     *
     * @param site site id
     * @param trackable trackable id
     */
    record PoseBinaryTopic(String site, String trackable) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "poseb", trackable);
        }
    }

    /**
     * Every pose of a body, as OGC GeoPose.
     *
     * @param site site id
     * @param trackable trackable id
     */
    record GeoPoseTopic(String site, String trackable) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "geopose", trackable);
        }
    }

    /**
     * The retained last pose of a body.
     *
     * @param site site id
     * @param trackable trackable id
     */
    record LastTopic(String site, String trackable) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "last", trackable);
        }
    }

    /**
     * The static frame tree.
     *
     * @param site site id
     */
    record FramesTopic(String site) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "frames");
        }
    }

    /**
     * A moving alignment.
     *
     * @param site site id
     * @param frame frame id
     */
    record FrameTopic(String site, String frame) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "frame", frame);
        }
    }

    /**
     * An event.
     *
     * @param site site id
     * @param kind for example {@code fence}
     * @param id of what it is about
     */
    record EventTopic(String site, String kind, String id) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "event", kind, id);
        }
    }

    /**
     * Refused fixes of a source.
     *
     * @param site site id
     * @param source source id
     */
    record RejectedTopic(String site, String source) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "rejected", source);
        }
    }

    /**
     * How a connection to a vendor's server stands.
     *
     * @param site site id
     * @param source source id of the adapter's fixes
     */
    record AdapterTopic(String site, String source) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "adapter", source);
        }
    }

    /**
     * Who serves the site.
     *
     * @param site site id
     */
    record StatusTopic(String site) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "status");
        }
    }

    /**
     * Status and last will of the owner of one of several sectors.
     *
     * @param site site id
     * @param sector sector id
     */
    record SectorStatusTopic(String site, String sector) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "status", sector);
        }
    }

    /**
     * The site document.
     *
     * @param site site id
     */
    record SiteDocumentTopic(String site) implements SiteTopic {
        @Override
        public String name() {
            return join(site, "site");
        }
    }

    /** The topic of that name; empty when it is not one of the contract's or an id in it breaks the rule for ids. */
    static Optional<SiteTopic> parse(String name) {
        String[] parts = name.split("/", -1);
        if (parts.length < 3 || parts.length > 5 || !parts[0].equals(ROOT) || !areIds(parts)) {
            return Optional.empty();
        }
        String site = parts[1];
        SiteTopic topic = null;
        if (parts.length == 3) {
            topic = switch (parts[2]) {
                case "frames" -> new FramesTopic(site);
                case "status" -> new StatusTopic(site);
                case "site" -> new SiteDocumentTopic(site);
                default -> null;
            };
        } else if (parts.length == 4) {
            topic = switch (parts[2]) {
                case "fix" -> new FixTopic(site, parts[3]);
                case "pose" -> new PoseTopic(site, parts[3]);
                case "fixb" -> new FixBinaryTopic(site, parts[3]);
                case "poseb" -> new PoseBinaryTopic(site, parts[3]);
                case "geopose" -> new GeoPoseTopic(site, parts[3]);
                case "last" -> new LastTopic(site, parts[3]);
                case "frame" -> new FrameTopic(site, parts[3]);
                case "rejected" -> new RejectedTopic(site, parts[3]);
                case "adapter" -> new AdapterTopic(site, parts[3]);
                case "status" -> new SectorStatusTopic(site, parts[3]);
                default -> null;
            };
        } else if (parts[2].equals("event")) {
            topic = new EventTopic(site, parts[3], parts[4]);
        }
        return Optional.ofNullable(topic);
    }

    private static boolean areIds(String[] parts) {
        for (String part : parts) {
            if (!EntityId.isValid(part)) {
                return false;
            }
        }
        return true;
    }

    private static String join(String site, String... parts) {
        StringBuilder name = new StringBuilder(64).append(ROOT).append('/').append(checked(site));
        for (String part : parts) {
            name.append('/').append(checked(part));
        }
        return name.toString();
    }

    private static String checked(String id) {
        if (!EntityId.isValid(id)) {
            throw new IllegalArgumentException("not an id, so not part of a topic: '" + id + "'");
        }
        return id;
    }
}
