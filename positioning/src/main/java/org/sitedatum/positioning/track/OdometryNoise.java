package org.sitedatum.positioning.track;

import org.sitedatum.positioning.model.OdometryModel.Noise;
import org.sitedatum.positioning.site.TrackableKind;

/** How far odometry is trusted, by kind of body: wheels slip in turns, visual-inertial odometry drifts slowly. */
final class OdometryNoise {

    /**
     * 2 cm and 1.8 degrees a root metre: floors are uneven and wheels wear, beside what the turn gain explains; 1.8 degrees a root
     * radian: in a quarter turn on the spot tyres slip by a centimetre on half a metre of track.
     */
    private static final Noise WHEELS = new Noise(5e-4, 0.001, 0.001, 2.5e-5, 1e-6);

    private static final Noise VISUAL_INERTIAL = new Noise(1e-3, 1e-5, 1e-4, 1e-6, 1e-7);

    private OdometryNoise() {}

    static Noise of(TrackableKind kind) {
        return kind == TrackableKind.HEADSET ? VISUAL_INERTIAL : WHEELS;
    }
}
