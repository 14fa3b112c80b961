package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * A person with a tag in a hall with a radar: what the two say of him at tick {@code k} of {@link CrowdSimulation}, wherever
 * he is. The noise of both follows from the seed, each from a stream of its own.
 */
final class Walker {

    /** Id of the person. */
    static final String ID = "walker";

    private final SplittableRandom tagNoise;
    private final SplittableRandom radarNoise;
    private final double tagSigma;
    private final double radarSigma;

    /** Deviations per axis, m. */
    Walker(long seed, double tagSigma, double radarSigma) {
        tagNoise = new SplittableRandom(seed);
        radarNoise = new SplittableRandom(seed + 1_000);
        this.tagSigma = tagSigma;
        this.radarSigma = radarSigma;
    }

    /** Where the tag says it is. */
    PositionFix tag(int k, double x, double y) {
        long stamp = CrowdSimulation.stamp(k);
        FixHeader header = new FixHeader(
                "uwb", stamp, stamp, Optional.of(ID), OptionalLong.empty(), Optional.empty(), Optional.empty());
        return new PositionFix(
                header,
                Site.FRAME,
                x + tagSigma * Dense.normal(tagNoise),
                y + tagSigma * Dense.normal(tagNoise),
                1.2,
                Covariance3.isotropic(tagSigma * tagSigma));
    }

    /** The radar sees somebody. */
    DetectionsFix radar(int k, double x, double y) {
        return radar(
                k,
                List.of(CrowdSimulation.position(
                        x + radarSigma * Dense.normal(radarNoise),
                        y + radarSigma * Dense.normal(radarNoise),
                        radarSigma)));
    }

    /** The radar sees people at x, y, x, y, ... */
    DetectionsFix radarOf(int k, double... places) {
        List<PositionDetection> seen = new ArrayList<>();
        for (int i = 0; i < places.length; i += 2) {
            seen.add(CrowdSimulation.position(
                    places[i] + radarSigma * Dense.normal(radarNoise),
                    places[i + 1] + radarSigma * Dense.normal(radarNoise),
                    radarSigma));
        }
        return radar(k, seen);
    }

    /** The radar sees nobody. */
    DetectionsFix radar(int k) {
        return radar(k, List.of());
    }

    private static DetectionsFix radar(int k, List<PositionDetection> seen) {
        return new DetectionsFix(CrowdSimulation.header("radar", CrowdSimulation.stamp(k)), "radar", Site.FRAME, seen);
    }

    /** The hall with the person and the radar. */
    static Site site() {
        return site(List.of(), Optional.empty());
    }

    /** The same with places that are watched. */
    static Site site(List<Fence> fences, Optional<Meetings> meetings) {
        Site hall = CrowdSimulation.site("radar");
        return hall.toBuilder()
                .fences(fences)
                .trackables(List.of(new Trackable(ID, ID, TrackableKind.PEDESTRIAN, List.of(), 1.2)))
                .meetings(meetings)
                .build();
    }
}
