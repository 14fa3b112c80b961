package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.EpochLifts;
import org.sitedatum.mqtt.PosePublisher;
import org.sitedatum.mqtt.codec.NodeStatus;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;

class SiteEngineTest {

    @TempDir
    Path folder;

    @Test
    void shouldTellOnceThatItCrashedAndSayNothingAfterwards() throws IOException, ConfigurationException {
        Site site = SiteFile.read(Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson()));
        List<Throwable> crashes = new ArrayList<>();
        BrokenPublisher publisher = new BrokenPublisher();
        SiteEngine engine = new SiteEngine(site, 1, EngineOptions.defaults(), publisher, crashes::add);

        for (Fix fix : SyntheticRecording.fixes(1, 3)) {
            engine.onFix(fix);
        }
        engine.onTime(Long.MAX_VALUE / 2);

        assertThat(crashes).hasSize(1);
        assertThat(crashes.get(0)).hasMessage("broken");
        assertThat(publisher.called).isEqualTo(1);
    }

    private static final class BrokenPublisher implements PosePublisher {
        @Override
        public EpochLifts lifts() {
            return new EpochLifts();
        }

        private int called;

        @Override
        public void onPose(PoseEstimate pose) {
            called++;
            throw new IllegalStateException("broken");
        }

        @Override
        public void onRejection(FixRejection rejection) {
            throw new AssertionError(rejection.toString());
        }

        @Override
        public void onAlignment(
                String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
            throw new AssertionError(frame);
        }

        @Override
        public void onEvent(SiteEvent event) {
            throw new AssertionError(event.eventId());
        }

        @Override
        public void publishFrames(List<FramePlacement> frames, long revision) {
            throw new AssertionError("not asked for");
        }

        @Override
        public void publishEvent(String kind, String id, byte[] json) {
            throw new AssertionError("not asked for");
        }

        @Override
        public void publishStatus(NodeStatus status) {
            throw new AssertionError("not asked for");
        }
    }
}
