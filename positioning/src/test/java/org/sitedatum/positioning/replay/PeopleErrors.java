package org.sitedatum.positioning.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.scene.Assignment;

/** Counts what a MOTA is lost by: people missed and estimates that are false, each by why. */
final class PeopleErrors {

    private static final double NEW = 2.0;

    private final double match;
    private final Map<String, Long> firstSeen = new HashMap<>();
    private int truths;
    private int missedNew;
    private int missedAside;
    private int missedElse;
    private int falseAside;
    private int falseGone;
    private int falseDouble;
    private int falseElse;
    private final List<PairedPoints.Point> lastTruths = new ArrayList<>();

    PeopleErrors(double match) {
        this.match = match;
    }

    static String of(PeopleScene scene, double match) {
        PeopleErrors errors = new PeopleErrors(match);
        PositioningEngine engine =
                new PositioningEngine(scene.site(), 1, EngineOptions.defaults(), new EngineListener() {});
        AnonymousTruth truth = new AnonymousTruth(scene.truth());
        long start = scene.fixes().get(0).header().receivedNanos();
        int next = 0;
        for (long instant : truth.grid(500_000_000L, start)) {
            while (next < scene.fixes().size()
                    && scene.fixes().get(next).header().receivedNanos() <= instant) {
                Fix fix = scene.fixes().get(next++);
                engine.accept(fix);
            }
            errors.add(truth.at(instant), engine.anonymousAt(instant), instant, instant >= start + 5_000_000_000L);
        }
        return errors.toString();
    }

    private void add(List<PairedPoints.Point> now, List<PoseEstimate> poses, long instant, boolean counts) {
        now.forEach(point -> firstSeen.putIfAbsent(point.id(), instant));
        List<PairedPoints.Point> points = new ArrayList<>();
        for (PoseEstimate pose : poses) {
            if (pose.state() != TrackingState.LOST) {
                points.add(new PairedPoints.Point(
                        pose.trackable(), pose.position().x(), pose.position().y()));
            }
        }
        PairedPoints pairs = new PairedPoints(now, points, match);
        boolean[] used = new boolean[points.size()];
        boolean[] aside = new boolean[points.size()];
        for (int i = 0; i < now.size(); i++) {
            if (pairs.estimateOf(i) != Assignment.NONE) {
                used[pairs.estimateOf(i)] = true;
            }
        }
        for (int i = 0; counts && i < now.size(); i++) {
            truths++;
            if (pairs.estimateOf(i) != Assignment.NONE) {
                continue;
            }
            int near = -1;
            for (int j = 0; j < points.size(); j++) {
                boolean free = !used[j] && !aside[j] && pairs.distance(i, j) < 1.2;
                if (free && (near < 0 || pairs.distance(i, j) < pairs.distance(i, near))) {
                    near = j;
                }
            }
            if (near >= 0) {
                aside[near] = true;
                missedAside++;
                falseAside++;
            } else if (1e-9 * (instant - firstSeen.get(now.get(i).id())) < NEW) {
                missedNew++;
            } else {
                missedElse++;
            }
        }
        for (int j = 0; counts && j < points.size(); j++) {
            if (!used[j] && !aside[j]) {
                countFalse(points.get(j), now);
            }
        }
        lastTruths.addAll(now);
        lastTruths.removeIf(point -> false);
        while (lastTruths.size() > 4 * Math.max(1, now.size())) {
            lastTruths.remove(0);
        }
    }

    private void countFalse(PairedPoints.Point estimate, List<PairedPoints.Point> now) {
        boolean beside = now.stream().anyMatch(t -> Math.hypot(t.x() - estimate.x(), t.y() - estimate.y()) < 1.2);
        boolean gone = lastTruths.stream()
                .anyMatch(t -> now.stream().noneMatch(n -> n.id().equals(t.id()))
                        && Math.hypot(t.x() - estimate.x(), t.y() - estimate.y()) < 2.5);
        if (gone) {
            falseGone++;
        } else if (beside) {
            falseDouble++;
        } else {
            falseElse++;
        }
    }

    @Override
    public String toString() {
        double n = truths / 100.0;
        return String.format(
                Locale.ROOT,
                "missed new %.1f aside %.1f else %.1f | false aside %.1f gone %.1f double %.1f else %.1f",
                missedNew / n,
                missedAside / n,
                missedElse / n,
                falseAside / n,
                falseGone / n,
                falseDouble / n,
                falseElse / n);
    }

    /** Prints figures and kinds of errors, means over seeds: first and last seed. */
    public static void main(String[] words) throws Exception {
        long first = Long.parseLong(words[0]);
        long last = Long.parseLong(words[1]);
        String only = words.length > 2 ? words[2] : "";
        print(only, "plaza12 2Hz exact", first, last, seed -> PeopleScene.plaza(seed, 12, 40, 2));
        print(only, "plaza25 2Hz exact", first, last, seed -> PeopleScene.plaza(seed, 25, 40, 2));
        for (CameraRig.Form form : CameraRig.Form.values()) {
            print(only, "plaza25 2Hz off " + form, first, last, s -> PeopleScene.plaza(s, 25, 40, form, 0.12));
            print(only, "court40 2Hz off " + form, first, last, s -> PeopleScene.court(s, 40, 30, form, 0.12));
            print(only, "terrace7 5Hz off " + form, first, last, s -> PeopleScene.terrace(s, 7, 60, form, 0.08));
        }
        print(only, "plaza40 2Hz exact", first, last, seed -> PeopleScene.plaza(seed, 40, 40, 2));
        print(only, "plaza25 5Hz exact", first, last, seed -> PeopleScene.plaza(seed, 25, 40, 5));
        print(only, "hall16 10Hz boxes", first, last, s -> PeopleScene.hall(s, 16, 30, CameraRig.Form.BOXES));
        print(only, "hall30 10Hz map", first, last, s -> PeopleScene.hall(s, 30, 30, CameraRig.Form.MAPPED_BOXES));
    }

    /** Makes a scene of a seed. */
    private interface Maker {
        PeopleScene of(long seed);
    }

    private static void print(String only, String name, long first, long last, Maker maker) {
        if (!name.contains(only)) {
            return;
        }
        double[] sum = new double[6];
        String kinds = "";
        long n = last - first + 1;
        for (long seed = first; seed <= last; seed++) {
            PeopleScene scene = maker.of(seed);
            AnonymousScore fine = scene.score(0.5);
            AnonymousScore coarse = scene.score(1);
            sum[0] += fine.mota() / n;
            sum[1] += fine.idf1() / n;
            sum[2] += (double) fine.identitySwitches() / fine.truths() * 100 / n;
            sum[3] += fine.matchedRmse() / n;
            sum[4] += coarse.mota() / n;
            sum[5] += coarse.idf1() / n;
            if (seed == first && Boolean.getBoolean("kinds")) {
                kinds = of(scene, 0.5);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-32s .5m %.3f %.3f sw%% %.2f rmse %.3f | 1m %.3f %.3f | %s%n",
                name,
                sum[0],
                sum[1],
                sum[2],
                sum[3],
                sum[4],
                sum[5],
                kinds);
    }
}
