package org.sitedatum.positioning.fix;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * A fiducial marker seen by a camera: its pose in the camera's optical frame, or its corners in the image.
 *
 * @param header source, times, body
 * @param camera id of a camera of the site, or of the trackable or tag that carries one looking ahead
 * @param marker id of a marker of the site, or of the trackable or tag that wears one
 * @param opticalFromMarker pose of the marker in the optical frame
 * @param corners four corners, clockwise as seen, from the marker's top left; or empty when the pose is given
 * @param covariance of the pose
 */
public record MarkerFix(
        FixHeader header,
        String camera,
        String marker,
        Optional<RigidTransform> opticalFromMarker,
        List<PixelPoint> corners,
        Optional<Covariance6> covariance)
        implements Fix {

    /** Copies the lists. */
    public MarkerFix {
        corners = List.copyOf(corners);
    }

    @Override
    public String kind() {
        return "marker";
    }

    @Override
    public MarkerFix withHeader(FixHeader header) {
        return new MarkerFix(header, camera, marker, opticalFromMarker, corners, covariance);
    }
}
