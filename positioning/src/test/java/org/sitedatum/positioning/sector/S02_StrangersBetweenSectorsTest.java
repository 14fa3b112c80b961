package org.sitedatum.positioning.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.positioning.sector.SectorRun.Said;
import org.sitedatum.positioning.sector.SectorRun.Victim;

/** S02: people without a tag go from sector to sector, seen by sensors of both, and meet others at the border. */
class S02_StrangersBetweenSectorsTest {

    private static final double SECONDS = 40;
    private static final long MS = 1_000_000L;
    /** A stranger is known by then. */
    private static final double WARM = 3;
    /** Of a lidar. */
    private static final long UPDATE = 100 * MS;

    private static final double NEAR = 0.8;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldShowEachPersonOnceWithoutAGapUnderOneName(long seed) {
        TwoHalls halls = new TwoHalls(seed, SECONDS);
        long delay = (seed % 4) * 10 * MS;
        SectorRun run = new SectorRun(halls.site, delay, Victim.NOBODY);

        run.feed(halls.fixes);

        List<PoseEstimate> whole = saidByOneEngine(halls);
        assertThat(run.handOvers).hasSizeGreaterThan(TwoHalls.WALKERS);
        for (int walker = 0; walker < TwoHalls.WALKERS; walker++) {
            Seen seen =
                    new Seen(halls, walker, run.poses.stream().map(Said::pose).toList());
            assertThat(seen.names).as("names of walker %d", walker).hasSize(1);
            assertThat(seen.longestGapNanos)
                    .as("longest gap of walker %d, ns", walker)
                    .isLessThanOrEqualTo(new Seen(halls, walker, whole).longestGapNanos + UPDATE);
        }
        assertInOrder(run.poses);
        assertThat(run.events).noneMatch(event -> event.toString().contains("SILENT"));
    }

    private static List<PoseEstimate> saidByOneEngine(TwoHalls halls) {
        List<PoseEstimate> poses = new ArrayList<>();
        EngineListener listener = new EngineListener() {
            @Override
            public void onPose(PoseEstimate pose) {
                poses.add(pose);
            }
        };
        PacedEngine engine =
                new PacedEngine(new PositioningEngine(TwoHalls.site(false), EngineOptions.defaults(), listener));
        halls.fixes.forEach(engine::accept);
        return poses;
    }

    @Test
    void shouldReadWhereABodyIsAsItWasWrittenAndRefuseTheRest() {
        NearBody near = new NearBody("anon-7", "w", 12, new Vector3(1, -2.5, 0.3), new Vector3(0.1, 0, -0.2));

        assertThat(NearBody.decode(near.encode())).contains(near);
        for (int length = 0; length < near.encode().length; length++) {
            assertThat(NearBody.decode(Arrays.copyOf(near.encode(), length))).isEmpty();
        }
        byte[] nowhere = near.encode();
        Arrays.fill(nowhere, nowhere.length - Double.BYTES, nowhere.length, (byte) 0xff);
        assertThat(NearBody.decode(nowhere)).isEmpty();
    }

    /** Each body's poses count on and their epochs never fall, whichever sector says them. */
    private static void assertInOrder(List<Said> poses) {
        Map<String, Said> last = new HashMap<>();
        for (Said one : poses) {
            Said before = last.put(one.pose().trackable(), one);
            if (before != null) {
                assertThat(one.pose().seq()).isEqualTo(before.pose().seq() + 1);
                assertThat(one.epoch()).isGreaterThanOrEqualTo(before.epoch());
                assertThat(one.pose().stampNanos()).isGreaterThan(before.pose().stampNanos());
            }
        }
    }

    /** What is said where a walker is. */
    private static final class Seen {
        final Set<String> names = new LinkedHashSet<>();
        final List<Long> stamps = new ArrayList<>();
        long longestGapNanos;

        Seen(TwoHalls halls, int walker, List<PoseEstimate> poses) {
            for (PoseEstimate pose : poses) {
                double t = 1e-9 * (pose.stampNanos() - TwoHalls.stamp(0));
                boolean isShown = pose.state() == TrackingState.TRACKING;
                if (t > WARM && isShown && pose.position().distanceTo(halls.truth(walker, t)) < NEAR) {
                    names.add(pose.trackable());
                    stamps.add(pose.stampNanos());
                }
            }
            stamps.sort(null);
            for (int i = 1; i < stamps.size(); i++) {
                longestGapNanos = Math.max(longestGapNanos, stamps.get(i) - stamps.get(i - 1));
            }
        }
    }
}
