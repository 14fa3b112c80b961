package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.time.Snapshot;

class PopulationTest {

    private static final SceneOptions OPTIONS = SceneOptions.defaults();

    private final Population population = new Population(OPTIONS);

    @Test
    void shouldBelieveThePriorBeforeAnybodyWasFollowed() {
        assertThat(population.lifeSeconds()).isEqualTo(OPTIONS.lifeSeconds());
        assertThat(population.velocityVariance())
                .isEqualTo(OPTIONS.velocitySigma() * OPTIONS.velocitySigma(), within(1e-12));
    }

    @Test
    void shouldLearnNothingFromWhatWasNeverConfirmed() {
        Target rumour = walkingAt(1.4);
        rumour.id = 0;

        follow(rumour, 600);

        assertThat(population.lifeSeconds()).isEqualTo(OPTIONS.lifeSeconds());
    }

    @Test
    void shouldTendToTheMeanStayOfThoseWhoCameAndWent() {
        for (int person = 0; person < 100; person++) {
            follow(walkingAt(1.4), 40);
            population.noteEnd();
        }

        assertThat(population.lifeSeconds()).isEqualTo(40, within(0.15 * 40));
    }

    @Test
    void shouldNeverTakeAnybodyToStayShorterThanSomebodyIsHidden() {
        for (int person = 0; person < 1000; person++) {
            follow(walkingAt(1.4), 1);
            population.noteEnd();
        }

        assertThat(population.lifeSeconds()).isEqualTo(20);
    }

    @Test
    void shouldExpectNewcomersAsFastAsThoseWhoMoveWithRoomForWhoHurries() {
        follow(walkingAt(2), 2_000);
        follow(walkingAt(0), 10_000);

        assertThat(population.velocityVariance()).isEqualTo(2 * 0.5 * 4, within(0.2));
    }

    @Test
    void shouldExpectSomebodyToWalkWhereEverybodyCreeps() {
        follow(walkingAt(0.6), 10_000);

        assertThat(population.velocityVariance()).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatWasLongAgo() {
        follow(walkingAt(2), 20_000);
        follow(walkingAt(3), 100_000);

        assertThat(population.velocityVariance()).isEqualTo(9, within(0.3));
    }

    @Test
    void shouldGoOnFromASnapshotAsIfNothingHadBeen() {
        follow(walkingAt(2), 300);
        population.noteEnd();
        Snapshot kept = new Snapshot();
        kept.take(population);
        Population resumed = new Population(OPTIONS);

        kept.giveTo(resumed);

        assertThat(resumed.lifeSeconds()).isEqualTo(population.lifeSeconds());
        assertThat(resumed.velocityVariance()).isEqualTo(population.velocityVariance());
    }

    private void follow(Target target, int seconds) {
        for (int second = 0; second < seconds; second++) {
            population.pass(target, 1);
        }
    }

    /** A body that surely exists and whose speed is known to 0.1 m/s. */
    private static Target walkingAt(double metresPerSecond) {
        Target target = new Target(1);
        target.id = 1;
        target.existence = 1;
        target.merged.u = metresPerSecond;
        target.merged.puu = 0.01;
        target.merged.pvv = 0.01;
        return target;
    }
}
