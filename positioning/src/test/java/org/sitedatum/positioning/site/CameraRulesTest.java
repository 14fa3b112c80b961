package org.sitedatum.positioning.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/** What is wrong with a camera is found before it sees anything. */
class CameraRulesTest {

    @Test
    void shouldTakeACameraThatRidesOnABodyOrItsTag() {
        assertThat(paths(ridingOn("robot"))).isEmpty();
        assertThat(paths(ridingOn("mast"))).isEmpty();
        assertThat(paths(ridingOn("nobody"))).containsExactly("frames[0].parent");
    }

    @Test
    void shouldRefuseDistortionThatFoldsInsideTheImage() {
        assertThat(paths(lens(List.of(-0.28, 0.09, 0.0, 0.0)))).isEmpty();
        // 1 - 1.5 r^2 has its fold at 0.82, the corner of this image lies at 0.82 and more
        assertThat(paths(lens(List.of(-0.5, 0.0, 0.0, 0.0)))).containsExactly("cameras[0].intrinsics.distortion");
        assertThat(paths(lens(List.of(-0.28, 0.09)))).containsExactly("cameras[0].intrinsics.distortion");
        assertThat(paths(lens(List.of(Double.NaN, 0.0, 0.0, 0.0)))).contains("cameras[0].intrinsics.distortion");
    }

    @Test
    void shouldRefuseHomographiesWithoutInverse() {
        assertThat(paths(homography(List.of(0.01, 0.0, 1.0, 0.0, 0.01, 2.0, 0.0, 0.0, 1.0))))
                .isEmpty();
        assertThat(paths(homography(List.of(0.01, 0.0, 1.0, 0.02, 0.0, 2.0, 0.0, 0.0, 1.0))))
                .containsExactly("cameras[0].homography");
        assertThat(paths(homography(List.of(0.01, 0.02, 1.0, 0.02, 0.04 + 1e-15, 2.0, 0.0, 0.0, 1.0))))
                .containsExactly("cameras[0].homography");
        assertThat(paths(homography(List.of(Double.NaN, 0.0, 1.0, 0.02, 0.1, 2.0, 0.0, 0.0, 1.0))))
                .containsExactly("cameras[0].homography");
    }

    private static List<String> paths(Site site) {
        return SiteValidator.validate(site).stream().map(SiteFault::path).toList();
    }

    private static Site ridingOn(String parent) {
        FramePlacement frame = new FramePlacement("cam-optical", parent, RigidTransform.IDENTITY, Optional.empty());
        Camera camera = new Camera(
                "cam", Optional.of("cam-optical"), Optional.empty(), Optional.of(intrinsics(List.of())), List.of());
        return site(List.of(frame), camera);
    }

    private static Site lens(List<Double> distortion) {
        return site(
                List.of(),
                new Camera(
                        "cam",
                        Optional.empty(),
                        Optional.of(RigidTransform.IDENTITY),
                        Optional.of(intrinsics(distortion)),
                        List.of()));
    }

    private static Site homography(List<Double> rows) {
        return site(List.of(), new Camera("cam", Optional.empty(), Optional.empty(), Optional.empty(), rows));
    }

    private static Intrinsics intrinsics(List<Double> distortion) {
        return new Intrinsics(900, 900, 640, 360, distortion, 1280, 720);
    }

    private static Site site(List<FramePlacement> frames, Camera camera) {
        Trackable robot = new Trackable(
                "robot", "robot", TrackableKind.VEHICLE, List.of(new Tag("mast", new Vector3(0, 0, 1))), Double.NaN);
        return Site.builder("s")
                .floors(List.of(new Floor("f0", "f0", 0, 3, List.of())))
                .frames(frames)
                .cameras(List.of(camera))
                .trackables(List.of(robot))
                .build();
    }
}
