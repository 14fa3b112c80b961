package org.sitedatum.cluster.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sitedatum.frames.FrameId;
import org.sitedatum.frames.TransformLookup;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.mqtt.codec.FrameAlignment;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.site.Site;

/**
 * Where a frame or body was in the site at a stamp.
 *
 * @param siteFromFrame with covariance; empty when it cannot be told
 * @param basis how it was come by: {@code fixed}, {@code published}, {@code interpolated}, {@code predicted}, {@code held}
 * @param reasons why it cannot be told; empty when it can
 */
record FramePlace(Optional<UncertainTransform> siteFromFrame, String basis, List<String> reasons) {

    /** How long the newest alignment of a drifting frame is taken to hold beyond its stamp. */
    private static final long HELD_NANOS = PosesAt.LONGEST_PREDICTION_NANOS;

    private static FramePlace at(UncertainTransform siteFromFrame, String basis) {
        return new FramePlace(Optional.of(siteFromFrame), basis, List.of());
    }

    private static FramePlace unknown(String reason) {
        return new FramePlace(Optional.empty(), "", List.of(reason));
    }

    /** The place of a name, ns since the Unix epoch. */
    static CompletionStage<FramePlace> of(LiveSector sector, String name, long stampNanos) {
        if (name.equals(Site.FRAME)) {
            return CompletableFuture.completedStage(at(UncertainTransform.exact(RigidTransform.IDENTITY), "fixed"));
        }
        Optional<FramePlace> frame = frame(sector, name, stampNanos);
        if (frame.isPresent()) {
            return CompletableFuture.completedStage(frame.get());
        }
        if (sector.poses().newest(name).isEmpty()) {
            return CompletableFuture.completedStage(unknown("there is no frame and no body \"" + name + "\""));
        }
        return PosesAt.of(sector, List.of(name), stampNanos)
                .thenApply(poses -> poses.isEmpty()
                        ? unknown("no pose of \"" + name + "\" at that stamp; there are some from "
                                + sector.poses().oldest(name).orElse(0L) / 1_000 + " to "
                                + (sector.poses()
                                                        .newest(name)
                                                        .map(PoseEstimate::stampNanos)
                                                        .orElse(0L)
                                                + PosesAt.LONGEST_PREDICTION_NANOS)
                                        / 1_000)
                        : body(name, poses.get(0)));
    }

    private static FramePlace body(String name, PosesAt.Based based) {
        PoseEstimate pose = based.pose();
        return pose.orientation()
                .map(rotation -> at(
                        new UncertainTransform(new RigidTransform(rotation, pose.position()), pose.covariance()),
                        based.basis().word))
                .orElseGet(() -> unknown("the orientation of \"" + name + "\" is not known, only its position"));
    }

    private static Optional<FramePlace> frame(LiveSector sector, String name, long stampNanos) {
        TransformLookup found = sector.frames().lookup(new FrameId(name), stampNanos);
        if (found instanceof TransformLookup.Found transform) {
            boolean isDrifting = sector.frames().alignment(name).isPresent();
            return Optional.of(at(transform.uncertain(), isDrifting ? "interpolated" : "fixed"));
        }
        if (found instanceof TransformLookup.TooLate) {
            Optional<FrameAlignment> newest = sector.frames()
                    .alignment(name)
                    .filter(alignment -> stampNanos - alignment.stampNanos() <= HELD_NANOS);
            return Optional.of(newest.map(alignment ->
                            at(new UncertainTransform(alignment.siteFromFrame(), alignment.covariance()), "held"))
                    .orElseGet(() -> unknown("nothing so new is known of \"" + name + "\"")));
        }
        if (found instanceof TransformLookup.TooEarly early) {
            return Optional.of(unknown("nothing so old is remembered of \"" + name + "\"; its oldest stamp is "
                    + early.oldestNanos() / 1_000));
        }
        if (found instanceof TransformLookup.NotConnected) {
            return Optional.of(unknown("\"" + name + "\" is not connected to the site"));
        }
        return Optional.empty();
    }
}
