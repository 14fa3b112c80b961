package org.sitedatum.positioning.site;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for anchors, cameras, detectors and markers. */
final class SensorRules {
    private static final Set<String> DETECTOR_KINDS = Set.of("radar", "lidar", "camera");
    private static final double MAX_RANGE = 1e5;
    private static final double MAX_PIXELS = 1e6;
    /** The order of an image's size, px. */
    private static final double IMAGE_SCALE = 1000;
    /** Share of the largest possible determinant below which a homography has no inverse worth the name. */
    private static final double SINGULAR = 1e-12;

    private SensorRules() {}

    static void check(Site site, FaultList faults) {
        faults.checkIds("anchors", site.anchors().stream().map(Anchor::id).toList());
        for (int i = 0; i < site.anchors().size(); i++) {
            checkAnchor("anchors[" + i + "]", site.anchors().get(i), site, faults);
        }
        faults.checkIds("cameras", site.cameras().stream().map(Camera::id).toList());
        for (int i = 0; i < site.cameras().size(); i++) {
            checkCamera("cameras[" + i + "]", site.cameras().get(i), site, faults);
        }
        faults.checkIds("detectors", site.detectors().stream().map(Detector::id).toList());
        for (int i = 0; i < site.detectors().size(); i++) {
            checkDetector("detectors[" + i + "]", site.detectors().get(i), faults);
        }
        faults.checkIds("markers", site.markers().stream().map(Marker::id).toList());
        for (int i = 0; i < site.markers().size(); i++) {
            Marker marker = site.markers().get(i);
            faults.checkTransform("markers[" + i + "]", marker.siteFromMarker());
            faults.checkPositiveOrAbsent("markers[" + i + "].size", marker.size(), 100);
        }
    }

    private static void checkAnchor(String path, Anchor anchor, Site site, FaultList faults) {
        faults.checkPoint(path + ".position", anchor.position());
        FloorRules.checkReference(path + ".floor", anchor.floor(), site, faults);
        if (anchor.position().isFinite()) {
            FloorRules.checkInside(path + ".position", anchor.position(), anchor.floor(), site, faults);
        }
        anchor.covariance().ifPresent(covariance -> faults.checkCovariance(path + ".covariance", covariance));
        faults.checkWithinOrAbsent(path + ".rangeBias", anchor.rangeBias(), -100, 100);
        faults.checkPositiveOrAbsent(path + ".rangeSigma", anchor.rangeSigma(), 1e4);
    }

    private static void checkCamera(String path, Camera camera, Site site, FaultList faults) {
        boolean homography = !camera.homography().isEmpty();
        boolean placed = camera.frame().isPresent() || camera.siteFromOptical().isPresent();
        if (camera.frame().isPresent() && camera.siteFromOptical().isPresent()) {
            faults.add(path, camera.id(), "has both 'frame' and 'position' with 'orientation'; give one of them");
        }
        if (!placed && !homography) {
            faults.add(
                    path, camera.id(), "has no pose; give 'frame', or 'position' with 'orientation', or 'homography'");
        }
        if (camera.intrinsics().isPresent() == homography) {
            faults.add(path, camera.id(), "needs exactly one of 'intrinsics' and 'homography'");
        }
        checkCameraFrame(path + ".frame", camera.frame(), site, faults);
        camera.siteFromOptical().ifPresent(pose -> faults.checkTransform(path, pose));
        camera.intrinsics().ifPresent(intrinsics -> checkIntrinsics(path + ".intrinsics", intrinsics, faults));
        FloorRules.checkReference(path + ".floor", camera.floor(), site, faults);
        camera.imageSize().ifPresent(size -> {
            if (!homography) {
                faults.add(path + ".imageSize", camera.id(), "goes with 'homography'; intrinsics have their own size");
            }
            faults.checkWithin(path + ".imageSize[0]", size.width(), 1, MAX_PIXELS);
            faults.checkWithin(path + ".imageSize[1]", size.height(), 1, MAX_PIXELS);
        });
        if (homography) {
            checkHomography(path + ".homography", camera.homography(), faults);
        }
    }

    private static void checkCameraFrame(String path, Optional<String> frame, Site site, FaultList faults) {
        if (frame.isPresent() && site.frames().stream().noneMatch(f -> f.id().equals(frame.get()))) {
            faults.add(path, frame.get(), "no such frame; list it under frames");
        }
    }

    private static void checkIntrinsics(String path, Intrinsics intrinsics, FaultList faults) {
        faults.checkWithin(path + ".fx", intrinsics.fx(), 1, MAX_PIXELS);
        faults.checkWithin(path + ".fy", intrinsics.fy(), 1, MAX_PIXELS);
        faults.checkWithin(path + ".cx", intrinsics.cx(), -MAX_PIXELS, MAX_PIXELS);
        faults.checkWithin(path + ".cy", intrinsics.cy(), -MAX_PIXELS, MAX_PIXELS);
        faults.checkWithin(path + ".width", intrinsics.width(), 1, MAX_PIXELS);
        faults.checkWithin(path + ".height", intrinsics.height(), 1, MAX_PIXELS);
        int terms = intrinsics.distortion().size();
        if (terms != 0 && terms != 4 && terms != 5) {
            faults.add(path + ".distortion", intrinsics.distortion(), "has k1 k2 p1 p2, and k3 perhaps");
        }
        for (double term : intrinsics.distortion()) {
            faults.checkWithin(path + ".distortion", term, -1e3, 1e3);
        }
        if (DistortionRule.foldsInside(intrinsics)) {
            faults.add(
                    path + ".distortion",
                    intrinsics.distortion(),
                    "folds the image back inside its corners; calibrate with points up to the corners");
        }
    }

    private static void checkHomography(String path, List<Double> h, FaultList faults) {
        if (h.size() != 9) {
            faults.add(path, h.size() + " numbers", "a homography has 9 numbers, row by row");
            return;
        }
        double determinant = h.get(0) * (h.get(4) * h.get(8) - h.get(5) * h.get(7))
                - h.get(1) * (h.get(3) * h.get(8) - h.get(5) * h.get(6))
                + h.get(2) * (h.get(3) * h.get(7) - h.get(4) * h.get(6));
        double scale = rowLength(h, 0) * rowLength(h, 3) * rowLength(h, 6);
        if (!(Math.abs(determinant) * IMAGE_SCALE * IMAGE_SCALE > SINGULAR * scale) || !Double.isFinite(determinant)) {
            faults.add(path, h, "has no inverse, so pixels and floor do not correspond; calibrate it again");
        }
    }

    /** Length of a row once its columns are of one order: the first two multiply pixels. */
    private static double rowLength(List<Double> h, int row) {
        return Math.hypot(IMAGE_SCALE * Math.hypot(h.get(row), h.get(row + 1)), h.get(row + 2));
    }

    private static void checkDetector(String path, Detector detector, FaultList faults) {
        if (!DETECTOR_KINDS.contains(detector.kind())) {
            faults.add(path + ".kind", detector.kind(), "allowed 'radar', 'lidar', 'camera'");
        }
        detector.siteFromSensor().ifPresent(pose -> faults.checkTransform(path, pose));
        faults.checkPositiveOrAbsent(path + ".maxRange", detector.maxRange(), MAX_RANGE);
        faults.checkPositiveOrAbsent(path + ".fieldOfView", detector.fieldOfView(), 2 * Math.PI + 1e-3);
        faults.checkPositiveOrAbsent(path + ".sigmaRange", detector.sigmaRange(), 1e4);
        faults.checkPositiveOrAbsent(path + ".sigmaAzimuth", detector.sigmaAzimuth(), 2 * Math.PI);
        faults.checkWithinOrAbsent(path + ".latency", detector.latency(), 0, 10);
        faults.checkWithinOrAbsent(path + ".clutterPerScan", detector.clutterPerScan(), 0, 1e6);
        faults.checkPositiveOrAbsent(path + ".detectionProbability", detector.detectionProbability(), 1);
    }
}
