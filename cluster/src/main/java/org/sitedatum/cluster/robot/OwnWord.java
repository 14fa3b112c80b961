package org.sitedatum.cluster.robot;

import java.util.Optional;
import java.util.function.Predicate;
import org.sitedatum.cluster.live.LiveNotice;
import org.sitedatum.cluster.live.LivePose;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.mqtt.codec.FrameAlignment;
import org.sitedatum.mqtt.codec.PoseJsonDecoder;
import org.sitedatum.mqtt.codec.PublishedPose;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.positioning.PoseEstimate;

/** Reads what is said of a site, as far as this node is the one to say it on. Thread-safe. */
final class OwnWord {

    private final LiveSite site;
    private final Predicate<String> concerns;
    private final PoseJsonDecoder decoder = new PoseJsonDecoder();

    /**
     * Of a site.
     *
     * @param concerns whether a body is of interest
     */
    OwnWord(LiveSite site, Predicate<String> concerns) {
        this.site = site;
        this.concerns = concerns;
    }

    Optional<PoseEstimate> of(LivePose pose) {
        if (!concerns.test(pose.trackable()) || !speaksFor(pose.sector())) {
            return Optional.empty();
        }
        return read(decoder.decode(pose.json())).map(PublishedPose::pose);
    }

    Optional<FrameAlignment> of(LiveNotice notice) {
        if (notice.kind() != LiveNotice.Kind.ALIGNMENT || !speaksFor(notice.sector())) {
            return Optional.empty();
        }
        return read(decoder.decodeAlignment(notice.json()));
    }

    private static <T> Optional<T> read(Decoded<T> decoded) {
        return decoded instanceof Decoded.Read<T> read ? Optional.of(read.value()) : Optional.empty();
    }

    private boolean speaksFor(String sector) {
        return site.sectors().stream().anyMatch(one -> one.id().equals(sector) && one.isSpeaking());
    }
}
