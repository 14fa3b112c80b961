package org.sitedatum.samples.building.sensor;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.random.Noise;

/**
 * Reads fiducial plates of 0.4 m that lie on top of bodies: pose in the optical frame with its covariance. The plate must
 * be seen from at least 15 degrees above, 14 px wide; the direction to it is good to 0.5 px, its distance to 0.5 px of its
 * width.
 */
final class PlateReader {

    private static final double SIZE = 0.4;
    private static final double LEAST_PIXELS = 14;
    private static final double FLATTEST = Math.sin(Math.toRadians(15));
    private static final double PIXELS = 0.5;
    private static final double TURN_SIGMA = 0.04;
    private static final double READ = 0.9;

    private final String camera;
    private final Lens lens;
    private final Noise noise;

    PlateReader(String camera, Lens lens, Noise noise) {
        this.camera = camera;
        this.lens = lens;
        this.noise = noise;
    }

    /** The plate of a body in view; empty when it has none or it cannot be read. */
    Optional<MarkerFix> read(VisibleBody body, long at, long index, RigidTransform opticalFromSite, FixHeader header) {
        return body.plate().flatMap(plate -> read(plate, body.truth().apply(at), index, opticalFromSite, header));
    }

    private Optional<MarkerFix> read(
            VisibleBody.Plate plate, BodyState state, long index, RigidTransform opticalFromSite, FixHeader header) {
        RigidTransform truth = opticalFromSite
                .then(state.siteFromBody())
                .then(new RigidTransform(Quaternion.IDENTITY, plate.leverArm()));
        Vector3 p = truth.translation();
        double distance = p.norm();
        double focal = lens.intrinsics().fx();
        double fromAbove = -truth.rotation().rotate(new Vector3(0, 0, 1)).dot(p) / distance;
        Noise draw = noise.child(plate.marker());
        ImagePoint image = new ImagePoint();
        boolean readable = fromAbove > FLATTEST
                && focal * SIZE / distance > LEAST_PIXELS
                && lens.project(p.x(), p.y(), p.z(), image)
                && image.u() > LEAST_PIXELS
                && image.u() < lens.intrinsics().width() - LEAST_PIXELS
                && image.v() > LEAST_PIXELS
                && image.v() < lens.intrinsics().height() - LEAST_PIXELS
                && draw.child("read").uniform(index) < READ;
        if (!readable) {
            return Optional.empty();
        }
        double aside = distance * PIXELS / focal;
        double ahead = distance * PIXELS / (focal * SIZE / distance);
        Vector3 ray = p.times(1 / distance);
        Vector3 error = new Vector3(
                        draw.gaussian(8 * index), draw.gaussian(8 * index + 1), draw.gaussian(8 * index + 2))
                .times(aside);
        Vector3 seen = p.plus(error).plus(ray.times(ahead * draw.gaussian(8 * index + 3)));
        Vector3 turn = new Vector3(
                        draw.gaussian(8 * index + 4), draw.gaussian(8 * index + 5), draw.gaussian(8 * index + 6))
                .times(TURN_SIGMA);
        Quaternion rotation =
                truth.rotation().times(Quaternion.ofRotationVector(turn)).normalized();
        return Optional.of(new MarkerFix(
                header,
                camera,
                plate.marker(),
                Optional.of(new RigidTransform(rotation, seen)),
                List.of(),
                Optional.of(covariance(ray, aside * aside, ahead * ahead))));
    }

    /** {@code aside^2 I + ahead^2 ray ray'} for the position. */
    private static Covariance6 covariance(Vector3 ray, double aside, double ahead) {
        double[] r = {ray.x(), ray.y(), ray.z()};
        double[] full = new double[36];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                full[6 * i + j] = (i == j ? aside : 0) + ahead * r[i] * r[j];
            }
            full[6 * (i + 3) + i + 3] = TURN_SIGMA * TURN_SIGMA;
        }
        return Covariance6.ofRowMajor(full);
    }
}
