package org.sitedatum.positioning.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Vector3;

/** Surveys from known places: range biases and the georeference. */
class PlaceSurveyTest {

    private static final Map<String, Vector3> ANCHORS =
            Map.of("a", new Vector3(0, 0, 3), "b", new Vector3(20, 0, 3), "c", new Vector3(10, 15, 3));

    private static List<RangeAtPlace> ranges(double sigma, double delayedShare, long seed) {
        Random random = new Random(seed);
        Map<String, Double> biases = new HashMap<>(Map.of("a", 0.40, "b", -0.10, "c", 0.15, "t1", 0.05, "t2", -0.05));
        List<RangeAtPlace> ranges = new ArrayList<>();
        for (String tag : List.of("t1", "t2")) {
            for (int i = 0; i < 40; i++) {
                Vector3 place = new Vector3(20 * random.nextDouble(), 15 * random.nextDouble(), 1);
                ANCHORS.forEach((anchor, at) -> {
                    double delay = random.nextDouble() < delayedShare ? -0.5 * Math.log(1 - random.nextDouble()) : 0;
                    ranges.add(new RangeAtPlace(
                            anchor,
                            tag,
                            place,
                            place.distanceTo(at)
                                    + biases.getOrDefault(anchor, 0.0)
                                    + biases.getOrDefault(tag, 0.0)
                                    + delay
                                    + sigma * random.nextGaussian()));
                });
            }
        }
        return ranges;
    }

    @Test
    void shouldTellBiasesOfAnchorsFromThoseOfTags() {
        RangeBiasReport report = Results.found(RangeBiasSurvey.of(ANCHORS, ranges(0, 0, 1), RangeErrors.INDOORS));

        assertThat(report.anchors().get(0).rangeBias()).isCloseTo(0.40, within(2e-3));
        assertThat(report.anchors().get(1).rangeBias()).isCloseTo(-0.10, within(2e-3));
        assertThat(report.anchors().get(2).rangeBias()).isCloseTo(0.15, within(2e-3));
        assertThat(report.tags().get(0).bias()).isCloseTo(0.05, within(2e-3));
        assertThat(report.tags().get(1).bias()).isCloseTo(-0.05, within(2e-3));
    }

    @Test
    void shouldNotTakeDelaysForABias() {
        RangeBiasReport report = Results.found(RangeBiasSurvey.of(ANCHORS, ranges(0.06, 0.25, 2), RangeErrors.INDOORS));

        assertThat(report.anchors().get(0).rangeBias()).isCloseTo(0.40, within(0.05));
        assertThat(report.anchors().get(1).rangeBias()).isCloseTo(-0.10, within(0.05));
        assertThat(report.anchors().get(0).rangeSigma()).isBetween(0.03, 0.1);
        assertThat(report.suspiciousCount()).isPositive();
        assertThat(report.pairs()).hasSize(6);
    }

    @Test
    void shouldRefuseTooFewRangesAndUnknownAnchors() {
        assertThat(Results.refusal(RangeBiasSurvey.of(ANCHORS, ranges(0, 0, 1).subList(0, 6), RangeErrors.INDOORS)))
                .isEqualTo(SurveyRefusal.TOO_FEW);
        assertThat(Results.refusal(RangeBiasSurvey.of(ANCHORS, List.of(), RangeErrors.INDOORS)))
                .isEqualTo(SurveyRefusal.TOO_FEW);
        assertThatThrownBy(() -> RangeBiasSurvey.of(Map.of(), ranges(0, 0, 1), RangeErrors.INDOORS))
                .hasMessageContaining("position is not known");
    }

    private static final SiteOrigin ORIGIN = new SiteOrigin(new Geodetic(48.1374, 11.5755, 520), 37.5);

    private static List<ControlPoint> control(boolean heights, double noise, int count) {
        Random random = new Random(11);
        SiteGeoreference georeference = SiteGeoreference.of(ORIGIN);
        List<ControlPoint> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Vector3 site = new Vector3(120 * random.nextDouble(), 80 * random.nextDouble(), heights ? i : 0);
            Vector3 off = new Vector3(noise * random.nextGaussian(), noise * random.nextGaussian(), 0);
            Geodetic g = georeference.toGeodetic(site.plus(off));
            points.add(new ControlPoint(
                    "p" + i,
                    site,
                    g.latDeg(),
                    g.lonDeg(),
                    heights ? OptionalDouble.of(g.height()) : OptionalDouble.empty()));
        }
        return points;
    }

    @Test
    void shouldFindTheExactOriginAndHeading() {
        for (int count : new int[] {2, 3, 6}) {
            GeoreferenceReport report = Results.found(GeoreferenceSurvey.of(control(true, 0, count), 0));

            assertThat(report.origin().headingDeg()).isCloseTo(37.5, within(1e-5));
            Vector3 moved = SiteGeoreference.of(ORIGIN).toSite(report.origin().position());
            assertThat(moved.norm()).as(count + " points").isLessThan(1e-3);
            assertThat(report.scale()).isCloseTo(1, within(1e-4));
            assertThat(report.rms()).isLessThan(1e-3);
        }
    }

    @Test
    void shouldKeepTheHeightGivenWhenNoneIsMeasured() {
        GeoreferenceReport report = Results.found(GeoreferenceSurvey.of(control(false, 0.02, 6), 520));

        assertThat(report.heightKnown()).isFalse();
        assertThat(report.origin().position().height()).isEqualTo(520);
        assertThat(report.origin().headingDeg()).isCloseTo(37.5, within(0.1));
        assertThat(report.sigma().orElseThrow()).isPositive().isLessThan(0.05);
        assertThat(report.leaveOneOutRms().orElseThrow()).isLessThan(0.1);
    }

    @Test
    void shouldLeaveOutTheWrongControlPoint() {
        List<ControlPoint> points = control(true, 0.01, 7);
        ControlPoint wrong = points.get(3);
        points.set(3, new ControlPoint("p3", wrong.site(), wrong.latDeg() + 1e-4, wrong.lonDeg(), wrong.height()));

        GeoreferenceReport report = Results.found(GeoreferenceSurvey.of(points, 0));

        assertThat(report.points().get(3).used()).isFalse();
        assertThat(report.points().stream().filter(p -> !p.used())).hasSize(1);
        assertThat(report.origin().headingDeg()).isCloseTo(37.5, within(0.05));
    }

    @Test
    void shouldRefuseAPlanInFeetAndRangesInFeetAndSaySo() {
        List<ControlPoint> feet = control(false, 0, 4).stream()
                .map(p -> new ControlPoint(p.name(), p.site().times(1 / 0.3048), p.latDeg(), p.lonDeg(), p.height()))
                .toList();
        List<RangeAtPlace> ranges = ranges(0.05, 0, 1).stream()
                .map(r -> new RangeAtPlace(r.anchor(), r.tag(), r.place(), r.range() / 0.3048))
                .toList();

        assertThat(((SurveyResult.Refused<?>) GeoreferenceSurvey.of(feet, 0)).detail())
                .contains("feet");
        assertThat(((SurveyResult.Refused<?>) RangeBiasSurvey.of(ANCHORS, ranges, RangeErrors.INDOORS)).detail())
                .contains("feet");
    }

    @Test
    void shouldRefuseOnePointAndCoincidentPoints() {
        List<ControlPoint> one = control(true, 0, 1);
        assertThat(Results.refusal(GeoreferenceSurvey.of(one, 0))).isEqualTo(SurveyRefusal.TOO_FEW);
        assertThat(Results.refusal(GeoreferenceSurvey.of(List.of(one.get(0), one.get(0)), 0)))
                .isEqualTo(SurveyRefusal.COINCIDENT);
        assertThatThrownBy(() -> new ControlPoint("x", Vector3.ZERO, 91, 0, OptionalDouble.empty()))
                .hasMessageContaining("latDeg");
    }
}
