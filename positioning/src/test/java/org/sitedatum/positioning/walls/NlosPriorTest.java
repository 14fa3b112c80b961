package org.sitedatum.positioning.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.site.Wall;

class NlosPriorTest {

    private static final Wall BRICK = Plans.wall("ground", "brick", 5, 0, 5, 10);
    private static final Wall CONCRETE = Plans.wall("ground", "concrete", 7, 0, 7, 10);

    @Test
    void shouldExpectLongRangesThroughAWallAndNoneBesideIt() {
        NlosPrior prior = prior(BRICK);

        look(prior, 4, 2);
        assertThat(prior.isFree()).isTrue();
        assertThat(prior.expected()).isZero();
        assertThat(prior.variance()).isZero();

        look(prior, 8, 2);
        assertThat(prior.isFree()).isFalse();
        assertThat(prior.expected()).isBetween(0.05, 0.3);
        assertThat(prior.variance()).isPositive();
    }

    @Test
    void shouldExpectNoLessWithMoreWalls() {
        NlosPrior one = prior(BRICK);
        NlosPrior two = prior(BRICK, CONCRETE);

        look(one, 9, 2);
        look(two, 9, 2);

        assertThat(two.expected()).isGreaterThan(one.expected() + 0.1);
        assertThat(two.variance()).isGreaterThan(one.variance());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLearnWhatTheWallsOfThisBuildingDo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NlosPrior prior = prior(BRICK, CONCRETE);
        double brick = 0.2;
        double concrete = 0.4;

        for (int i = 0; i < 20_000; i++) {
            boolean both = random.nextBoolean();
            look(prior, both ? 9 : 6, 2 + 6 * random.nextDouble());
            double truth = brick + (both ? concrete : 0) + 0.1 * random.nextGaussian();
            prior.learn(truth - prior.expected(), 0.01);
        }

        assertThat(prior.delay(WallMaterial.BRICK)).isCloseTo(brick, within(0.03));
        assertThat(prior.delay(WallMaterial.CONCRETE)).isCloseTo(concrete, within(0.06));
        assertThat(prior.delay(WallMaterial.METAL)).isEqualTo(WallMaterial.METAL.delay());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-100, 100})
    void shouldNotBeTaughtNonsense(double miss) {
        NlosPrior prior = prior(BRICK);

        for (int i = 0; i < 100_000; i++) {
            look(prior, 8, 2);
            prior.learn(miss, 0.01);
        }

        assertThat(prior.delay(WallMaterial.BRICK))
                .isBetween(
                        NlosPrior.LEAST_SHARE * WallMaterial.BRICK.delay(),
                        NlosPrior.LARGEST_SHARE * WallMaterial.BRICK.delay());
    }

    @Test
    void shouldHardlyMoveForOneRange() {
        NlosPrior prior = prior(BRICK);

        look(prior, 8, 2);
        prior.learn(15, 0.01);

        assertThat(prior.delay(WallMaterial.BRICK)).isCloseTo(WallMaterial.BRICK.delay(), within(0.01));
    }

    private static void look(NlosPrior prior, double x, double y) {
        prior.look(1, 2, 2, x, y, 1.2);
    }

    private static NlosPrior prior(Wall... walls) {
        return new NlosPrior(new WallMap(Plans.site(List.of(Plans.floor("ground", 0)), List.of(walls))));
    }
}
