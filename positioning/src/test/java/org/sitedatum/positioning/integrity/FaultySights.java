package org.sitedatum.positioning.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.SmallSite;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.BodyPixel;
import org.sitedatum.positioning.fix.PixelDetection.Target;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.vision.SiteVision;

/** What sees a body of {@link FaultWalk}, or what it sees itself: cameras, a radar, a lidar, markers on the walls. */
final class FaultySights {

    /** Sixteen on the walls of the hall, faces inwards. */
    static final List<RigidTransform> MARKERS = markers();

    private static final double NAN = Double.NaN;
    private static final double RADAR_SIGMA = 0.1;
    private static final double BEARING_SIGMA = 0.02;
    private static final double LIDAR_SIGMA = 0.05;
    /** m on the floor. */
    private static final double PIXEL_SIGMA = 0.03;

    private static final double MARKER_SIGMA = 0.02;
    private static final double MARKER_TURN_SIGMA = 0.01;

    private final FaultWalk walk;
    private final Fault fault;
    private final SplittableRandom random;

    FaultySights(FaultWalk walk, Fault fault, SplittableRandom random) {
        this.walk = walk;
        this.fault = fault;
        this.random = random;
    }

    private static List<RigidTransform> markers() {
        List<RigidTransform> markers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            markers.add(onWall(2.5 + 5 * i, 0, Math.PI / 2));
            markers.add(onWall(2.5 + 5 * i, 15, -Math.PI / 2));
            markers.add(onWall(0, 2 + 3.7 * i, 0));
            markers.add(onWall(20, 2 + 3.7 * i, Math.PI));
        }
        return List.copyOf(markers);
    }

    /** x right and y up on the wall, z out of it. */
    private static RigidTransform onWall(double x, double y, double facing) {
        Quaternion upright = Quaternion.ofRotationMatrix(0, 0, 1, 1, 0, 0, 0, 1, 0);
        return new RigidTransform(Quaternion.ofYaw(facing).times(upright), new Vector3(x, y, 1.5));
    }

    double noise(double sigma) {
        return sigma * Dense.normal(random);
    }

    /** Where the body is seen. */
    Vector3 place(double content, double offset, boolean garbage, double sigma) {
        if (garbage) {
            return new Vector3(20 * random.nextDouble(), 15 * random.nextDouble(), FaultWalk.HEIGHT);
        }
        Vector3 p = walk.truth(content).translation();
        return new Vector3(
                p.x() + offset * Math.cos(fault.direction) + noise(sigma),
                p.y() + offset * Math.sin(fault.direction) + noise(sigma),
                p.z() + noise(sigma));
    }

    Fix pixelsOfBody(double t, double content, double offset, boolean garbage) {
        return pixels(FaultySensors.header("cam", t), content, offset, garbage);
    }

    Fix pixels(double t, double content, double offset, boolean garbage) {
        return pixels(FaultySensors.anonymous("cam", t), content, offset, garbage);
    }

    private Fix pixels(FixHeader header, double content, double offset, boolean garbage) {
        Vector3 p = place(content, offset, garbage, PIXEL_SIGMA);
        BodyPixel foot = new BodyPixel(new PixelPoint(100 * p.x(), 100 * (15 - p.y())), Target.FOOT);
        PixelDetection seen =
                new PixelDetection(Optional.of(foot), Optional.empty(), Optional.empty(), NAN, Optional.empty());
        return new PixelFix(header, "roof", List.of(seen));
    }

    Fix scan(double t, double content, double offset, boolean garbage) {
        Vector3 seen =
                SmallSite.SITE_FROM_CORNER.inverse().apply(walk.truth(content).translation());
        double range = Math.max(0.1, seen.norm() + offset + noise(RADAR_SIGMA));
        double azimuth = Math.atan2(seen.y(), seen.x()) + noise(BEARING_SIGMA);
        double saidRange = garbage ? 20 * random.nextDouble() : range;
        double saidAzimuth = garbage ? Math.PI / 2 * (random.nextDouble() - 0.5) : azimuth;
        ScanDetection echo = new ScanDetection(saidRange, saidAzimuth, NAN, NAN, NAN, Optional.empty());
        return new ScanFix(FaultySensors.anonymous("radar", t), "corner", List.of(echo));
    }

    Fix detections(double t, double content, double offset, boolean garbage) {
        Vector3 p = place(content, offset, garbage, LIDAR_SIGMA);
        PositionDetection seen = new PositionDetection(
                p.x(),
                p.y(),
                NAN,
                Optional.of(Covariance3.isotropic(LIDAR_SIGMA * LIDAR_SIGMA)),
                Optional.empty(),
                NAN,
                Optional.empty());
        return new DetectionsFix(FaultySensors.anonymous("lidar", t), "lidar", Site.FRAME, List.of(seen));
    }

    /** The marker nearest to the middle of the image of a camera that looks ahead; that camera is off by the offset. */
    Fix marker(double t, double content, double offset, boolean garbage) {
        RigidTransform optical = new RigidTransform(SiteVision.LOOKING_AHEAD, Vector3.ZERO);
        RigidTransform body = walk.truth(content);
        int chosen = 0;
        double best = -1;
        for (int i = 0; i < MARKERS.size(); i++) {
            Vector3 there = body.inverse().apply(MARKERS.get(i).translation());
            double facing = there.x() / there.norm();
            if (facing > best) {
                best = facing;
                chosen = i;
            }
        }
        RigidTransform turned = new RigidTransform(
                body.rotation().times(Quaternion.ofYaw(0.1 * offset + noise(MARKER_TURN_SIGMA))),
                place(content, offset, garbage, MARKER_SIGMA));
        RigidTransform seen = turned.then(optical).inverse().then(MARKERS.get(chosen));
        return new MarkerFix(
                FaultySensors.header("glasses", t),
                "body",
                "m" + chosen,
                Optional.of(seen),
                List.of(),
                Optional.of(Covariance6.isotropic(MARKER_SIGMA, MARKER_TURN_SIGMA)));
    }
}
