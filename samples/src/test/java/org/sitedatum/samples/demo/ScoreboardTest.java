package org.sitedatum.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.client.EventMessage;
import org.sitedatum.samples.client.PoseMessage;
import org.sitedatum.samples.client.RejectionMessage;

class ScoreboardTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final SampleBuilding building = new SampleBuilding();
    private final Site site = building.site();
    private final BuildingTruth truth = new BuildingTruth(building, 1, START);
    private Scoreboard scores;

    @BeforeEach
    void begin() {
        scores = new Scoreboard(site, truth, START, 2);
    }

    @Test
    void shouldMeasureTheHorizontalErrorAndTheHeadingErrorAgainstTheTruth() {
        for (String body : truth.trackables()) {
            for (int k = 0; k < 100; k++) {
                scores.received(pose(body, START + k * SECOND / 10, 0.3, 0.4, 0.1, "tracking"), 0);
            }
        }

        Block block = scores.takeBlock();

        assertThat(block.poses()).isEqualTo(1300);
        assertThat(block.bodies()).isEqualTo(13);
        assertThat(block.errors()).hasSize(4).allSatisfy((kind, figures) -> {
            assertThat(figures.rmse()).isCloseTo(0.5, within(1e-9));
            assertThat(figures.p95()).isCloseTo(0.5, within(0.001));
            assertThat(figures.headingRmseDeg()).isCloseTo(Math.toDegrees(0.1), within(0.3));
        });
        assertThat(scores.takeBlock().poses()).isZero();
    }

    @Test
    void shouldFindARunGoodWhenPosesFlowWithinBounds() {
        everyBody("tracking", 0.1);

        assertThat(scores.verdict(START + 10 * SECOND).faults()).isEmpty();
    }

    @Test
    void shouldNameTheBodyWhosePosesStopped() {
        everyBody("tracking", 0.1);

        assertThat(scores.verdict(START + 20 * SECOND).faults())
                .hasSize(14)
                .anyMatch(fault -> fault.startsWith("visitors were followed in only 4"))
                .anyMatch(fault -> fault.startsWith("robot-1 had usable poses in only 44 %"));
    }

    @Test
    void shouldNotCountLostPosesAsUsable() {
        everyBody("lost", 0.1);

        assertThat(scores.verdict(START + 10 * SECOND).faults())
                .anyMatch(fault -> fault.startsWith("person-3 had usable poses in only 0 %"))
                .anyMatch(fault -> fault.startsWith("people: RMSE NaN"));
    }

    @Test
    void shouldNameTheKindThatIsOutOfBounds() {
        everyBody("tracking", 0.3);

        assertThat(scores.verdict(START + 10 * SECOND).faults())
                .containsExactly("robots: RMSE 0.30 m (at most 0.25 m)");
    }

    @Test
    void shouldLeaveTheWarmUpOutOfTheVerdict() {
        scores.received(pose("robot-1", START + SECOND, 50, 0, 0, "tracking"), 0);
        everyBody("tracking", 0.1);

        assertThat(scores.verdict(START + 10 * SECOND).faults()).isEmpty();
    }

    @Test
    void shouldScorePosesWithoutANameByWhoIsNearest() {
        String visitor = truth.visitors().get(0);
        for (int k = 0; k < 10; k++) {
            scores.received(anonymous("anon-1", visitor, START + k * SECOND / 10, 0.2, "tracking"), 0);
            scores.received(anonymous("anon-2", visitor, START + k * SECOND / 10, 50, "tracking"), 0);
        }

        AnonymousFigures figures = scores.takeBlock().anonymous();

        assertThat(figures.followed()).isEqualTo(1);
        assertThat(figures.visitors()).isEqualTo(8);
        assertThat(figures.errors().rmse()).isCloseTo(0.2, within(1e-9));
        assertThat(figures.existence()).isCloseTo(0.9, within(1e-9));
        assertThat(figures.strangers()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void shouldCountEventsByKindAndChange() {
        scores.happened(new EventMessage("fence", "cold-store", "entered"));
        scores.happened(new EventMessage("fence", "meeting-room", "entered"));
        scores.happened(new EventMessage("fence", "cold-store", "exited"));

        assertThat(scores.takeBlock().events())
                .containsEntry("fence entered", 2L)
                .containsEntry("fence exited", 1L);
        assertThat(scores.takeBlock().events()).isEmpty();
    }

    @Test
    void shouldAddUpRefusalsOfAllSourcesByReason() {
        scores.refused(new RejectionMessage("uwb-ground", "TOO_OLD", "", 3));
        scores.refused(new RejectionMessage("uwb-ground", "TOO_OLD", "", 5));
        scores.refused(new RejectionMessage("uwb-upper", "TOO_OLD", "", 2));
        scores.refused(new RejectionMessage("uwb-upper", "MALFORMED", "", 1));

        assertThat(scores.takeBlock().refusals()).containsEntry("TOO_OLD", 7L).containsEntry("MALFORMED", 1L);
    }

    @Test
    void shouldPrintNothingWiderThanATerminal() {
        everyBody("tracking", 0.1);
        List.of("MALFORMED", "TOO_OLD", "DUPLICATE", "UNKNOWN_SENSOR", "FROM_FUTURE", "OUT_OF_RANGE", "GATED")
                .forEach(reason -> scores.refused(new RejectionMessage("a", reason, "", 123456)));
        Verdict verdict = scores.verdict(START + 10 * SECOND);

        String text = DemoText.welcome(
                        site,
                        1883,
                        "http://127.0.0.1:8080/",
                        new DemoOptions(20, Optional.empty(), 1, Optional.empty(), 3))
                + DemoText.block(scores.takeBlock(), 65, 5, 13)
                + DemoText.summary(verdict, 125, 10);

        assertThat(text.lines()).allMatch(line -> line.length() <= 100).anyMatch(line -> line.startsWith("good: "));
        assertThat(text).contains("mosquitto_sub -p 1883 -t 'sitedatum/sample-building/pose/+'");
    }

    private void everyBody(String state, double error) {
        for (String body : truth.trackables()) {
            for (int k = 20; k < 100; k++) {
                scores.received(pose(body, START + k * SECOND / 10, error, 0, 0, state), 0);
            }
        }
        for (String visitor : truth.visitors()) {
            for (int k = 20; k < 100; k++) {
                scores.received(anonymous("anon-" + visitor, visitor, START + k * SECOND / 10, error, state), 0);
            }
        }
    }

    private PoseMessage pose(String body, long stamp, double dx, double dy, double turned, String state) {
        BodyState truly = truth.stateAt(body, stamp);
        return new PoseMessage(
                body,
                stamp,
                "ground",
                truly.position().plus(new Vector3(dx, dy, 5)),
                Optional.of(Quaternion.ofYaw(turned).times(truly.orientation())),
                state,
                1,
                1,
                1,
                1);
    }

    private PoseMessage anonymous(String id, String visitor, long stamp, double dx, String state) {
        Vector3 truly = truth.stateAt(visitor, stamp).position();
        Vector3 seen = new Vector3(truly.x() + dx, truly.y(), truly.z() - 1.2);
        return new PoseMessage(id, stamp, "ground", seen, Optional.empty(), state, 1, 0.9, 1, 1);
    }
}
