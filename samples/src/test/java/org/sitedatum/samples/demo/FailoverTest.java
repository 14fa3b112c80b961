package org.sitedatum.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.samples.client.PoseMessage;
import org.sitedatum.samples.client.StatusMessage;

class FailoverTest {

    private static final long MILLI = 1_000_000L;
    private static final StatusMessage FIRST = new StatusMessage("node-1", 65, true);
    private static final StatusMessage SECOND = new StatusMessage("node-2", 130, true);

    private final Failover failover = new Failover(List.of("robot", "person"));

    @Test
    void shouldTellTheSilenceAndEachBodysGap() {
        failover.heard(FIRST);
        poses(0, 1_000, 65);
        failover.kill(FIRST);
        failover.heard(SECOND);
        failover.accept(pose("robot", 1_500, 130), 1_500 * MILLI);
        failover.accept(pose("person", 1_800, 130), 1_800 * MILLI);

        FailoverFigures figures = failover.figures();

        assertThat(figures.silence()).isEqualTo(0.5);
        assertThat(figures.gaps()).containsExactly(0.5, 0.8);
        assertThat(figures.heir()).contains(SECOND);
        assertThat(figures.faults()).isEmpty();
    }

    @Test
    void shouldDropWhatTheFormerOwnerStillSays() {
        failover.accept(pose("robot", 100, 130), 100 * MILLI);

        assertThat(failover.accept(pose("robot", 110, 65), 110 * MILLI)).isFalse();
        assertThat(failover.figures().pastEpochs()).isEqualTo(1);
    }

    @Test
    void shouldCountWhatComesTwiceOrOutOfOrder() {
        failover.accept(pose("robot", 100, 65), 100 * MILLI);
        failover.accept(pose("robot", 100, 65), 101 * MILLI);
        failover.accept(pose("robot", 100, 130), 110 * MILLI);
        failover.accept(pose("robot", 90, 195), 120 * MILLI);

        assertThat(failover.figures().outOfOrder()).isEqualTo(2);
        assertThat(failover.figures().faults()).anyMatch(fault -> fault.contains("twice or out of order"));
    }

    @Test
    void shouldFailWhenNobodyFollows() {
        failover.heard(FIRST);
        poses(0, 1_000, 65);
        failover.kill(FIRST);
        failover.heard(new StatusMessage("node-1", 65, false));

        assertThat(failover.owner()).isEqualTo(Optional.empty());
        assertThat(failover.figures().faults()).containsExactly("nobody followed node-1");
    }

    @Test
    void shouldFailWhenTheSilenceIsTooLong() {
        failover.heard(FIRST);
        poses(0, 1_000, 65);
        failover.kill(FIRST);
        failover.heard(SECOND);
        poses(3_000, 4_000, 130);

        assertThat(failover.figures().faults()).containsExactly("2.000 s without any pose (at most 1.5 s)");
    }

    private void poses(long fromMillis, long toMillis, long epoch) {
        for (long at = fromMillis; at <= toMillis; at += 100) {
            failover.accept(pose("robot", at, epoch), at * MILLI);
            failover.accept(pose("person", at, epoch), at * MILLI);
        }
    }

    private static PoseMessage pose(String body, long stampMillis, long epoch) {
        return new PoseMessage(
                body, stampMillis * MILLI, "", Vector3.ZERO, Optional.empty(), "tracking", 1, 1, stampMillis, epoch);
    }
}
