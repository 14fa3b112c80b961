package org.sitedatum.cluster.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sitedatum.frames.FrameId;
import org.sitedatum.frames.StampedTransform;
import org.sitedatum.frames.TransformBuffer;
import org.sitedatum.frames.TransformLookup;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.mqtt.codec.FrameAlignment;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;

/**
 * The frames of a sector: those of the site document, and the drifting frames of bodies with their recent past. One thread
 * writes, any number read.
 */
final class FrameMemory {

    /** Drifting frames remembered; frames of more bodies are not. */
    private static final int MOST_FRAMES = 2_000;

    private final TransformBuffer buffer = new TransformBuffer();
    private final Map<String, FrameAlignment> newest = new ConcurrentHashMap<>();

    FrameMemory(Site site) {
        for (FramePlacement frame : site.frames()) {
            buffer.insertFixed(new StampedTransform(
                    new FrameId(frame.parent()),
                    new FrameId(frame.id()),
                    0,
                    frame.parentFromFrame(),
                    frame.covariance().orElse(Covariance6.ZERO)));
        }
    }

    /** That of another document of the site, with the newest alignment of each drifting frame. */
    FrameMemory of(Site newer) {
        FrameMemory next = new FrameMemory(newer);
        newest.values().forEach(next::keep);
        return next;
    }

    void keep(FrameAlignment alignment) {
        if (!FrameId.isValid(alignment.frame())
                || (newest.size() >= MOST_FRAMES && !newest.containsKey(alignment.frame()))) {
            return;
        }
        newest.put(alignment.frame(), alignment);
        buffer.insert(new StampedTransform(
                FrameId.SITE,
                new FrameId(alignment.frame()),
                alignment.stampNanos(),
                alignment.siteFromFrame(),
                alignment.covariance()));
    }

    /** The newest alignment of a drifting frame. */
    Optional<FrameAlignment> alignment(String frame) {
        return Optional.ofNullable(newest.get(frame));
    }

    /** Drifting frames heard of. */
    Iterable<FrameAlignment> alignments() {
        return newest.values();
    }

    /** {@code siteFromFrame} at a stamp, ns since the Unix epoch, with covariance. */
    TransformLookup lookup(FrameId frame, long stampNanos) {
        return buffer.lookupUncertain(FrameId.SITE, frame, stampNanos);
    }
}
