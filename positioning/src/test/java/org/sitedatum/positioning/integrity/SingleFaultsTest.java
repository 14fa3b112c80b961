package org.sitedatum.positioning.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One sensor of several fails: how many poses are off by more than their protection level while they say that all is well,
 * later than half a second after the fault began.
 */
class SingleFaultsTest {

    private static FaultTally tally(FaultScene scene, FaultKind kind, int runs) {
        return tally(scene, kind, 1, runs);
    }

    static FaultTally tally(FaultScene scene, FaultKind kind, int from, int to) {
        FaultTally tally = new FaultTally(scene.title + ", " + kind);
        for (int run = from; run <= to; run++) {
            new FaultRun(scene, kind, 1000L * kind.ordinal() + run, tally).play();
        }
        return tally;
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void shouldNeverBeWrongAndSureWhenOneOfManyAnchorsFails(FaultKind kind) {
        FaultTally tally = tally(FaultScene.RANGE_OF_6, kind, 4);

        assertThat(tally.misleading()).as(tally.worst()).isZero();
        assertThat(tally.soundExceeded()).isZero();
    }

    @ParameterizedTest
    @EnumSource(FaultScene.class)
    void shouldNeverBeWrongAndSureWhateverFails(FaultScene scene) {
        if (!scene.redundant()) {
            return;
        }
        long misleading = 0;
        String worst = "";
        for (FaultKind kind : FaultKind.values()) {
            FaultTally tally = tally(scene, kind, 2);
            misleading += tally.misleading();
            worst = tally.worst().isEmpty() ? worst : tally.worst();
            assertThat(tally.soundExceeded()).as(kind.name()).isZero();
        }
        assertThat(misleading).as(worst).isZero();
    }

    /** Everybody's clock or calibration is wrong at once: nobody is left to say so, but the step contradicts the motion. */
    @Test
    void shouldNotBelieveThatAllRangesGrowAtOnce() {
        FaultTally tally = tally(FaultScene.RANGES_6_OF_6, FaultKind.WRONG, 10);

        assertThat(tally.misleading()).as(tally.worst()).isLessThan(tally.epochs() / 10);
    }
}
