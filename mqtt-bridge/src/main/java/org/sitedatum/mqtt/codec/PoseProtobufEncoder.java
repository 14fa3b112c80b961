package org.sitedatum.mqtt.codec;

import java.util.List;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.protobuf.PoseProto;
import org.sitedatum.positioning.PoseEstimate;

/**
 * Writes poses as {@code Pose} of {@code pose.proto}. Position, orientation and stamp to the bit; covariance, velocities and
 * shares with the seven digits of a float. Any thread.
 */
public final class PoseProtobufEncoder {

    /**
     * One pose.
     *
     * @param epoch of the ownership under which it is published
     */
    public byte[] encode(PoseEstimate pose, long epoch) {
        return message(pose, epoch).toByteArray();
    }

    /** Several poses in one message. */
    public byte[] encodeAll(List<PublishedPose> poses) {
        PoseProto.PoseBatch.Builder batch = PoseProto.PoseBatch.newBuilder();
        poses.forEach(published -> batch.addPoses(message(published.pose(), published.epoch())));
        return batch.build().toByteArray();
    }

    private static PoseProto.Pose message(PoseEstimate pose, long epoch) {
        PoseProto.Pose.Builder out = PoseProto.Pose.newBuilder()
                .setTrackable(pose.trackable())
                .setStamp(pose.stampNanos())
                .setState(PoseWords.of(pose.state()))
                .setExistence((float) pose.existence())
                .setEpoch(epoch)
                .setSeq(pose.seq())
                .setRevision(pose.revision());
        Vector3 p = pose.position();
        out.addPosition(p.x()).addPosition(p.y()).addPosition(p.z());
        if (pose.orientation().isPresent()) {
            Quaternion q = pose.orientation().get();
            out.addOrientation(q.x())
                    .addOrientation(q.y())
                    .addOrientation(q.z())
                    .addOrientation(q.w());
        }
        covariance(out, pose.covariance(), pose.orientation().isPresent() ? 6 : 3);
        Vector3 v = pose.velocity();
        out.addVelocity((float) v.x()).addVelocity((float) v.y()).addVelocity((float) v.z());
        if (pose.angularVelocity().isPresent()) {
            Vector3 w = pose.angularVelocity().get();
            out.addAngularVelocity((float) w.x())
                    .addAngularVelocity((float) w.y())
                    .addAngularVelocity((float) w.z());
        }
        if (Double.isFinite(pose.protectionLevel())) {
            out.setProtectionLevel((float) pose.protectionLevel());
        }
        out.addAllSources(pose.sources());
        pose.floor().ifPresent(out::setFloor);
        if (!Double.isNaN(pose.floorProbability())) {
            out.setFloorProbability((float) pose.floorProbability());
        }
        pose.label().ifPresent(out::setLabel);
        return out.build();
    }

    private static void covariance(PoseProto.Pose.Builder out, Covariance6 covariance, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < rows; j++) {
                out.addCovariance((float) covariance.get(i, j));
            }
        }
    }
}
