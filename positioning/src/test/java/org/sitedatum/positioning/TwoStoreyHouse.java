package org.sitedatum.positioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.site.Wall;

/**
 * A house of 16 m x 10 m with two storeys of 3.5 m, six anchors each, and one walker with a tag 1.2 m above the ground, who
 * is where a test says. Ranges come at 10 Hz, 5 cm noise. Everything follows from the seed; times are seconds.
 */
final class TwoStoreyHouse {

    static final double STOREY = 3.5;
    static final double TAG_HEIGHT = 1.2;
    private static final long START = SimulatedHall.START;

    final Outcomes outcomes = new Outcomes();
    final Site site;
    final PositioningEngine engine;
    private final SplittableRandom random;
    private final DoubleFunction<Vector3> feet;
    private double now;

    TwoStoreyHouse(long seed, DoubleFunction<Vector3> feet, Wall... walls) {
        this.feet = feet;
        this.random = new SplittableRandom(seed);
        this.site = site(walls);
        this.engine = new PositioningEngine(site, EngineOptions.defaults(), outcomes);
    }

    private static Site site(Wall... walls) {
        List<Anchor> anchors = new ArrayList<>();
        for (String floor : List.of("ground", "upper")) {
            double base = floor.equals("ground") ? 0 : STOREY;
            double[][] places = {
                {0.2, 0.2, 2.9}, {15.8, 0.2, 2.2}, {15.8, 9.8, 3.0}, {0.2, 9.8, 2.3}, {8, 0.2, 2.6}, {8, 9.8, 2.0}
            };
            for (int i = 0; i < places.length; i++) {
                anchors.add(new Anchor(
                        floor + i,
                        new Vector3(places[i][0], places[i][1], base + places[i][2]),
                        Optional.of(floor),
                        Optional.empty(),
                        Double.NaN,
                        Double.NaN));
            }
        }
        return Site.builder("house")
                .floors(List.of(
                        new Floor("ground", "ground", 0, STOREY, List.of()),
                        new Floor("upper", "upper", STOREY, STOREY, List.of())))
                .anchors(anchors)
                .walls(List.of(walls))
                .trackables(List.of(new Trackable(
                        "walker",
                        "walker",
                        TrackableKind.PEDESTRIAN,
                        List.of(new Tag("badge", Vector3.ZERO)),
                        TAG_HEIGHT)))
                .build();
    }

    static Wall wall(String material, double... xy) {
        List<Point2> line = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            line.add(new Point2(xy[i], xy[i + 1]));
        }
        return new Wall("ground", line, material);
    }

    /** Hears the floor the tag is on; where {@code open} at a time, both. */
    void runUntil(double end, DoublePredicate open) {
        for (; now < end - 1e-9; now += 0.1) {
            Vector3 tag = tagAt(now);
            String floor = tag.z() < STOREY ? "ground" : "upper";
            for (Anchor anchor : site.anchors()) {
                if (anchor.floor().orElseThrow().equals(floor) || open.test(now)) {
                    range(anchor, tag);
                }
            }
        }
    }

    void range(Anchor anchor, Vector3 tag) {
        double range = tag.distanceTo(anchor.position()) + 0.15 + 0.05 * random.nextGaussian();
        long stamp = START + Math.round(now * 1e9);
        engine.accept(new RangeFix(
                FixHeader.of("uwb", stamp, stamp, "badge"), anchor.id(), range, 0.05, Double.NaN, Double.NaN));
    }

    /** A coarse position of the tag twice a second, until a time. */
    void runOnPositionsUntil(double end, double sigma) {
        for (; now < end - 1e-9; now += 0.5) {
            Vector3 tag = tagAt(now);
            long stamp = START + Math.round(now * 1e9);
            engine.accept(new PositionFix(
                    FixHeader.of("wifi", stamp, stamp, "badge"),
                    Site.FRAME,
                    tag.x() + sigma * random.nextGaussian(),
                    tag.y() + sigma * random.nextGaussian(),
                    tag.z(),
                    new Covariance3(sigma * sigma, 0, 0, sigma * sigma, 0, 0.01)));
        }
    }

    /** Ranges as if the tag were somewhere else. */
    void pretendUntil(double end, Vector3 tag) {
        for (; now < end - 1e-9; now += 0.1) {
            site.anchors().stream()
                    .filter(anchor -> anchor.floor().orElseThrow().equals("ground"))
                    .forEach(anchor -> range(anchor, tag));
        }
    }

    Vector3 tagAt(double t) {
        return feet.apply(t).plus(new Vector3(0, 0, TAG_HEIGHT));
    }

    PoseEstimate estimate() {
        return engine.estimateAt("walker", START + Math.round(now * 1e9)).orElseThrow();
    }

    /** Distance of the estimate from the truth, m. */
    double error() {
        return estimate().position().distanceTo(tagAt(now));
    }

    String floor() {
        return estimate().floor().orElseThrow();
    }
}
