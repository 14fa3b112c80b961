package org.sitedatum.positioning.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.scene.CrowdSimulation;
import org.sitedatum.positioning.scene.SceneTrial;

/** Scores a scene on a simulated crowd as a replay would. */
final class SceneScoring {

    private SceneScoring() {}

    static AnonymousScore score(SceneTrial trial, CrowdSimulation crowd, double matchMetres) {
        ScoringOptions options = new ScoringOptions(5_000_000_000L, matchMetres, 500_000_000L);
        return Replay.run(new Bare(trial), crowd.fixes().iterator(), crowd.truth(), Set.of(), options)
                .anonymous()
                .orElseThrow();
    }

    /** Only the scene: nothing else of an engine. */
    private static final class Bare implements ReplayedEngine {

        private final SceneTrial trial;
        private long accepted;

        Bare(SceneTrial trial) {
            this.trial = trial;
        }

        @Override
        public void accept(Fix fix) {
            trial.accept(fix);
            accepted++;
        }

        @Override
        public void passTo(long nowNanos) {}

        @Override
        public Optional<PoseEstimate> estimateAt(String trackable, long stampNanos) {
            return Optional.empty();
        }

        @Override
        public List<PoseEstimate> anonymousAt(long stampNanos) {
            return trial.posesAt(stampNanos);
        }

        @Override
        public long acceptedCount() {
            return accepted;
        }

        @Override
        public Map<FixRejection.Reason, Long> rejectedCounts() {
            return Map.of();
        }
    }
}
