package org.sitedatum.positioning.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.SmallSite;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.time.Rewindable;
import org.sitedatum.positioning.time.Snapshot;

class BeliefTest {

    private final Site site = SmallSite.withAnchors(4)
            .body("cart", TrackableKind.VEHICLE, Double.NaN)
            .build();
    private final BodyProfile profile = new BodyProfile(site, site.trackables().get(0));
    private final Belief belief = new Belief(profile, new Workspace());

    @Test
    void shouldLeaveTheOriginalAloneWhenThereIsNoRoomForACopy() {
        fill(Belief.MAX_HYPOTHESES);
        double before = belief.hypothesis(7).logWeight();

        assertThat(belief.addCopy(7, -2)).isEmpty();

        assertThat(belief.count()).isEqualTo(Belief.MAX_HYPOTHESES);
        assertThat(belief.hypothesis(7).logWeight()).isEqualTo(before);
    }

    @Test
    void shouldCopyAHypothesisWithItsWeightChanged() {
        fill(3);

        Hypothesis copy = belief.addCopy(1, -2).orElseThrow();

        assertThat(belief.count()).isEqualTo(4);
        assertThat(copy.logWeight()).isEqualTo(belief.hypothesis(1).logWeight() - 2);
        assertThat(copy.mode(0).mean()).isEqualTo(belief.hypothesis(1).mode(0).mean());
        copy.mode(0).mean()[0] = 99;
        assertThat(belief.hypothesis(1).mode(0).mean()[0]).isEqualTo(1);
    }

    @Test
    void shouldDropWhatIsImprobableAndWhatSaysTheSameAsABetterOne() {
        fill(3);
        belief.hypothesis(2).addLogWeight(-13);
        belief.addCopy(1, -1);

        belief.prune();

        assertThat(belief.count()).isEqualTo(2);
        assertThat(IntStream.range(0, 2)
                        .mapToDouble(i -> belief.hypothesis(i).mode(0).mean()[0]))
                .containsExactly(0.0, 1.0);
        assertThat(belief.hypothesis(belief.best()).logWeight()).isZero();
    }

    /** Half the hypotheses foresee the measurement: they gain on the others, and what nobody foresees is refused. */
    @Test
    void shouldPreferTheHypothesisThatForesawTheMeasurement() {
        fill(2);
        Observation atOne = (gaussian, out) -> observeX(gaussian, out, 1);

        boolean taken = belief.correct(atOne, 36, 3, 3);

        assertThat(taken).isTrue();
        assertThat(belief.best()).isEqualTo(1);
        assertThat(belief.correct((gaussian, out) -> observeX(gaussian, out, 50), 36, 3, 3))
                .isFalse();
    }

    @Test
    void shouldGoBackToTheBit() {
        fill(2);
        Snapshot checkpoint = new Snapshot();
        checkpoint.take(new Rewound(belief));
        Belief again = new Belief(profile, new Workspace());

        work(belief);
        checkpoint.giveTo(new Rewound(again));
        work(again);

        assertThat(again.count()).isEqualTo(belief.count());
        for (int i = 0; i < belief.count(); i++) {
            Hypothesis a = belief.hypothesis(i);
            Hypothesis b = again.hypothesis(i);
            assertThat(b.logWeight()).isEqualTo(a.logWeight());
            assertThat(b.modeCount()).isEqualTo(a.modeCount());
            for (int m = 0; m < a.modeCount(); m++) {
                assertThat(b.probability(m)).isEqualTo(a.probability(m));
                for (int k = 0; k < a.mode(m).size(); k++) {
                    assertThat(b.mode(m).mean()[k]).isEqualTo(a.mode(m).mean()[k]);
                    for (int l = 0; l <= k; l++) {
                        assertThat(b.mode(m).covariance(k, l))
                                .isEqualTo(a.mode(m).covariance(k, l));
                    }
                }
            }
        }
    }

    /** Only what a snapshot needs. */
    private record Rewound(Belief belief) implements Rewindable {

        @Override
        public void save(Snapshot out) {
            belief.save(out);
        }

        @Override
        public void restore(Snapshot in) {
            belief.restore(in);
        }

        @Override
        public void apply(Fix fix) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void noteArrival() {
            throw new UnsupportedOperationException();
        }
    }

    private static void work(Belief belief) {
        belief.spreadModes();
        for (int i = 0; i < 30; i++) {
            belief.predict(0.02);
            double x = 0.1 * i;
            belief.correct((gaussian, out) -> observeX(gaussian, out, x), 36, 3, 3);
        }
    }

    /** Hypotheses a metre apart. */
    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            Gaussian gaussian = belief.add(RangeErrors.RAW, 0);
            for (int state = 0; state < gaussian.size(); state++) {
                gaussian.reset(state, state == 0 ? i : 0, 0.04);
            }
        }
    }

    private static void observeX(Gaussian gaussian, Linearization out, double x) {
        out.row(x - gaussian.mean()[0], 0.01);
        out.coefficient(0, 1);
    }
}
