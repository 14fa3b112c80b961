package org.sitedatum.headset.client;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.headset.poses.RemotePose;
import org.sitedatum.headset.protobuf.ProtoReader;

/** Reads {@code FromNode} of {@code socket.proto}: poses, as far as the kit uses them; other fields are skipped. */
final class BinaryPoses {

    private static final double[] NONE = {};

    private BinaryPoses() {}

    /** The poses of a message; none when it says something else. Throws IllegalArgumentException when it is malformed. */
    static List<RemotePose> read(byte[] message) {
        List<RemotePose> poses = new ArrayList<>();
        ProtoReader said = new ProtoReader(message);
        for (int field = said.next(); field != 0; field = said.next()) {
            if (field == 1) {
                told(said.message(), poses);
            } else {
                said.skip();
            }
        }
        return poses;
    }

    private static void told(ProtoReader told, List<RemotePose> poses) {
        for (int field = told.next(); field != 0; field = told.next()) {
            if (field == 3) {
                poses.add(pose(told.message()));
            } else {
                told.skip();
            }
        }
    }

    /** The numbers are those of {@code pose.proto}. */
    private static RemotePose pose(ProtoReader in) {
        String trackable = "";
        String label = "";
        long stamp = 0;
        double[] position = NONE;
        double[] orientation = NONE;
        double[] covariance = NONE;
        double[] velocity = NONE;
        double[] angularVelocity = NONE;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1:
                    trackable = in.text();
                    break;
                case 2:
                    stamp = in.fixed64();
                    break;
                case 3:
                    position = in.doubles(position);
                    break;
                case 4:
                    orientation = in.doubles(orientation);
                    break;
                case 5:
                    covariance = in.floats(covariance);
                    break;
                case 6:
                    velocity = in.floats(velocity);
                    break;
                case 7:
                    angularVelocity = in.floats(angularVelocity);
                    break;
                case 16:
                    label = in.text();
                    break;
                default:
                    in.skip();
                    break;
            }
        }
        return ToldPose.of(trackable, label, stamp, position, orientation, covariance, velocity, angularVelocity);
    }
}
