package org.sitedatum.mqtt.topic;

import java.util.Optional;
import org.sitedatum.positioning.EntityId;

/**
 * The topics of one site: names to publish on and filters to subscribe to. Every id is checked; one that breaks the rule for
 * ids is an {@link IllegalArgumentException}, because ids are checked at the door and must not get this far.
 *
 * @param site site id
 */
public record TopicScheme(String site) {
    /**
     * Checks the site id.
     *
     * @throws IllegalArgumentException when it is not an id
     */
    public TopicScheme {
        if (!EntityId.isValid(site)) {
            throw new IllegalArgumentException("not a site id: '" + site + "'");
        }
    }

    /** All fixes of the site. */
    public String fixFilter() {
        return prefix() + "fix/+";
    }

    /** All fixes of the site that come as protobuf. */
    public String fixBinaryFilter() {
        return prefix() + "fixb/+";
    }

    /** All poses of the site. */
    public String poseFilter() {
        return prefix() + "pose/+";
    }

    /** All last poses of the site. */
    public String lastFilter() {
        return prefix() + "last/+";
    }

    /** All moving alignments of the site. */
    public String frameFilter() {
        return prefix() + "frame/+";
    }

    /** All events of the site. */
    public String eventFilter() {
        return prefix() + "event/+/+";
    }

    /** All refusals of the site. */
    public String rejectedFilter() {
        return prefix() + "rejected/+";
    }

    /** Where a source sends its fixes. */
    public String fix(String source) {
        return new SiteTopic.FixTopic(site, source).name();
    }

    /** Where every pose of a body goes. */
    public String pose(String trackable) {
        return new SiteTopic.PoseTopic(site, trackable).name();
    }

    /** Where a source sends its fixes as protobuf. */
    public String fixBinary(String source) {
        return new SiteTopic.FixBinaryTopic(site, source).name();
    }

    /** Where every pose of a body goes as protobuf. */
    public String poseBinary(String trackable) {
        return new SiteTopic.PoseBinaryTopic(site, trackable).name();
    }

    /** Where every pose of a body goes as OGC GeoPose. */
    public String geoPose(String trackable) {
        return new SiteTopic.GeoPoseTopic(site, trackable).name();
    }

    /** Where the retained last pose of a body stands. */
    public String last(String trackable) {
        return new SiteTopic.LastTopic(site, trackable).name();
    }

    /** Where the static frame tree stands. */
    public String frames() {
        return new SiteTopic.FramesTopic(site).name();
    }

    /** Where a moving alignment stands. */
    public String frame(String frame) {
        return new SiteTopic.FrameTopic(site, frame).name();
    }

    /** Where an event goes. */
    public String event(String kind, String id) {
        return new SiteTopic.EventTopic(site, kind, id).name();
    }

    /** Where a source hears of its refused fixes. */
    public String rejected(String source) {
        return new SiteTopic.RejectedTopic(site, source).name();
    }

    /** Where it stands how an adapter's connection is. */
    public String adapter(String source) {
        return new SiteTopic.AdapterTopic(site, source).name();
    }

    /** How all connections of adapters of the site are. */
    public String adapterFilter() {
        return prefix() + "adapter/+";
    }

    /** The source that such a topic of this site is about; empty for any other topic. */
    public Optional<String> findAdapter(String topic) {
        return findSource(topic, prefix() + "adapter/");
    }

    /** Where the owner says that it serves. */
    public String status() {
        return new SiteTopic.StatusTopic(site).name();
    }

    /** Where the owner of one of several sectors says that it serves. */
    public String status(String sector) {
        return new SiteTopic.SectorStatusTopic(site, sector).name();
    }

    /** Whether an owner of the site, or of one of its sectors, says there that it serves. */
    public boolean isStatus(String topic) {
        String own = status();
        return topic.startsWith(own) && (topic.length() == own.length() || topic.charAt(own.length()) == '/');
    }

    /** Where the owners of all sectors of the site say that they serve. */
    public String sectorStatusFilter() {
        return prefix() + "status/+";
    }

    /** Where the site document stands. */
    public String siteDocument() {
        return new SiteTopic.SiteDocumentTopic(site).name();
    }

    /** The source of a fix topic of this site; empty for any other topic. */
    public Optional<String> findFixSource(String topic) {
        return findSource(topic, prefix() + "fix/");
    }

    /** The source of a topic of this site with fixes as protobuf; empty for any other topic. */
    public Optional<String> findFixBinarySource(String topic) {
        return findSource(topic, prefix() + "fixb/");
    }

    /** Whether the topic belongs to this site. */
    public boolean isOfSite(String topic) {
        return topic.startsWith(prefix());
    }

    private static Optional<String> findSource(String topic, String prefix) {
        if (!topic.startsWith(prefix)) {
            return Optional.empty();
        }
        String source = topic.substring(prefix.length());
        return EntityId.isValid(source) ? Optional.of(source) : Optional.empty();
    }

    private String prefix() {
        return SiteTopic.ROOT + "/" + site + "/";
    }
}
