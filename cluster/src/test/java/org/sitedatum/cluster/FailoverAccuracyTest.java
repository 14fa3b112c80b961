package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;

/** How well a cart is followed by ranges when its owner dies: anchors say up to half a metre too much, as the engine learns. */
class FailoverAccuracyTest {

    private static final long SEED = 20_261_122;
    private static final long START = 1_767_225_600_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long STEP = 25 * MILLI;

    /** The owner dies after a minute; the heir speaks half a second later. */
    private static final int DEATH = 2_400;

    private static final int HEIR_SPEAKS = DEATH + 20;
    private static final int SECOND = 40;
    private static final int END = DEATH + 400;

    private static final double[][] ANCHORS = {{0, 0, 2.5}, {10, 0, 2.2}, {10, 10, 2.6}, {0, 10, 2.3}, {5, 10, 0.5}};
    private static final double[] TOO_LONG = {0.1, 0.5, 0.0, 0.3, 0.2};

    @TempDir
    Path folder;

    private final List<Fix> fixes = new ArrayList<>();
    private Site site;

    /** An engine, and how far off it was at each step. */
    private final class Run {
        private final List<PoseEstimate> poses = new ArrayList<>();
        private final double[] errors = new double[END];
        private final ResumableEngine engine =
                new ResumableEngine(() -> new SiteEngine(site, 1, EngineOptions.defaults(), listener(), crash -> {
                    throw new IllegalStateException(crash);
                }));

        private EngineListener listener() {
            return new EngineListener() {
                @Override
                public void onPose(PoseEstimate pose) {
                    poses.add(pose);
                }
            };
        }

        private void hear(int step) {
            engine.onFix(fixes.get(step));
            if (!poses.isEmpty()) {
                Vector3 seen = poses.get(poses.size() - 1).position();
                Vector3 truly = cartAt(step);
                errors[step] = Math.hypot(seen.x() - truly.x(), seen.y() - truly.y());
            }
        }

        private void hear(int from, int to) {
            for (int step = from; step < to; step++) {
                hear(step);
            }
        }

        private double rmse(int from, int to) {
            double sum = 0;
            for (int step = from; step < to; step++) {
                sum += errors[step] * errors[step];
            }
            return Math.sqrt(sum / (to - from));
        }
    }

    @BeforeEach
    void drive() throws IOException, ConfigurationException {
        site = SiteFile.read(Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson()));
        Random random = new Random(SEED);
        for (int step = 0; step < END; step++) {
            long stamp = START + step * STEP;
            int anchor = step % ANCHORS.length;
            Vector3 at = new Vector3(ANCHORS[anchor][0], ANCHORS[anchor][1], ANCHORS[anchor][2]);
            double range = cartAt(step).distanceTo(at) + TOO_LONG[anchor] + 0.05 * random.nextGaussian();
            fixes.add(new RangeFix(
                    FixHeader.of("uwb", stamp, stamp + 4 * MILLI, "T1"),
                    "A" + anchor,
                    range,
                    0.05,
                    Double.NaN,
                    Double.NaN));
        }
    }

    private static Vector3 cartAt(int step) {
        double angle = step * STEP * 1e-9 / 3;
        return new Vector3(5 + 3 * Math.cos(angle), 5 + 3 * Math.sin(angle), 1);
    }

    @Test
    void shouldFollowAsWellAsTheOwnerWouldHaveThoughTheHeirCameSecondsBeforeItDied() {
        Run undisturbed = new Run();
        undisturbed.hear(0, END);
        Run owner = new Run();
        owner.hear(0, DEATH - 3 * SECOND);
        Run heir = new Run();
        heir.hear(DEATH - 4 * SECOND, DEATH - 3 * SECOND);
        heir.engine.resume(
                owner.engine.snapshot(),
                fixes.get(DEATH - 3 * SECOND - 1).header().receivedNanos());
        heir.hear(DEATH - 3 * SECOND, END);

        double atOnce = heir.rmse(HEIR_SPEAKS, HEIR_SPEAKS + SECOND);
        double expected = undisturbed.rmse(HEIR_SPEAKS, HEIR_SPEAKS + SECOND);
        double later = heir.rmse(HEIR_SPEAKS + SECOND, END);

        System.out.printf(
                "rmse of the first second after a failover %.4f m (without %.4f), then %.4f m (without %.4f), seed %d%n",
                atOnce, expected, later, undisturbed.rmse(HEIR_SPEAKS + SECOND, END), SEED);
        assertThat(atOnce).isLessThanOrEqualTo(1.1 * expected);
        assertThat(later).isLessThanOrEqualTo(1.1 * undisturbed.rmse(HEIR_SPEAKS + SECOND, END));
    }

    @Test
    void shouldNotLearnTheRangeBiasesAgain() {
        Run undisturbed = new Run();
        undisturbed.hear(0, END);
        Run withoutState = new Run();
        withoutState.hear(DEATH - 4 * SECOND, END);

        double learning = withoutState.rmse(HEIR_SPEAKS, HEIR_SPEAKS + SECOND);
        System.out.printf(
                "rmse of a node that came 4 s before and was given no state: %.4f m (%.4f with it), seed %d%n",
                learning, undisturbed.rmse(HEIR_SPEAKS, HEIR_SPEAKS + SECOND), SEED);
        assertThat(learning)
                .as("what the state is worth")
                .isGreaterThan(1.3 * undisturbed.rmse(HEIR_SPEAKS, HEIR_SPEAKS + SECOND));
    }
}
