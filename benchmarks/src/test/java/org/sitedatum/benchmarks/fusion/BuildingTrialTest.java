package org.sitedatum.benchmarks.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sitedatum.benchmarks.fusion.BuildingTrial.Kind;

class BuildingTrialTest {

    private static final int SECONDS = 20;
    private static final double SETTLED = 8;

    private final BuildingTrial trial = new BuildingTrial(5, SECONDS);

    @Test
    void shouldFollowVisitorsByCamerasAndRadarsAndNobodyElse() {
        Map<Kind, Followed> byUwb = trial.run(SensorKind.UWB::sent, at -> at > SETTLED);
        Map<Kind, Followed> byRadar = trial.run(SensorKind.RADAR::sent, at -> at > SETTLED);

        assertThat(byUwb.get(Kind.VISITOR).share()).isZero();
        assertThat(byUwb.get(Kind.PERSON).share()).isEqualTo(1);
        assertThat(byRadar.get(Kind.VISITOR).share()).isGreaterThan(0.6);
        assertThat(byRadar.get(Kind.VISITOR).rmse()).isLessThan(0.5);
    }

    @Test
    void shouldFollowEverybodyByAllSensors() {
        Map<Kind, Followed> all = trial.run(fix -> true, at -> at > SETTLED);

        assertThat(all).allSatisfy((kind, followed) -> {
            assertThat(followed.share()).as(kind.name()).isGreaterThan(0.85);
            assertThat(followed.rmse()).as(kind.name()).isLessThan(0.5);
            assertThat(followed.kept()).as(kind.name()).isGreaterThan(0.95);
        });
    }
}
