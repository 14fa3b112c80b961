package org.sitedatum.samples.building.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Wall;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.random.Noise;

/** A tag at rest, two anchors 10 m away: one in sight, one behind a wall. */
class UwbTagTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final int ROUNDS = 20_000;
    private static final BodyState AT_REST =
            new BodyState(new Vector3(0, 0, 1), Quaternion.IDENTITY, Vector3.ZERO, Vector3.ZERO);

    @Test
    void shouldAddOneConstantBiasAndNormalNoiseInSight() {
        UwbTag tag = tag(1, "drywall");

        double[] errors = errors(rangesTo("seen", tag));
        double[] core = inliers(errors, 1.0);

        assertThat(mean(core)).isCloseTo(tag.biasTo("seen"), within(0.003));
        assertThat(deviation(core)).isBetween(0.048, 0.102);
        assertThat(tag.biasTo("seen")).isBetween(0.0, 0.3);
    }

    @Test
    void shouldBeLongAndBlurredBehindConcreteAndShowItInTheFirstPath() {
        UwbTag tag = tag(2, "concrete");

        List<RangeFix> ranges = rangesTo("hidden", tag);
        double[] core = inliers(errors(ranges), 3.0);

        assertThat(mean(core)).isCloseTo(tag.biasTo("hidden") + 0.20 + 0.15, within(0.02));
        assertThat(deviation(core)).isGreaterThan(0.12);
        assertThat(ranges)
                .allSatisfy(fix -> assertThat(fix.rssi() - fix.firstPathPower()).isGreaterThan(6));
    }

    @Test
    void shouldFailAndLieAtTheStatedShares() {
        List<RangeFix> ranges = rangesTo("seen", tag(3, "drywall"));

        double wild = errors(ranges).length - inliers(errors(ranges), 1.0).length;

        assertThat(ranges.size() / (double) ROUNDS).isCloseTo(1 - UwbTag.FAILURES, within(0.003));
        assertThat(wild / ranges.size()).isCloseTo(UwbTag.OUTLIERS, within(0.0015));
    }

    @Test
    void shouldDrawBiasesFromTheWholeRange() {
        List<Double> biases = new ArrayList<>();
        for (int seed = 0; seed < 400; seed++) {
            biases.add(tag(seed, "drywall").biasTo("seen"));
        }

        assertThat(biases).allMatch(b -> b >= 0 && b <= 0.3);
        assertThat(biases.stream().mapToDouble(b -> b).average().orElseThrow()).isCloseTo(0.15, within(0.02));
    }

    @Test
    void shouldMeetWallsWhereJtsMeetsThem() {
        Site site = new org.sitedatum.samples.building.SampleBuilding().site();
        RadioChannel channel = new RadioChannel(site, new Point2(0, 14), new Point2(4, 25));
        Noise noise = new Noise(9);
        for (int i = 0; i < 3000; i++) {
            Vector3 tag = new Vector3(0.5 + 39 * noise.uniform(2L * i), 0.5 + 24 * noise.uniform(2L * i + 1), 1);
            Anchor anchor = site.anchors().get(i % 12);
            long expected = site.walls().stream()
                    .filter(wall -> wall.floor().equals(anchor.floor().orElseThrow()))
                    .mapToLong(wall -> crossings(wall, tag, anchor.position()))
                    .sum();

            assertThat(channel.link(tag, anchor).walls())
                    .as("from %s to %s", tag, anchor.id())
                    .isEqualTo((int) expected);
        }
    }

    private static long crossings(Wall wall, Vector3 a, Vector3 b) {
        long count = 0;
        for (int i = 0; i + 1 < wall.line().size(); i++) {
            count += org.sitedatum.samples.building.Segments.crosses(wall.line().subList(i, i + 2), a, b) ? 1 : 0;
        }
        return count;
    }

    private static UwbTag tag(long seed, String material) {
        Site site = Site.builder("lab")
                .floors(List.of(new Floor("f", "f", 0, 4, List.of())))
                .anchors(List.of(anchor("seen", 10), anchor("hidden", -10)))
                .walls(List.of(new Wall("f", List.of(new Point2(-5, -5), new Point2(-5, 5)), material)))
                .build();
        RadioChannel channel = new RadioChannel(site, new Point2(90, 90), new Point2(91, 91));
        return new UwbTag(new Tag("t", Vector3.ZERO), stamp -> AT_REST, site, channel, 10, START, new Noise(seed));
    }

    private static Anchor anchor(String id, double x) {
        return new Anchor(id, new Vector3(x, 0, 1), Optional.of("f"), Optional.empty(), Double.NaN, Double.NaN);
    }

    private static List<RangeFix> rangesTo(String anchor, UwbTag tag) {
        List<RangeFix> ranges = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            tag.measure()
                    .forEach(delivery -> delivery.fixes().forEach(fix -> {
                        if (fix instanceof RangeFix range && range.anchor().equals(anchor)) {
                            ranges.add(range);
                        }
                    }));
        }
        return ranges;
    }

    private static double[] errors(List<RangeFix> ranges) {
        return ranges.stream().mapToDouble(fix -> fix.range() - 10).toArray();
    }

    private static double[] inliers(double[] errors, double bound) {
        return java.util.Arrays.stream(errors).filter(e -> Math.abs(e) < bound).toArray();
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(java.util.Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }
}
