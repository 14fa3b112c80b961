package org.sitedatum.positioning.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One sensor of several fails: how many poses are off by more than their protection level while they say that all is well,
 * later than half a second after the fault began or ended.
 */
class SingleFaultsTest {

    /** Poses of some ten thousand that a camera or radar may mislead. */
    private static final long ALLOWED_SEEN = 10;

    private static FaultTally tally(FaultScene scene, FaultKind kind, int runs) {
        FaultTally tally = new FaultTally(scene.title + ", " + kind);
        for (int run = 1; run <= runs; run++) {
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
        assertThat(misleading).as(worst).isLessThanOrEqualTo(scene.seen() ? ALLOWED_SEEN : 0);
    }

    /** Everybody's clock or calibration is wrong at once: nobody is left to say so, but the step contradicts the motion. */
    @Test
    void shouldNotBelieveThatAllRangesGrowAtOnce() {
        FaultTally tally = tally(FaultScene.RANGES_6_OF_6, FaultKind.WRONG, 10);

        assertThat(tally.misleading()).as(tally.worst()).isLessThan(tally.epochs() / 10);
    }

    /** A million epochs of single faults, and the rates of double and common ones, as a table. */
    @Test
    @Tag("slow")
    void shouldNeverBeWrongAndSureInAMillionEpochs() {
        long seen = 0;
        long seenEpochs = 0;
        List<String> lines = new ArrayList<>(List.of(FaultTally.head()));
        long epochs = 0;
        long misleading = 0;
        for (FaultScene scene : FaultScene.values()) {
            for (FaultKind kind : FaultKind.values()) {
                FaultTally tally = tally(scene, kind, 20);
                lines.add(tally.toString());
                if (scene.seen()) {
                    seen += tally.misleading();
                    seenEpochs += tally.epochs();
                } else if (scene.redundant()) {
                    epochs += tally.epochs();
                    misleading += tally.misleading();
                    assertThat(tally.soundExceeded()).isLessThan(tally.epochs() / 1000);
                }
            }
        }
        lines.add("%d epochs of single faults, %d misleading".formatted(epochs, misleading));
        lines.add("%d epochs of faults of cameras and radars, %d misleading".formatted(seenEpochs, seen));
        System.out.println(String.join(System.lineSeparator(), lines));

        assertThat(epochs).isGreaterThan(1_000_000);
        assertThat(misleading).isZero();
        assertThat(seen).isLessThan(seenEpochs / 1_000);
    }
}
