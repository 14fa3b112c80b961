package org.sitedatum.mqtt.foxglove;

import com.google.protobuf.Timestamp;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.protobuf.FoxglovePose;
import org.sitedatum.mqtt.protobuf.FoxgloveQuaternion;
import org.sitedatum.mqtt.protobuf.FoxgloveVector3;

/** Our values as the viewers' small messages. */
final class FoxgloveValues {
    private static final long NANOS = 1_000_000_000L;

    private FoxgloveValues() {}

    static Timestamp timestamp(long nanos) {
        return Timestamp.newBuilder()
                .setSeconds(Math.floorDiv(nanos, NANOS))
                .setNanos((int) Math.floorMod(nanos, NANOS))
                .build();
    }

    static FoxgloveVector3.Vector3 vector(Vector3 v) {
        return vector(v.x(), v.y(), v.z());
    }

    static FoxgloveVector3.Vector3 vector(double x, double y, double z) {
        return FoxgloveVector3.Vector3.newBuilder().setX(x).setY(y).setZ(z).build();
    }

    static FoxgloveQuaternion.Quaternion quaternion(Quaternion q) {
        return FoxgloveQuaternion.Quaternion.newBuilder()
                .setX(q.x())
                .setY(q.y())
                .setZ(q.z())
                .setW(q.w())
                .build();
    }

    static FoxglovePose.Pose pose(RigidTransform at) {
        return FoxglovePose.Pose.newBuilder()
                .setPosition(vector(at.translation()))
                .setOrientation(quaternion(at.rotation()))
                .build();
    }
}
