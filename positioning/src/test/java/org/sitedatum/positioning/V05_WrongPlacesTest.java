package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;

/** V05: a visual positioning service that takes one corridor for another. */
class V05_WrongPlacesTest {

    private final SimulatedHall hall =
            new SimulatedHall(SmallSite.withAnchors(4).body("h", TrackableKind.HEADSET, Double.NaN), 1.6, 3);

    private PoseFix answer(double t, boolean wrong) {
        RigidTransform truth = hall.truth(t);
        RigidTransform elsewhere = new RigidTransform(
                Quaternion.ofYaw(Math.PI / 2).times(truth.rotation()),
                truth.translation().plus(new Vector3(7, -5, 0)));
        RigidTransform said = wrong ? elsewhere : truth;
        Vector3 noise = new Vector3(hall.noise(0.05), hall.noise(0.05), hall.noise(0.05));
        return new PoseFix(
                SimulatedHall.header("vps", "h", t),
                Site.FRAME,
                new RigidTransform(said.rotation(), said.translation().plus(noise)),
                Optional.of(Covariance6.isotropic(0.05, 0.03)),
                Vector3.ZERO,
                Optional.empty());
    }

    /** Every second answer is wrong, always by the same: two places equally often said, one of them believed so far. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldStayWhereItWasWhenHalfOfTheAnswersAreElsewhere(boolean odometry) {
        boolean doubted = false;
        for (int i = 0; i < 600; i++) {
            double t = 0.1 * i;
            if (odometry) {
                hall.accept(hall.odometry("h", t));
            }
            hall.accept(answer(t, i > 100 && hall.random.nextBoolean()));
            PoseEstimate pose = hall.outcomes.lastPose();
            assertThat(hall.error(pose)).as("at %s s", t).isLessThan(0.5);
            doubted |= i > 150 && pose.state() == TrackingState.DEGRADED;
        }

        assertThat(doubted).isTrue();
    }

    @Test
    void shouldLeaveAWrongStartThatMostAnswersContradict() {
        hall.accept(answer(0, true));
        for (int i = 1; i < 150; i++) {
            hall.accept(answer(0.1 * i, i % 4 == 0));
        }

        assertThat(hall.error("h", 14.9)).isLessThan(0.3);
    }
}
