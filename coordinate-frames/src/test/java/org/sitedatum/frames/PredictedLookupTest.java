package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.sitedatum.frames.Frames.MILLI;
import static org.sitedatum.frames.Frames.SECOND;
import static org.sitedatum.frames.Frames.edge;
import static org.sitedatum.frames.Frames.found;
import static org.sitedatum.frames.Frames.id;
import static org.sitedatum.frames.Frames.transform;
import static org.sitedatum.frames.geometry.Near.assertNear;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.TransformLookup.TooEarly;
import org.sitedatum.frames.TransformLookup.TooLate;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Twist;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;

class PredictedLookupTest {

    private static final Twist DRIVING = new Twist(new Vector3(1.5, 0, 0), new Vector3(0, 0, 0.7));
    private static final EdgeMotion MOTION = EdgeMotion.constantTwist(0.5, 0.1);

    private final TransformBuffer buffer = new TransformBuffer();

    @Test
    void shouldNotPredictWithoutADeclaredMotion() {
        drive(SECOND);

        assertThat(buffer.lookupPredicted(id("odom"), id("robot"), SECOND + 1))
                .isEqualTo(new TooLate(id("odom"), id("robot"), SECOND + 1, SECOND));
    }

    @Test
    void shouldNotPredictUnasked() {
        drive(SECOND);
        buffer.declareMotion(id("robot"), MOTION);

        assertThat(buffer.lookup(id("odom"), id("robot"), SECOND + 1)).isInstanceOf(TooLate.class);
        assertThat(buffer.lookupUncertain(id("odom"), id("robot"), SECOND + 1)).isInstanceOf(TooLate.class);
    }

    @Test
    void shouldCarryOnWithConstantTwist() {
        drive(SECOND);
        buffer.insertFixed(edge("robot", "tag", 0, 0.3, 0.1));
        assertThat(buffer.declareMotion(id("robot"), MOTION)).isTrue();

        for (long ahead : new long[] {0, 1, 10 * MILLI, 500 * MILLI, SECOND}) {
            RigidTransform truth = pose(SECOND + ahead).then(RigidTransform.ofTranslation(0.3, 0.1, 0));
            assertNear(transform(buffer.lookupPredicted(id("odom"), id("tag"), SECOND + ahead)), truth, 1e-9);
        }
    }

    @Test
    void shouldGrowTheCovarianceWithTheTimePredicted() {
        drive(SECOND);
        buffer.declareMotion(id("robot"), MOTION);
        Covariance6 before = covariance(SECOND);

        for (int ahead = 1; ahead <= 10; ahead++) {
            Covariance6 now = covariance(SECOND + 100L * ahead * MILLI);
            for (int i = 0; i < 6; i++) {
                assertThat(now.get(i, i)).isGreaterThan(before.get(i, i));
            }
            assertThat(now.isPositiveSemiDefinite()).isTrue();
            before = now;
        }
    }

    @Test
    void shouldStopAtTheHorizon() {
        drive(SECOND);
        buffer.declareMotion(id("robot"), MOTION);

        assertThat(buffer.lookupPredicted(id("odom"), id("robot"), 2 * SECOND).found())
                .isPresent();
        assertThat(buffer.lookupPredicted(id("odom"), id("robot"), 2 * SECOND + 1))
                .isEqualTo(new TooLate(id("odom"), id("robot"), 2 * SECOND + 1, SECOND));
        assertThat(buffer.lookupPredicted(id("odom"), id("robot"), -1)).isInstanceOf(TooEarly.class);
    }

    @Test
    void shouldBlameTheEdgeThatHasNoMotion() {
        drive(SECOND);
        buffer.declareMotion(id("robot"), MOTION);
        buffer.insert(edge("site", "odom", SECOND + 5, 0, 0));

        assertThat(buffer.lookupPredicted(id("site"), id("robot"), SECOND + 9))
                .isEqualTo(new TooLate(id("site"), id("odom"), SECOND + 9, SECOND + 5));
    }

    @Test
    void shouldNeedTwoSamplesToKnowATwist() {
        buffer.insert(edge("odom", "robot", SECOND, 0, 0));
        buffer.declareMotion(id("robot"), MOTION);

        assertThat(buffer.lookupPredicted(id("odom"), id("robot"), SECOND + 1)).isInstanceOf(TooLate.class);
        assertThat(buffer.declareMotion(id("nobody"), MOTION)).isFalse();
    }

    @Test
    void shouldSayTheSpreadOfAWhiteNoiseAcceleration() {
        double d = 0.1;
        double dt = 0.4;
        double step = 0.005;
        double density = 0.5;
        Random random = new Random(11);
        double sum = 0;
        int draws = 20_000;
        for (int n = 0; n < draws; n++) {
            double position = 0;
            double velocity = 0;
            double atLast = 0;
            for (int i = 1; i <= Math.round((d + dt) / step); i++) {
                position += velocity * step;
                velocity += Math.sqrt(density * step) * random.nextGaussian();
                atLast = i == Math.round(d / step) ? position : atLast;
            }
            double predicted = atLast + atLast / d * dt;
            sum += (position - predicted) * (position - predicted);
        }

        UncertainTransform still = UncertainTransform.exact(RigidTransform.IDENTITY);
        Covariance6 told = EdgePrediction.predict(still, still, d, dt, EdgeMotion.constantTwist(density, 0))
                .covariance();

        assertThat(told.get(0, 0)).isCloseTo(sum / draws, offset(0.06 * told.get(0, 0)));
    }

    @Test
    void shouldRefuseAMotionThatMakesNoSense() {
        assertThatThrownBy(() -> EdgeMotion.constantTwist(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EdgeMotion.constantTwist(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EdgeMotion(0, 0, Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void drive(long until) {
        for (long stamp = 0; stamp <= until; stamp += 10 * MILLI) {
            buffer.insert(new StampedTransform(
                    id("odom"), id("robot"), stamp, pose(stamp), Covariance6.isotropic(0.01, 0.002)));
        }
    }

    private static RigidTransform pose(long stamp) {
        return RigidTransform.exp(DRIVING.times(1e-9 * stamp));
    }

    private Covariance6 covariance(long stamp) {
        return found(buffer.lookupPredicted(id("odom"), id("robot"), stamp))
                .covariance()
                .orElseThrow();
    }
}
