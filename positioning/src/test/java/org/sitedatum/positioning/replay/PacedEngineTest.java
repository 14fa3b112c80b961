package org.sitedatum.positioning.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

class PacedEngineTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long LONG_LOST = EngineOptions.defaults().lostAfterNanos() + 10 * SECOND;
    private static final long START = 1_767_225_600L * SECOND + 30_000_000L;

    private final Heard heard = new Heard();
    private final PacedEngine engine = new PacedEngine(new PositioningEngine(site(), EngineOptions.defaults(), heard));

    @Test
    void shouldAnnounceSilenceAtTheSameInstantsHoweverTimePasses() {
        Heard inSmallSteps = new Heard();
        PacedEngine other = new PacedEngine(new PositioningEngine(site(), EngineOptions.defaults(), inSmallSteps));
        engine.accept(fix(0));
        other.accept(fix(0));

        engine.passTo(START + LONG_LOST);
        for (long passed = 0; passed <= LONG_LOST; passed += 7_000_000L) {
            other.passTo(START + passed);
        }

        assertThat(heard.states()).contains(TrackingState.COASTING, TrackingState.LOST);
        assertThat(inSmallSteps.poses).isEqualTo(heard.poses);
    }

    @Test
    void shouldHearSilenceBetweenTwoFixesAsWhenTimePassedAlone() {
        Heard inBetween = new Heard();
        PacedEngine other = new PacedEngine(new PositioningEngine(site(), EngineOptions.defaults(), inBetween));
        engine.accept(fix(0));
        other.accept(fix(0));

        engine.accept(fix(LONG_LOST + SECOND));
        other.passTo(START + LONG_LOST);
        other.accept(fix(LONG_LOST + SECOND));

        assertThat(heard.states()).contains(TrackingState.LOST);
        assertThat(inBetween.poses).isEqualTo(heard.poses);
    }

    @Test
    void shouldPassAWeekAtOnce() {
        engine.accept(fix(0));

        engine.passTo(START + 7 * 86_400 * SECOND);

        assertThat(heard.states()).last().isEqualTo(TrackingState.LOST);
    }

    @Test
    void shouldIgnoreATimeThatHasPassed() {
        engine.accept(fix(0));
        engine.passTo(START + 5 * SECOND);
        int before = heard.poses.size();

        engine.passTo(START);

        assertThat(heard.poses).hasSize(before);
    }

    private static PositionFix fix(long afterStart) {
        FixHeader header = new FixHeader(
                "vps",
                START + afterStart,
                START + afterStart,
                Optional.of("phone"),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
        return new PositionFix(header, Site.FRAME, 1, 2, 1.5, Covariance3.isotropic(0.01));
    }

    private static Site site() {
        List<Point2> outline = List.of(new Point2(0, 0), new Point2(9, 0), new Point2(9, 9), new Point2(0, 9));
        return Site.builder("lab")
                .floors(List.of(new Floor("f0", "ground", 0, 4, outline)))
                .trackables(List.of(new Trackable("phone", "phone", TrackableKind.HEADSET, List.of(), Double.NaN)))
                .build();
    }

    private static final class Heard implements EngineListener {

        private final List<PoseEstimate> poses = new ArrayList<>();

        private List<TrackingState> states() {
            return poses.stream().map(PoseEstimate::state).toList();
        }

        @Override
        public void onPose(PoseEstimate pose) {
            poses.add(pose);
        }

        @Override
        public void onRejection(FixRejection rejection) {
            throw new AssertionError(rejection.toString());
        }

        @Override
        public void onAlignment(
                String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
            throw new AssertionError(frame);
        }

        @Override
        public void onEvent(SiteEvent event) {
            throw new AssertionError(event.eventId());
        }
    }
}
