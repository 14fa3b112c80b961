package org.sitedatum.headset.client;

import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.transport.Transport;

/** One message of fixes being put together. Stamps in ns since the Unix epoch, server's clock. */
interface FixBatch {

    /** A head pose of the session: x y z qx qy qz qw in site axes. */
    void odometry(long stampNanos, double[] pose, boolean reset);

    /**
     * A marker in the optical frame (x right, y down, z ahead) of a camera that looks ahead from the head.
     *
     * @param covariance upper triangle of x y z rotX rotY rotZ, or nothing
     */
    void marker(long stampNanos, String marker, Pose opticalFromMarker, double[] covariance);

    /** How many fixes it has. */
    int size();

    /** Sends it; false when it cannot be sent now. */
    boolean sendBy(Transport.Connection connection);
}
