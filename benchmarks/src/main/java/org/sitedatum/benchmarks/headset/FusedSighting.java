package org.sitedatum.benchmarks.headset;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.headset.place.Sighting;
import org.sitedatum.positioning.PoseEstimate;

/** A look from a pose that the engine published, as a robot's program makes it: {@code place = p + R l} with its covariance. */
final class FusedSighting {

    private FusedSighting() {}

    /** Empty when the body's heading is not known. */
    static Optional<Sighting> of(PoseEstimate pose, Vector3 bodyFromThing, double sightSigma) {
        return pose.orientation().map(orientation -> {
            Vector3 lever = orientation.rotate(bodyFromThing);
            Vector3 place = pose.position().plus(lever);
            Covariance3 own = pose.covariance().atLever(lever).position();
            double sight = sightSigma * sightSigma;
            return Sighting.of(
                    pose.stampNanos(),
                    new org.sitedatum.headset.geometry.Vector3(place.x(), place.y(), place.z()),
                    new double[] {own.xx() + sight, own.xy(), own.xz(), own.yy() + sight, own.yz(), own.zz() + sight});
        });
    }
}
