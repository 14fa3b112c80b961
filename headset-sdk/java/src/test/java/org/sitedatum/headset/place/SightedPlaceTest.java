package org.sitedatum.headset.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;

class SightedPlaceTest {

    private static final Vector3 THING = new Vector3(4, 3, 1);
    private static final long APART = 4_000_000_000L;

    private final SightedPlace place = new SightedPlace();

    @Test
    void shouldTrustANearLookMoreThanAFarOne() {
        place.seen(look(0, new Vector3(4.3, 3, 1), 0.2));
        place.seen(look(APART, new Vector3(4.02, 3, 1), 0.02));

        assertThat(place.position().orElseThrow().x()).isBetween(4.0, 4.03);
        assertThat(place.sigma()).isLessThan(0.05);
        assertThat(place.looks()).isEqualTo(2);
    }

    @Test
    void shouldOutvoteABadLookWhereverItComes() {
        for (int bad = 0; bad < 6; bad++) {
            SightedPlace seen = new SightedPlace();
            for (int i = 0; i < 6; i++) {
                double x = i == bad ? 5.5 : 4 + 0.01 * (i % 3 - 1);
                seen.seen(look(i * APART, new Vector3(x, 3, 1), 0.03));
            }

            assertThat(seen.position().orElseThrow().distanceTo(THING))
                    .as("bad look %d", bad)
                    .isLessThan(0.02);
        }
    }

    @Test
    void shouldNotBecomeSurerByStaring() {
        place.seen(look(0, THING, 0.05));
        double once = place.sigma();
        for (int i = 1; i < 25; i++) {
            place.seen(look(i * 100_000_000L, THING, 0.05));
        }

        assertThat(place.looks()).isEqualTo(1);
        assertThat(place.sigma()).isEqualTo(once);
    }

    @Test
    void shouldFollowAThingThatWasMoved() {
        for (int i = 0; i < 10; i++) {
            place.seen(look(i * APART, THING, 0.03));
        }
        Vector3 there = new Vector3(6, 3, 1);
        for (int i = 10; i < 13; i++) {
            place.seen(look(i * APART, there, 0.03));
        }

        assertThat(place.position().orElseThrow().distanceTo(there)).isLessThan(0.01);
        assertThat(place.looks()).isEqualTo(3);
    }

    @Test
    void shouldLetTheHeadingsErrorGrowWithTheDistanceAcrossTheLineOfSight() {
        Pose looker = Pose.level(new Vector3(1, 2, 1), 0.5 * Math.PI);
        Sighting far = Sighting.from(0, looker, new Vector3(10, 0, 0), 0.03, 0.02, 0.02, 0.01);

        assertThat(far.place().distanceTo(new Vector3(1, 12, 1))).isLessThan(1e-9);
        double[] c = far.covariance();
        assertThat(Math.sqrt(c[0])).isBetween(0.2, 0.21);
        assertThat(Math.sqrt(c[3])).isBetween(0.03, 0.04);
        assertThat(Math.sqrt(c[5])).isBetween(0.02, 0.03);
    }

    /** 200 things, each with a dozen looks: squared errors over their covariance are 3 on average when honest, less when cautious. */
    @Test
    void shouldSayHonestlyHowSureItIs() {
        SplittableRandom random = new SplittableRandom(7);
        double sum = 0;
        int things = 200;
        for (int k = 0; k < things; k++) {
            SightedPlace seen = new SightedPlace();
            for (int i = 0; i < 12; i++) {
                double sigma = 0.03 + 0.2 * random.nextDouble();
                seen.seen(look(
                        i * APART,
                        new Vector3(
                                4 + sigma * random.nextGaussian(),
                                3 + sigma * random.nextGaussian(),
                                1 + sigma * random.nextGaussian()),
                        sigma));
            }
            double[] inverse = new double[6];
            Normal3.invert(seen.covariance(), inverse);
            sum += Normal3.squaredDistance(inverse, seen.position().orElseThrow(), THING);
        }

        assertThat(sum / things).isBetween(1.0, 3.6);
    }

    @Test
    void shouldKeepAFixedNumberOfLooks() {
        for (int i = 0; i < 1_000; i++) {
            place.seen(look(i * APART, THING, 0.01 + 0.001 * (i % 7)));
        }

        assertThat(place.looks()).isEqualTo(32);
        assertThat(place.position().orElseThrow().distanceTo(THING)).isLessThan(1e-6);
    }

    @Test
    void shouldRefuseWhatIsNoSighting() {
        assertThatThrownBy(() -> Sighting.of(0, THING, new double[] {1, 0, 0, 1, 0, -1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sighting.of(0, THING, new double[] {1, 0, 0, 1, 0, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sighting.of(0, THING, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(place.position()).isEmpty();
        assertThat(place.sigma()).isInfinite();
    }

    private static Sighting look(long time, Vector3 at, double sigma) {
        double v = sigma * sigma;
        return Sighting.of(time, at, new double[] {v, 0, 0, v, 0, v});
    }
}
