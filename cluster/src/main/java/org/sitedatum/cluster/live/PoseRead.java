package org.sitedatum.cluster.live;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sitedatum.cluster.live.PosesAt.Based;
import org.sitedatum.mqtt.codec.PoseJsonEncoder;
import org.sitedatum.positioning.PoseEstimate;

/**
 * The poses of a sector: {@code trackable}, {@code floor}, {@code x} with {@code y} and {@code radius} (m) choose among them,
 * {@code at} (µs since the Unix epoch) asks for another instant than each body's newest. With {@code at} each pose says how it
 * was come by in {@code basis}.
 */
public final class PoseRead implements LiveRead {

    /** The question's name. */
    public static final String NAME = "poses";

    @Override
    public CompletionStage<List<LiveItem>> of(LiveSector sector, Map<String, String> query) {
        List<PoseEstimate> newest = query.containsKey("trackable")
                ? sector.poses().newest(query.get("trackable")).stream().toList()
                : sector.poses().newest();
        long epoch = sector.epoch();
        if (!query.containsKey("at")) {
            PoseJsonEncoder encoder = new PoseJsonEncoder();
            List<LiveItem> items = newest.stream()
                    .filter(pose -> isWanted(pose, query))
                    .map(pose -> {
                        long lifted = sector.liftedEpoch(pose.trackable(), epoch);
                        return item(pose, lifted, encoder.encode(pose, lifted));
                    })
                    .toList();
            return CompletableFuture.completedStage(items);
        }
        long stampNanos = Long.parseLong(query.get("at")) * 1_000;
        List<String> bodies = newest.stream().map(PoseEstimate::trackable).toList();
        return PosesAt.of(sector, bodies, stampNanos).thenApply(poses -> {
            PoseJsonEncoder encoder = new PoseJsonEncoder();
            return poses.stream()
                    .filter(based -> isWanted(based.pose(), query))
                    .map(based -> {
                        long lifted = sector.liftedEpoch(based.pose().trackable(), epoch);
                        return item(based.pose(), lifted, withBasis(encoder.encode(based.pose(), lifted), based));
                    })
                    .toList();
        });
    }

    private static boolean isWanted(PoseEstimate pose, Map<String, String> query) {
        Optional<String> floor = Optional.ofNullable(query.get("floor"));
        if (floor.isPresent() && !floor.equals(pose.floor())) {
            return false;
        }
        if (!query.containsKey("radius")) {
            return true;
        }
        double dx = pose.position().x() - Double.parseDouble(query.get("x"));
        double dy = pose.position().y() - Double.parseDouble(query.get("y"));
        return Math.hypot(dx, dy) <= Double.parseDouble(query.get("radius"));
    }

    private static LiveItem item(PoseEstimate pose, long epoch, byte[] json) {
        return new LiveItem(pose.trackable(), epoch, pose.stampNanos(), json);
    }

    private static byte[] withBasis(byte[] pose, Based based) {
        byte[] tail = (",\"basis\":\"" + based.basis().word + "\"}").getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(pose, pose.length - 1 + tail.length);
        System.arraycopy(tail, 0, both, pose.length - 1, tail.length);
        return both;
    }
}
