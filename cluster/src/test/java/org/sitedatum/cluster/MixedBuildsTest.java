package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;

/** A node of this release beside two of an earlier one, as in the midst of an upgrade. */
class MixedBuildsTest {

    private static final String SITE = SyntheticRecording.SITE;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIXES = 200;

    @TempDir
    Path folder;

    private NodesInProcess nodes;
    private Site site;
    private OldBuild first;
    private OldBuild second;

    @BeforeEach
    void startOldNodes() throws IOException, ConfigurationException {
        nodes = new NodesInProcess(folder, List.of("old-1", "old-2", "new"));
        site = NodesInProcess.site(folder, SyntheticRecording.siteJson());
        first = new OldBuild(nodes.membership("old-1"), SITE, this::stateAfterManyFixes);
        second = new OldBuild(nodes.membership("old-2"), SITE, this::stateAfterManyFixes);
    }

    @AfterEach
    void stopAll() {
        nodes.close();
        first.close();
        second.close();
    }

    @Test
    void shouldGoOnFromTheStateThatAnOldOwnerSendsUnasked() throws Exception {
        first.beReady();
        await().atMost(PATIENCE).until(first::isOwner);
        ClusteredNode upgraded = nodes.start("new", List.of(site));
        assertThat(upgraded.awaitUp(PATIENCE)).isTrue();
        await().atMost(PATIENCE).until(() -> upgraded.isWarm(SITE));
        await().atMost(PATIENCE).until(() -> first.told().contains("new"));

        first.close();
        await().atMost(PATIENCE).until(() -> upgraded.isOwner(SITE));

        try (SensorsAndApp ends = new SensorsAndApp(nodes.broker(), SITE)) {
            await().atMost(PATIENCE).until(() -> {
                ends.send(phoneAt(EpochNanoClock.system().epochNanos()));
                return !ends.poses().isEmpty();
            });
            assertThat(sequenceOf(ends.poses().get(0))).isGreaterThanOrEqualTo(FIXES);
        }
    }

    @Test
    void shouldSendItsStateToAnOldNodeThatComes() throws Exception {
        nodes.start("new", List.of(site));
        await().atMost(PATIENCE).until(() -> nodes.get("new").isOwner(SITE));

        first.beReady();

        await().atMost(PATIENCE)
                .until(() -> first.heard().stream()
                        .anyMatch(snapshot -> snapshot.sector().equals(SITE) && !snapshot.isLast()));
        assertThat(second.heard()).isEmpty();
    }

    private static long sequenceOf(String pose) {
        return Long.parseLong(pose.replaceAll("(?s).*\"seq\":(\\d+).*", "$1"));
    }

    private byte[] stateAfterManyFixes() {
        PositioningEngine engine = new PositioningEngine(site, 1, EngineOptions.defaults(), new EngineListener() {
            @Override
            public void onPose(PoseEstimate pose) {}
        });
        long now = EpochNanoClock.system().epochNanos();
        for (int i = FIXES; i > 0; i--) {
            engine.accept(phoneAt(now - i * 20_000_000L));
        }
        return engine.snapshot();
    }

    private static PositionFix phoneAt(long nanos) {
        return new PositionFix(
                FixHeader.of("vps", nanos, nanos, "phone"), "site", 2, 7, 1.4, Covariance3.isotropic(0.0009));
    }
}
