package org.sitedatum.cluster.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sitedatum.cluster.live.PosesAt.Based;
import org.sitedatum.mqtt.geopose.GeoPoseOutput;
import org.sitedatum.positioning.PoseEstimate;

/**
 * The poses of a sector as GeoPose: {@code trackable} chooses one body, {@code at} (µs since the Unix epoch) asks for another
 * instant than each body's newest, {@code unturned} takes bodies without orientation too. Nothing without a georeference.
 */
public final class GeoPoseRead implements LiveRead {

    /** The question's name. */
    public static final String NAME = "geopose";

    @Override
    public CompletionStage<List<LiveItem>> of(LiveSector sector, Map<String, String> query) {
        Optional<GeoPoseOutput> output = GeoPoseOutput.of(sector.document());
        if (output.isEmpty()) {
            return CompletableFuture.completedStage(List.of());
        }
        long epoch = sector.epoch();
        return poses(sector, query)
                .thenApply(poses -> poses.stream()
                        .flatMap(pose -> encoded(output.get(), pose, query.containsKey("unturned"))
                                .map(json -> new LiveItem(pose.trackable(), epoch, pose.stampNanos(), json))
                                .stream())
                        .toList());
    }

    private static CompletionStage<List<PoseEstimate>> poses(LiveSector sector, Map<String, String> query) {
        List<PoseEstimate> newest = query.containsKey("trackable")
                ? sector.poses().newest(query.get("trackable")).stream().toList()
                : sector.poses().newest();
        if (!query.containsKey("at")) {
            return CompletableFuture.completedStage(newest);
        }
        List<String> bodies = newest.stream().map(PoseEstimate::trackable).toList();
        return PosesAt.of(sector, bodies, Long.parseLong(query.get("at")) * 1_000)
                .thenApply(poses -> poses.stream().map(Based::pose).toList());
    }

    private static Optional<byte[]> encoded(GeoPoseOutput output, PoseEstimate pose, boolean unturned) {
        return unturned ? output.encodeTurnedOrNot(pose) : output.encode(pose);
    }
}
