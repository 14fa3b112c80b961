package org.sitedatum.positioning.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One sensor of several fails: no pose is off by more than its protection level while it says that all is well. */
class SingleFaultsTest {

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void shouldNeverBeWrongAndSureWhenOneOfManyAnchorsFails(FaultKind kind) {
        FaultTally tally = new FaultTally(kind.name());
        for (int seed = 1; seed <= 4; seed++) {
            new FaultRun(FaultScene.RANGE_OF_6, kind, seed, tally).play();
        }

        assertThat(tally.misleading()).as(tally.worst()).isZero();
        assertThat(tally.soundExceeded()).isLessThanOrEqualTo(tally.epochs() / 1000);
    }
}
