package org.sitedatum.mqtt.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.time.FixOrder;

/**
 * On recordings of real robots, boats and people: an engine that goes on from a snapshot taken anywhere says what the one
 * that took it says, to the bit. Fixes from before the border, which a resumed engine refuses, are left out of both.
 */
class ResumeOnRecordingsTest {

    /** Fixes fed before the cut at most, and after it. */
    private static final int MOST = 12_000;

    private static final int AFTER = 3_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lias-mid-body-raw",
                "lias-slow-onetag-raw",
                "hanyang-nlos_a1",
                "labyrinth-dev",
                "autoferry-02",
                "mtt-101",
                "arexp-arkit_dyn0"
            })
    void shouldSayToTheBitWhatTheEngineThatWentOnSays(String name) throws IOException {
        Optional<Path> folder =
                SharedRecordings.folder().map(data -> data.resolve(name)).filter(Files::isDirectory);
        assumeTrue(folder.isPresent(), "no shared recording " + name + " beside the checkout");
        Recording recording = Recording.open(folder.get());
        List<Fix> fixes = fixes(recording);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        int cut = random.nextInt(fixes.size() / 4, Math.min(MOST, fixes.size() * 3 / 4));
        Said first = new Said();
        PacedEngine engine = new PacedEngine(first.engine(recording.site()));
        fixes.subList(0, cut).forEach(engine::accept);
        Said second = new Said();
        PositioningEngine resumed = second.engine(recording.site());

        assertThat(resumed.resume(first.engine.snapshot())).isEmpty();

        PacedEngine paced = new PacedEngine(resumed);
        paced.passTo(fixes.get(cut - 1).header().receivedNanos());
        first.lines.clear();
        List<Fix> later = inOrder(recording.site(), fixes, cut);
        assertThat(later).isNotEmpty();
        for (Fix fix : later) {
            engine.accept(fix);
            paced.accept(fix);
        }
        assertThat(first.lines).isNotEmpty();
        for (int i = 0; i < Math.min(first.lines.size(), second.lines.size()); i++) {
            assertThat(second.lines.get(i))
                    .as("%s, cut at %d, line %d", name, cut, i)
                    .isEqualTo(first.lines.get(i));
        }
        assertThat(second.lines).hasSameSizeAs(first.lines);
    }

    private static List<Fix> fixes(Recording recording) throws IOException {
        List<Fix> fixes = new ArrayList<>();
        try (FixLines lines = recording.openFixes()) {
            Iterator<Fix> all = lines.fixes(refused -> {});
            while (all.hasNext() && fixes.size() < MOST + AFTER) {
                fixes.add(all.next());
            }
        }
        return fixes;
    }

    /** What follows the cut, without the fixes that come before the last one of their body or of the scene. */
    private static List<Fix> inOrder(Site site, List<Fix> fixes, int cut) {
        Map<String, String> bodyOf = new HashMap<>();
        for (Trackable trackable : site.trackables()) {
            bodyOf.put(trackable.id(), trackable.id());
            for (Tag tag : trackable.tags()) {
                bodyOf.put(tag.id(), trackable.id());
            }
        }
        Map<String, Fix> last = new HashMap<>();
        for (Fix fix : fixes.subList(0, cut)) {
            last.merge(keyOf(fix, bodyOf), fix, (a, b) -> FixOrder.INSTANCE.compare(a, b) < 0 ? b : a);
        }
        List<Fix> later = new ArrayList<>();
        for (Fix fix : fixes.subList(cut, Math.min(fixes.size(), cut + AFTER))) {
            Fix before = last.get(keyOf(fix, bodyOf));
            if (before == null || FixOrder.INSTANCE.compare(before, fix) < 0) {
                later.add(fix);
            }
        }
        return later;
    }

    private static String keyOf(Fix fix, Map<String, String> bodyOf) {
        return fix.header().trackable().map(id -> bodyOf.getOrDefault(id, id)).orElse("");
    }

    /** All that an engine says, as it says it. */
    private static final class Said implements EngineListener {
        final List<Object> lines = new ArrayList<>();
        PositioningEngine engine;

        PositioningEngine engine(Site site) {
            engine = new PositioningEngine(site, EngineOptions.defaults(), this);
            return engine;
        }

        @Override
        public void onPose(PoseEstimate pose) {
            lines.add(pose);
        }

        @Override
        public void onRejection(FixRejection rejection) {
            lines.add(rejection);
        }

        @Override
        public void onAlignment(
                String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
            lines.add(List.of(frame, stampNanos, siteFromOdom, covariance, revision));
        }

        @Override
        public void onEvent(SiteEvent event) {
            lines.add(event);
        }
    }
}
