package org.sitedatum.positioning.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A million epochs and more of single faults, and the rates of double and common ones, as a table, one scene after another:
 * {@code -Dtest=LongSingleFaultsTest -Dsitedatum.tests.left.out=}. Other runs than the first twenty of each cell:
 * {@code -Dsitedatum.faults.from=21 -Dsitedatum.faults.to=100}.
 */
@Tag("slow")
class LongSingleFaultsTest {

    private static final int FROM = Integer.getInteger("sitedatum.faults.from", 1);
    private static final int TO = Integer.getInteger("sitedatum.faults.to", 20);

    private static long epochs;
    private static long misleading;

    @ParameterizedTest
    @EnumSource(FaultScene.class)
    void shouldNeverBeWrongAndSureWhenOneOfSeveralFails(FaultScene scene) {
        List<String> lines = new ArrayList<>(List.of(FaultTally.head()));
        String worst = "";
        long wrong = 0;
        for (FaultKind kind : FaultKind.values()) {
            FaultTally tally = SingleFaultsTest.tally(scene, kind, FROM, TO);
            lines.add(tally.toString());
            wrong += tally.misleading();
            worst = tally.worst().isEmpty() ? worst : tally.worst();
            epochs += scene.redundant() ? tally.epochs() : 0;
            assertThat(tally.soundExceeded()).isLessThan(tally.epochs() / 1000);
        }
        System.out.println(String.join(System.lineSeparator(), lines));
        if (scene.redundant()) {
            misleading += wrong;
            assertThat(wrong).as(worst).isZero();
        }
    }

    @AfterAll
    static void tellTheSum() {
        System.out.printf("%d epochs of single faults, %d misleading%n", epochs, misleading);
    }
}
