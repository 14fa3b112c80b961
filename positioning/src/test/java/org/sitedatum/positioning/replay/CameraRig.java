package org.sitedatum.positioning.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.positioning.vision.PosedCamera;
import org.sitedatum.positioning.vision.SiteVision;

/**
 * Cameras that stand around a place: where they really are, and what the site says of them, which a survey has got a little
 * wrong. Immutable.
 *
 * @param real poses of the optical frames
 * @param told the same as the site has them
 */
record CameraRig(List<RigidTransform> real, List<RigidTransform> told) {

    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;
    static final double FOCAL = 1000;

    private static final Intrinsics INTRINSICS =
            new Intrinsics(FOCAL, FOCAL, 0.5 * WIDTH, 0.5 * HEIGHT, List.of(), WIDTH, HEIGHT);

    /** What cameras send of a body, and what the site knows of them. */
    enum Form {
        /** Boxes; the site has lens and pose. */
        BOXES,
        /** Boxes; the site has the map from pixels to the floor. */
        MAPPED_BOXES,
        /** The feet, with several px of noise; the site has the map from pixels to the floor. */
        MAPPED_FEET,
        /** Places on the floor, with no word of how good they are; the site has nothing but a name. */
        PLACES
    }

    /** Four in the corners of a square hall. */
    static CameraRig corners(double side) {
        List<RigidTransform> poses = new ArrayList<>();
        for (int camera = 0; camera < 4; camera++) {
            double x = camera % 2 == 0 ? 0 : side;
            double y = camera < 2 ? 0 : side;
            poses.add(pose(x, y, 0.5 * side, 0.5 * side, 4, Math.toRadians(20)));
        }
        return new CameraRig(poses, poses);
    }

    /** Seven 2.5 m high around a square of 36 m by 12 m, as people film public places. */
    static CameraRig plaza() {
        double[][] places = {{0, 0}, {12, 0}, {24, 0}, {36, 0}, {0, 12}, {18, 12}, {36, 12}};
        double[][] looks = {{14, 7}, {18, 9}, {18, 9}, {22, 7}, {14, 5}, {18, 3}, {22, 5}};
        return around(places, looks, 2.5, Math.toRadians(8));
    }

    /** Six 3 m high around 25 m by 16 m. */
    static CameraRig court() {
        double[][] places = {{-1, -1}, {12.5, -2}, {26, -1}, {-1, 17}, {12.5, 18}, {26, 17}};
        double[][] looks = {{11, 8}, {12.5, 8}, {14, 8}, {11, 8}, {12.5, 8}, {14, 8}};
        return around(places, looks, 3, Math.toRadians(10));
    }

    /** Four at head's height around a terrace of 10 m by 8 m. */
    static CameraRig terrace() {
        double[][] places = {{-2, -2}, {12, -2}, {12, 10}, {-2, 10}};
        double[][] looks = {{5, 4}, {5, 4}, {5, 4}, {5, 4}};
        return around(places, looks, 2.0, Math.toRadians(6));
    }

    private static CameraRig around(double[][] places, double[][] looks, double height, double tilt) {
        List<RigidTransform> poses = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            poses.add(pose(places[i][0], places[i][1], looks[i][0], looks[i][1], height, tilt));
        }
        return new CameraRig(poses, poses);
    }

    private static RigidTransform pose(double x, double y, double toX, double toY, double z, double tilt) {
        double yaw = Math.atan2(toY - y, toX - x);
        return new RigidTransform(
                Quaternion.ofYawPitchRoll(yaw, tilt, 0).times(SiteVision.LOOKING_AHEAD), new Vector3(x, y, z));
    }

    /**
     * The same as a survey by clicked points tells it: each camera a few cm aside, and turned so that its places on the floor
     * are off by about so much.
     *
     * @param metres on the floor 12 m away
     */
    CameraRig misjudged(long seed, double metres) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x5eed);
        List<RigidTransform> off = new ArrayList<>();
        for (RigidTransform pose : real) {
            double height = pose.translation().z();
            // 12 m away a tilt moves the floor by 12^2 / height, a turn by 12
            double tilt = metres * height / (12 * 12) * Dense.normal(random);
            double yaw = metres / 12 * Dense.normal(random);
            Quaternion turned = Quaternion.ofYawPitchRoll(yaw, 0, 0)
                    .times(pose.rotation())
                    .times(Quaternion.ofRotationVector(new Vector3(tilt, 0, 0)));
            off.add(new RigidTransform(
                    turned,
                    pose.translation()
                            .plus(new Vector3(
                                    0.03 * Dense.normal(random),
                                    0.03 * Dense.normal(random),
                                    0.01 * Dense.normal(random)))));
        }
        return new CameraRig(real, off);
    }

    PosedCamera eye(int camera) {
        return new PosedCamera(new Lens(INTRINSICS), UncertainTransform.exact(real.get(camera)));
    }

    /** The camera as the site has it. */
    PosedCamera toldEye(int camera) {
        return new PosedCamera(new Lens(INTRINSICS), UncertainTransform.exact(told.get(camera)));
    }

    Site site(Form form) {
        List<Camera> cameras = new ArrayList<>();
        List<Detector> detectors = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            String id = "cam" + i;
            double unknown = Double.NaN;
            switch (form) {
                case PLACES ->
                    detectors.add(new Detector(
                            id,
                            "camera",
                            Optional.empty(),
                            unknown,
                            unknown,
                            unknown,
                            unknown,
                            unknown,
                            unknown,
                            unknown));
                case MAPPED_BOXES, MAPPED_FEET ->
                    cameras.add(
                            new Camera(id, Optional.empty(), Optional.empty(), Optional.empty(), floorFromImage(i)));
                case BOXES ->
                    cameras.add(new Camera(
                            id, Optional.empty(), Optional.of(told.get(i)), Optional.of(INTRINSICS), List.of()));
            }
        }
        return Site.builder("hall")
                .name("Hall")
                .floors(List.of(new Floor("ground", "ground", 0, 5, List.of())))
                .cameras(cameras)
                .detectors(detectors)
                .build();
    }

    /** The inverse of K (r1 r2 t), by its cofactors. */
    private List<Double> floorFromImage(int camera) {
        RigidTransform opticalFromSite = told.get(camera).inverse();
        Vector3 origin = opticalFromSite.translation();
        Vector3[] columns = {
            image(opticalFromSite.rotation().rotate(new Vector3(1, 0, 0))),
            image(opticalFromSite.rotation().rotate(new Vector3(0, 1, 0))),
            image(origin)
        };
        double volume = columns[0].dot(columns[1].cross(columns[2]));
        List<Double> rows = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            Vector3 dual = columns[(row + 1) % 3].cross(columns[(row + 2) % 3]).times(1 / volume);
            rows.addAll(List.of(dual.x(), dual.y(), dual.z()));
        }
        return rows;
    }

    private static Vector3 image(Vector3 ray) {
        return new Vector3(FOCAL * ray.x() + 0.5 * WIDTH * ray.z(), FOCAL * ray.y() + 0.5 * HEIGHT * ray.z(), ray.z());
    }
}
