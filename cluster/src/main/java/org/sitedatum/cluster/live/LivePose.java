package org.sitedatum.cluster.live;

import java.util.Optional;
import java.util.function.Supplier;
import org.sitedatum.mqtt.codec.PoseTranscoder;

/**
 * A published pose, written once for everyone it goes to.
 *
 * @param sector whose engine said it
 * @param epoch of the ownership it was published under
 * @param trackable the body
 * @param stampNanos the instant it holds for, ns since the Unix epoch
 * @param floor the body's floor, when the site has floors
 * @param x m, site frame
 * @param y m, site frame
 * @param z m, site frame
 * @param json the pose object of the contract in UTF-8, not to be modified
 * @param protobuf the same as {@code Pose} of {@code pose.proto}, made when somebody first wants it; not to be modified
 */
public record LivePose(
        String sector,
        long epoch,
        String trackable,
        long stampNanos,
        Optional<String> floor,
        double x,
        double y,
        double z,
        byte[] json,
        Supplier<byte[]> protobuf) {

    /** One that is known by its JSON only. */
    public LivePose(
            String sector,
            long epoch,
            String trackable,
            long stampNanos,
            Optional<String> floor,
            double x,
            double y,
            double z,
            byte[] json) {
        this(
                sector,
                epoch,
                trackable,
                stampNanos,
                floor,
                x,
                y,
                z,
                json,
                new LazyBytes(() -> PoseTranscoder.toProtobuf(json)));
    }
}
