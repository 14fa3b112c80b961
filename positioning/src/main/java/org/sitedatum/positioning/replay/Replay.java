package org.sitedatum.positioning.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/**
 * Feeds recorded fixes to an engine and compares its estimates with the truth causally: at each truth stamp every fix
 * received by then has been fed and none after, and the estimate is the engine's own, predicted to the stamp.
 *
 * <p>Anonymous truth is compared at the instant of the first receipt and every grid step after it, so that a sensor that
 * scans in step with the grid has just been heard.
 *
 * <p>The poses the listener hears up to the last fix do not depend on the truth.
 */
public final class Replay {

    private final ReplayedEngine engine;
    private final Iterator<Fix> fixes;
    private final ScoreListener scores;
    private Optional<Fix> pending = Optional.empty();
    private long fed;

    private Replay(ReplayedEngine engine, Iterator<Fix> fixes, ScoreListener scores) {
        this.engine = engine;
        this.fixes = fixes;
        this.scores = scores;
        loadPending();
    }

    /**
     * Replays a recording through a new engine.
     *
     * @param site the site of the recording
     * @param engineOptions bounds of the engine
     * @param fixes in order of receipt
     * @param truth in any order; may be empty
     * @param scoring how to compare
     * @param listener hears every pose and refusal, as the engine says them
     */
    public static ReplayScore run(
            Site site,
            EngineOptions engineOptions,
            Iterator<Fix> fixes,
            List<TruthSample> truth,
            ScoringOptions scoring,
            EngineListener listener) {
        return run(SiteHistory.of(site), engineOptions, fixes, truth, scoring, listener);
    }

    /** The same with the revisions that the site had while it was recorded. */
    public static ReplayScore run(
            SiteHistory site,
            EngineOptions engineOptions,
            Iterator<Fix> fixes,
            List<TruthSample> truth,
            ScoringOptions scoring,
            EngineListener listener) {
        return run(site, engineOptions, fixes, truth, scoring, listener, ScoreListener.SILENT);
    }

    /** The same, and tells of every truth stamp of an identified body that is scored. */
    public static ReplayScore run(
            SiteHistory site,
            EngineOptions engineOptions,
            Iterator<Fix> fixes,
            List<TruthSample> truth,
            ScoringOptions scoring,
            EngineListener listener,
            ScoreListener scores) {
        PositioningEngine engine = new PositioningEngine(site.first(), site.revision(), engineOptions, listener);
        RevisedEngine revised = new RevisedEngine(engine, site.later());
        return new Replay(revised, fixes, scores).scored(truth, site.trackables(), scoring);
    }

    static ReplayScore run(
            ReplayedEngine engine,
            Iterator<Fix> fixes,
            List<TruthSample> truth,
            Set<String> identified,
            ScoringOptions scoring) {
        return new Replay(engine, fixes, ScoreListener.SILENT).scored(truth, identified, scoring);
    }

    private ReplayScore scored(List<TruthSample> truth, Set<String> identified, ScoringOptions scoring) {
        List<TruthSample> sorted = new ArrayList<>(truth);
        sorted.sort(Comparator.comparingLong(TruthSample::stampNanos));
        long start = startNanos(sorted);
        long firstScored = start + scoring.skipNanos();
        List<TruthSample> named = new ArrayList<>();
        List<TruthSample> nameless = new ArrayList<>();
        sorted.forEach(sample -> (identified.contains(sample.trackable()) ? named : nameless).add(sample));
        AnonymousTruth anonymousTruth = new AnonymousTruth(nameless);
        SortedMap<String, TrackableScorer> trackables = new TreeMap<>();
        AnonymousScorer anonymous = new AnonymousScorer(scoring.matchMetres());

        long[] grid = anonymousTruth.grid(scoring.gridNanos(), start);
        int next = 0;
        for (TruthSample sample : named) {
            next = scoreGridBefore(sample.stampNanos(), grid, next, firstScored, anonymousTruth, anonymous);
            TrackableScorer scorer = trackables.computeIfAbsent(sample.trackable(), id -> new TrackableScorer());
            feedUntil(sample.stampNanos());
            if (sample.stampNanos() >= firstScored) {
                Optional<PoseEstimate> estimate = engine.estimateAt(sample.trackable(), sample.stampNanos());
                scorer.add(sample, estimate);
                scores.onScored(sample, estimate);
            }
        }
        scoreGridBefore(Long.MAX_VALUE, grid, next, firstScored, anonymousTruth, anonymous);
        feedRest();

        SortedMap<String, TrackableScore> scores = new TreeMap<>();
        trackables.forEach((id, scorer) -> scores.put(id, scorer.score()));
        return new ReplayScore(
                fed,
                engine.acceptedCount(),
                engine.rejectedCounts(),
                scores,
                anonymousTruth.isEmpty() ? Optional.empty() : Optional.of(anonymous.score()));
    }

    /** Where the recording starts: with its first receipt, for before it nothing can be known. */
    private long startNanos(List<TruthSample> sortedTruth) {
        long firstTruth = sortedTruth.isEmpty() ? 0 : sortedTruth.get(0).stampNanos();
        return pending.map(fix -> fix.header().receivedNanos()).orElse(firstTruth);
    }

    /** Scores the grid instants from {@code next} on that lie before a stamp; returns the first one left. */
    private int scoreGridBefore(
            long stampNanos, long[] grid, int next, long firstScored, AnonymousTruth truth, AnonymousScorer scorer) {
        int k = next;
        while (k < grid.length && grid[k] < stampNanos) {
            feedUntil(grid[k]);
            if (grid[k] >= firstScored) {
                scorer.add(truth.at(grid[k]), pointsOf(engine.anonymousAt(grid[k])));
            }
            k++;
        }
        return k;
    }

    private static List<PairedPoints.Point> pointsOf(List<PoseEstimate> estimates) {
        List<PairedPoints.Point> points = new ArrayList<>(estimates.size());
        for (PoseEstimate estimate : estimates) {
            if (estimate.state() != TrackingState.LOST) {
                points.add(new PairedPoints.Point(
                        estimate.trackable(),
                        estimate.position().x(),
                        estimate.position().y()));
            }
        }
        return points;
    }

    private void feedUntil(long stampNanos) {
        while (pending.isPresent() && pending.get().header().receivedNanos() <= stampNanos) {
            feedPending();
        }
        engine.passTo(stampNanos);
    }

    private void feedRest() {
        while (pending.isPresent()) {
            feedPending();
        }
    }

    private void feedPending() {
        engine.accept(pending.get());
        fed++;
        loadPending();
    }

    private void loadPending() {
        pending = fixes.hasNext() ? Optional.of(fixes.next()) : Optional.empty();
    }
}
