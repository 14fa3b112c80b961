package org.sitedatum.samples.building.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.random.Noise;

/**
 * The camera of a headset that reads the markers on the walls, 10 images a second: their corners, 0.4 px good, clockwise
 * from the top left. A marker must be at least 24 px wide and seen from within 65 degrees of straight ahead of it. Source:
 * the camera's id.
 */
public final class HeadsetCamera implements SensorModel {

    private static final long PERIOD_NANOS = 100_000_000L;
    private static final long PROCESSING_NANOS = 30_000_000L;
    private static final double PIXELS = 0.4;
    private static final double LEAST_PIXELS = 24;
    private static final double MOST_OBLIQUE = Math.cos(Math.toRadians(65));
    private static final double READ = 0.9;

    private final RigidTransform bodyFromOptical;
    private final Lens lens;
    private final List<Marker> markers;
    private final LongFunction<BodyState> truth;
    private final SightLines sight;
    private final SourceClock clock;
    private final Noise noise;
    private final Ticks ticks;

    /**
     * A headset's camera.
     *
     * @param id camera id
     * @param bodyFromOptical where it sits
     * @param lens of it
     * @param markers it may see
     * @param truth of the headset at a stamp
     * @param startNanos ns since the Unix epoch
     * @param noise of the whole building
     */
    public HeadsetCamera(
            String id,
            RigidTransform bodyFromOptical,
            Lens lens,
            List<Marker> markers,
            LongFunction<BodyState> truth,
            SightLines sight,
            long startNanos,
            Noise noise) {
        this.bodyFromOptical = bodyFromOptical;
        this.lens = lens;
        this.markers = List.copyOf(markers);
        this.truth = truth;
        this.sight = sight;
        this.clock = new SourceClock(id, noise);
        this.noise = noise.child("headset-camera").child(id);
        this.ticks = new Ticks(startNanos + (long) (this.noise.uniform(0) * PERIOD_NANOS), PERIOD_NANOS);
    }

    @Override
    public long nextNanos() {
        return ticks.nanos();
    }

    @Override
    public List<Delivery> measure() {
        long at = ticks.nanos();
        long received = clock.receiptOf(at + PROCESSING_NANOS, ticks.index());
        RigidTransform siteFromOptical = truth.apply(at).siteFromBody().then(bodyFromOptical);
        List<Fix> fixes = new ArrayList<>();
        for (Marker marker : markers) {
            List<PixelPoint> corners = corners(marker, siteFromOptical);
            boolean read = noise.child("read").child(marker.id()).uniform(ticks.index()) < READ;
            if (read && !corners.isEmpty()) {
                fixes.add(new MarkerFix(
                        clock.anonymousHeader(at, received),
                        clock.source(),
                        marker.id(),
                        Optional.empty(),
                        corners,
                        Optional.empty()));
            }
        }
        ticks.advance();
        return fixes.isEmpty() ? List.of() : List.of(new Delivery(clock.source(), received, fixes));
    }

    /** The four corners; empty when the marker cannot be read. */
    private List<PixelPoint> corners(Marker marker, RigidTransform siteFromOptical) {
        RigidTransform siteFromMarker = marker.siteFromMarker();
        Vector3 eye = siteFromOptical.translation();
        Vector3 toEye = eye.minus(siteFromMarker.translation());
        double distance = toEye.norm();
        double facing = siteFromMarker.rotation().rotate(new Vector3(0, 0, 1)).dot(toEye) / distance;
        double pixels = lens.intrinsics().fx() * marker.size() * facing / distance;
        Vector3 before = siteFromMarker.translation().plus(toEye.times(0.1 / distance));
        if (facing < MOST_OBLIQUE || pixels < LEAST_PIXELS || !sight.isClearForLight(eye, before)) {
            return List.of();
        }
        RigidTransform opticalFromMarker = siteFromOptical.inverse().then(siteFromMarker);
        Noise draw = noise.child(marker.id());
        double half = 0.5 * marker.size();
        List<PixelPoint> corners = new ArrayList<>(4);
        ImagePoint image = new ImagePoint();
        for (int i = 0; i < 4; i++) {
            Vector3 corner =
                    opticalFromMarker.apply(new Vector3(i == 0 || i == 3 ? -half : half, i < 2 ? half : -half, 0));
            if (!lens.project(corner.x(), corner.y(), corner.z(), image)
                    || !lens.isInside(new PixelPoint(image.u(), image.v()), 0)) {
                return List.of();
            }
            long k = 8 * ticks.index() + 2L * i;
            corners.add(new PixelPoint(
                    hundredth(image.u() + PIXELS * draw.gaussian(k)),
                    hundredth(image.v() + PIXELS * draw.gaussian(k + 1))));
        }
        return corners;
    }

    private static double hundredth(double pixels) {
        return Math.rint(pixels * 100) / 100;
    }
}
