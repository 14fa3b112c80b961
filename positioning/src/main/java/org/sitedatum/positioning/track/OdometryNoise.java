package org.sitedatum.positioning.track;

import org.sitedatum.positioning.model.OdometryModel.Noise;
import org.sitedatum.positioning.site.TrackableKind;

/** How far odometry is trusted, by kind of body: wheels slip in turns, visual-inertial odometry drifts slowly. */
final class OdometryNoise {

    private static final Noise WHEELS = new Noise(5e-4, 0.0025, 0.005, 2.5e-5, 1e-6);
    private static final Noise VISUAL_INERTIAL = new Noise(1e-3, 1e-5, 1e-4, 1e-6, 1e-7);

    private OdometryNoise() {}

    static Noise of(TrackableKind kind) {
        return kind == TrackableKind.HEADSET ? VISUAL_INERTIAL : WHEELS;
    }
}
