package org.sitedatum.mqtt.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.mqtt.protobuf.PoseProto;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/** Reads {@code Pose} and {@code PoseBatch} of {@code pose.proto}, for consumers and recordings. Any thread. */
public final class PoseProtobufDecoder {

    /** One pose. */
    public Decoded<PublishedPose> decode(byte[] message) {
        return Decoded.of(() -> {
            try {
                return pose(PoseProto.Pose.parseFrom(message));
            } catch (InvalidProtocolBufferException notProtobuf) {
                throw malformed("not a Pose: " + Quote.of(String.valueOf(notProtobuf.getMessage())));
            }
        });
    }

    /** Several poses; one that is faulty refuses them all. */
    public Decoded<List<PublishedPose>> decodeAll(byte[] message) {
        return Decoded.of(() -> {
            try {
                List<PublishedPose> poses = new ArrayList<>();
                for (PoseProto.Pose pose :
                        PoseProto.PoseBatch.parseFrom(message).getPosesList()) {
                    poses.add(pose(pose));
                }
                return List.copyOf(poses);
            } catch (InvalidProtocolBufferException notProtobuf) {
                throw malformed("not a PoseBatch: " + Quote.of(String.valueOf(notProtobuf.getMessage())));
            }
        });
    }

    private static PublishedPose pose(PoseProto.Pose in) throws FormatRefusal {
        if (!EntityId.isValid(in.getTrackable())) {
            throw new FormatRefusal(Reason.INVALID_ID, "trackable is " + Quote.of(in.getTrackable()) + "; not an id");
        }
        TrackingState state = PoseWords.find(in.getState()).orElseThrow(() -> malformed("state is not known"));
        Optional<Quaternion> orientation =
                in.getOrientationCount() == 0 ? Optional.empty() : Optional.of(orientation(in.getOrientationList()));
        PoseEstimate pose = new PoseEstimate(
                in.getTrackable(),
                in.getStamp(),
                in.hasFloor() ? Optional.of(in.getFloor()) : Optional.empty(),
                vector("position", in.getPositionList()),
                orientation,
                covariance(in.getCovarianceList(), orientation.isPresent()),
                vector("velocity", in.getVelocityList()),
                in.getAngularVelocityCount() == 0
                        ? Optional.empty()
                        : Optional.of(vector("angular_velocity", in.getAngularVelocityList())),
                state,
                in.hasProtectionLevel() ? in.getProtectionLevel() : Double.POSITIVE_INFINITY,
                List.copyOf(in.getSourcesList()),
                in.getExistence(),
                in.hasLabel() ? Optional.of(in.getLabel()) : Optional.empty(),
                in.getSeq(),
                in.getRevision(),
                in.hasFloorProbability() ? in.getFloorProbability() : Double.NaN);
        return new PublishedPose(pose, in.getEpoch());
    }

    private static Vector3 vector(String name, List<? extends Number> numbers) throws FormatRefusal {
        if (numbers.size() != 3) {
            throw malformed(name + " has " + numbers.size() + " numbers; it must have 3");
        }
        Vector3 v = new Vector3(
                numbers.get(0).doubleValue(),
                numbers.get(1).doubleValue(),
                numbers.get(2).doubleValue());
        if (!v.isFinite()) {
            throw new FormatRefusal(Reason.NOT_FINITE, name + " is not finite");
        }
        return v;
    }

    private static Quaternion orientation(List<Double> q) throws FormatRefusal {
        Optional<Quaternion> rotation =
                q.size() == 4 ? Quaternion.findUnit(q.get(0), q.get(1), q.get(2), q.get(3)) : Optional.empty();
        return rotation.orElseThrow(
                () -> new FormatRefusal(Reason.NOT_UNIT, "orientation is no unit quaternion x y z w"));
    }

    private static Covariance6 covariance(List<Float> upper, boolean turned) throws FormatRefusal {
        int wanted = turned ? Covariance6.SIZE : 6;
        if (upper.size() != wanted) {
            throw new FormatRefusal(
                    Reason.BAD_COVARIANCE, "covariance has " + upper.size() + " numbers; it must have " + wanted);
        }
        double[] numbers = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            numbers[i] = upper.get(i);
        }
        Covariance6 covariance = turned
                ? Covariance6.ofUpperTriangle(numbers)
                : Covariance6.ofPosition(
                        new Covariance3(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]));
        if (!covariance.isFinite()) {
            throw new FormatRefusal(Reason.BAD_COVARIANCE, "covariance is not finite");
        }
        return covariance;
    }

    private static FormatRefusal malformed(String detail) {
        return new FormatRefusal(Reason.MALFORMED, detail);
    }
}
