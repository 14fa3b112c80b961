package org.sitedatum.samples.building;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.Box;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;

/** What cameras and radars of the building say, held against where everybody truly is. */
class SightTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS = 40;
    private static final double BADGE_HEIGHT = 1.2;
    private static final double LARGEST_CLOCK_OFFSET = 5e6;

    private static final BuildingSimulation SIMULATION = new BuildingSimulation(8, START);
    private static final List<Fix> FIXES = new ArrayList<>();

    @BeforeAll
    static void simulate() {
        SIMULATION.deliverUntil(START + SECONDS * SECOND).forEach(delivery -> FIXES.addAll(delivery.fixes()));
        FIXES.removeIf(fix -> fix.stampNanos() > fix.header().receivedNanos() + LARGEST_CLOCK_OFFSET);
    }

    @Test
    void shouldNeverTellWhoIsSeenButOnMarkers() {
        assertThat(FIXES)
                .filteredOn(fix -> fix instanceof PixelFix || fix instanceof ScanFix || fix instanceof MarkerFix)
                .allSatisfy(fix -> assertThat(fix.header().trackable()).isEmpty());
    }

    @Test
    void shouldSendFiveImagesAndTenScansASecondEmptyOnesIncluded() {
        Map<String, Long> images = count(PixelFix.class, PixelFix::camera);
        Map<String, Long> scans = count(ScanFix.class, ScanFix::sensor);

        assertThat(images)
                .hasSize(11)
                .allSatisfy((camera, n) -> assertThat(n / SECONDS).isBetween(4L, 5L));
        assertThat(scans)
                .hasSize(14)
                .allSatisfy((radar, n) -> assertThat(n / SECONDS).isBetween(9L, 10L));
        assertThat(of(PixelFix.class)).anyMatch(fix -> fix.detections().isEmpty());
        assertThat(of(ScanFix.class)).anyMatch(fix -> fix.detections().isEmpty());
    }

    @Test
    void shouldShowVisitorsWhereTheyAreMostOfTheTime() {
        int seen = 0;
        int boxes = 0;
        for (PixelFix fix : of(PixelFix.class)) {
            for (PixelDetection detection : fix.detections()) {
                boxes++;
                seen += standsSomebodyIn(detection.box().orElseThrow(), camera(fix.camera()), fix.stampNanos()) ? 1 : 0;
            }
        }

        assertThat(boxes).isGreaterThan(2_000);
        assertThat((double) seen / boxes).isBetween(0.93, 0.9999);
    }

    @Test
    void shouldKeepBoxesInsideTheImage() {
        assertThat(of(PixelFix.class))
                .flatMap(PixelFix::detections)
                .map(detection -> detection.box().orElseThrow())
                .allSatisfy(box -> {
                    assertThat(box.left()).isBetween(0.0, 1280.0);
                    assertThat(box.top()).isBetween(0.0, 720.0);
                    assertThat(box.left() + box.width()).isLessThanOrEqualTo(1281);
                    assertThat(box.top() + box.height()).isLessThanOrEqualTo(721);
                });
    }

    @Test
    void shouldGiveSeveralEchoesOfOneBodyAndClutter() {
        int near = 0;
        int far = 0;
        for (ScanFix fix : of(ScanFix.class)) {
            RigidTransform pose = radar(fix.sensor()).siteFromSensor().orElseThrow();
            for (ScanDetection echo : fix.detections()) {
                Vector3 place = pose.apply(new Vector3(
                        echo.range() * Math.cos(echo.azimuth()), echo.range() * Math.sin(echo.azimuth()), 0));
                if (distanceToNearest(place, fix.stampNanos()) < 1.5) {
                    near++;
                } else {
                    far++;
                }
            }
        }

        assertThat(near).isGreaterThan(8_000);
        assertThat(far).isBetween(2_000, 8_000);
    }

    @Test
    void shouldReadPlatesAndWallMarkers() {
        Map<String, Long> markers = count(MarkerFix.class, MarkerFix::marker);

        assertThat(markers.keySet()).anyMatch(id -> id.startsWith("robot-")).anyMatch(id -> id.startsWith("u-mark-"));
        assertThat(of(MarkerFix.class))
                .filteredOn(fix -> fix.camera().equals("headset-1.camera"))
                .isNotEmpty()
                .allSatisfy(fix -> assertThat(fix.corners()).hasSize(4));
    }

    private static boolean standsSomebodyIn(Box box, Camera camera, long stampNanos) {
        Lens lens = new Lens(camera.intrinsics().orElseThrow());
        RigidTransform opticalFromSite = camera.siteFromOptical().orElseThrow().inverse();
        ImagePoint image = new ImagePoint();
        for (String body : everybody()) {
            Vector3 middle = SIMULATION.truth().stateAt(body, stampNanos).position();
            Vector3 p = opticalFromSite.apply(middle);
            if (lens.project(p.x(), p.y(), p.z(), image)
                    && image.u() > box.left() - 30
                    && image.u() < box.left() + box.width() + 30
                    && image.v() > box.top() - 60
                    && image.v() < box.top() + box.height() + 60) {
                return true;
            }
        }
        return false;
    }

    private static double distanceToNearest(Vector3 place, long stampNanos) {
        return everybody().stream()
                .map(body -> SIMULATION.truth().stateAt(body, stampNanos).position())
                .filter(there -> Math.abs(there.z() - place.z()) < BADGE_HEIGHT + 1)
                .mapToDouble(there -> Math.hypot(there.x() - place.x(), there.y() - place.y()))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static List<String> everybody() {
        List<String> all = new ArrayList<>(SIMULATION.truth().trackables());
        all.addAll(SIMULATION.truth().visitors());
        return all;
    }

    private static Camera camera(String id) {
        return SIMULATION.building().site().cameras().stream()
                .filter(camera -> camera.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Detector radar(String id) {
        return SIMULATION.building().site().detectors().stream()
                .filter(radar -> radar.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static <T extends Fix> List<T> of(Class<T> kind) {
        return FIXES.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <T extends Fix> Map<String, Long> count(Class<T> kind, Function<T, String> by) {
        return of(kind).stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
