package org.sitedatum.positioning.fix;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A position and orientation of the body, or of a named point on it, in a named frame.
 *
 * @param header source, times, body
 * @param frame frame id; {@code site} is the site frame
 * @param frameFromPoint pose of the point in that frame
 * @param covariance order x y z rotX rotY rotZ; empty: not stated
 * @param point the point on the body, m in the body frame; zero is the body origin
 * @param pointName lever-arm name (a tag id) when the point was given by name
 */
public record PoseFix(
        FixHeader header,
        String frame,
        RigidTransform frameFromPoint,
        Optional<Covariance6> covariance,
        Vector3 point,
        Optional<String> pointName)
        implements Fix {

    @Override
    public String kind() {
        return "pose";
    }

    @Override
    public PoseFix withHeader(FixHeader header) {
        return new PoseFix(header, frame, frameFromPoint, covariance, point, pointName);
    }
}
