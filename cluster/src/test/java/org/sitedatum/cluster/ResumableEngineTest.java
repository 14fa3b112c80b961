package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

class ResumableEngineTest {

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void readSite() throws IOException, ConfigurationException {
        site = SiteFile.read(Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson()));
    }

    @Test
    void shouldGoOnFromTheOwnersStateThoughItCameLate() {
        List<PoseEstimate> ownersPoses = new ArrayList<>();
        List<PoseEstimate> heirsPoses = new ArrayList<>();
        ResumableEngine owner = engine(ownersPoses);
        ResumableEngine heir = engine(heirsPoses);
        List<Fix> fixes = SyntheticRecording.fixes(5, 30);
        int joined = fixes.size() / 2;
        int taken = joined + 200;
        int arrived = taken + 8;
        byte[] state = new byte[0];
        for (int i = 0; i < fixes.size(); i++) {
            if (i == taken) {
                state = owner.snapshot();
            }
            if (i == arrived) {
                heirsPoses.clear();
                heir.resume(state, fixes.get(taken - 1).header().receivedNanos());
            }
            owner.onFix(fixes.get(i));
            if (i >= joined) {
                heir.onFix(fixes.get(i));
            }
        }

        PoseEstimate last = ownersPoses.get(ownersPoses.size() - 1);
        PoseEstimate heirsLast = heirsPoses.get(heirsPoses.size() - 1);
        assertThat(heirsLast.trackable()).isEqualTo(last.trackable());
        assertThat(heirsLast.stampNanos()).isEqualTo(last.stampNanos());
        assertThat(heirsLast.position().distanceTo(last.position())).isLessThan(0.02);
    }

    @Test
    void shouldKeepItsOwnStateWhenTheOthersCannotBeUsed() {
        List<PoseEstimate> poses = new ArrayList<>();
        List<PoseEstimate> undisturbed = new ArrayList<>();
        ResumableEngine engine = engine(poses);
        List<Fix> fixes = SyntheticRecording.fixes(5, 10);
        fixes.forEach(engine(undisturbed)::onFix);

        fixes.subList(0, 150).forEach(engine::onFix);
        engine.resume(new byte[] {1, 2, 3}, 0);
        fixes.subList(150, fixes.size()).forEach(engine::onFix);

        assertThat(poses).extracting(PoseEstimate::position).isEqualTo(positionsOf(undisturbed));
    }

    private static List<Vector3> positionsOf(List<PoseEstimate> poses) {
        return poses.stream().map(PoseEstimate::position).toList();
    }

    private ResumableEngine engine(List<PoseEstimate> poses) {
        EngineListener listener = new EngineListener() {
            @Override
            public void onPose(PoseEstimate pose) {
                poses.add(pose);
            }

            @Override
            public void onAlignment(
                    String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
                assertThat(frame).as("this recording has no odometry").isNull();
            }

            @Override
            public void onEvent(SiteEvent event) {
                assertThat(event.eventId()).isNotEmpty();
            }

            @Override
            public void onRejection(FixRejection rejection) {
                assertThat(rejection.detail()).isNotEmpty();
            }
        };
        return new ResumableEngine(() -> new SiteEngine(site, 1, EngineOptions.defaults(), listener, crash -> {
            throw new AssertionError(crash);
        }));
    }
}
