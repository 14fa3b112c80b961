package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.fix.Fix;

/** A node dies, a second of fixes is lost, another one goes on from a snapshot a quarter of a second older than that. */
class R04_FailoverTest {

    private static final double SNAPSHOT = 19.5;
    private static final double TAKEN_OVER = 20.75;
    private static final double BACK = TAKEN_OVER + 1;
    private static final double END = 24.9;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeAsGoodAsBeforeAfterASecondAndNotLearnTheRangeBiasesAgain(long seed) {
        List<Fix> fixes = BusyHall.fixes(seed, END);
        Outcomes noFault = new Outcomes();
        PositioningEngine steady = engine(noFault);
        fixes.forEach(steady::accept);
        PositioningEngine owner = engine(new Outcomes());
        feed(owner, fixes, fix -> fix.stampNanos() < BusyHall.stamp(SNAPSHOT));
        byte[] snapshot = owner.snapshot();

        Outcomes resumed = new Outcomes();
        PositioningEngine next = engine(resumed);
        assertThat(next.resume(snapshot)).isEmpty();
        feed(next, fixes, fix -> fix.stampNanos() >= BusyHall.stamp(TAKEN_OVER));
        Outcomes fresh = new Outcomes();
        feed(engine(fresh), fixes, fix -> fix.stampNanos() >= BusyHall.stamp(TAKEN_OVER));

        double expected = rmse(noFault);
        assertThat(rmse(resumed)).isLessThan(1.1 * expected);
        assertThat(sigma(resumed)).isLessThan(1.1 * sigma(noFault));
        assertThat(sigma(fresh)).isGreaterThan(1.2 * sigma(noFault));
    }

    private static PositioningEngine engine(Outcomes said) {
        return new PositioningEngine(BusyHall.site(), EngineOptions.defaults(), said);
    }

    private static void feed(PositioningEngine engine, List<Fix> fixes, Predicate<Fix> wanted) {
        fixes.stream().filter(wanted).forEach(engine::accept);
    }

    /** Of the ranged bodies, horizontally, from a second after the new owner heard its first fix; m. */
    private static double rmse(Outcomes said) {
        return Math.sqrt(said.poses.stream()
                .filter(pose -> pose.stampNanos() >= BusyHall.stamp(BACK))
                .filter(pose -> List.of("vehicle", "tagged").contains(pose.trackable()))
                .mapToDouble(R04_FailoverTest::squaredError)
                .average()
                .orElse(Double.POSITIVE_INFINITY));
    }

    /** Largest standard deviation along an axis of the ranged bodies' poses in the same time, m. */
    private static double sigma(Outcomes said) {
        return said.poses.stream()
                .filter(pose ->
                        pose.stampNanos() >= BusyHall.stamp(BACK) && pose.stampNanos() < BusyHall.stamp(BACK + 0.2))
                .filter(pose -> List.of("vehicle", "tagged").contains(pose.trackable()))
                .mapToDouble(pose -> Math.sqrt(
                        Math.max(pose.covariance().get(0, 0), pose.covariance().get(1, 1))))
                .average()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double squaredError(PoseEstimate pose) {
        int walker = pose.trackable().equals("vehicle") ? 6 : 5;
        double t = 1e-9 * (pose.stampNanos() - BusyHall.START);
        double dx =
                pose.position().x() - BusyHall.truth(walker, t).translation().x();
        double dy =
                pose.position().y() - BusyHall.truth(walker, t).translation().y();
        return dx * dx + dy * dy;
    }
}
