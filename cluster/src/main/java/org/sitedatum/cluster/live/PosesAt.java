package org.sitedatum.cluster.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sitedatum.cluster.live.PoseMemory.Around;
import org.sitedatum.positioning.PoseEstimate;

/** Poses of a sector at a stamp: as published, between two published ones, or predicted by the engine. */
final class PosesAt {

    /** How far beyond a body's newest pose a prediction is given. */
    static final long LONGEST_PREDICTION_NANOS = 2_000_000_000L;

    /** How a pose was come by. */
    enum Basis {
        PUBLISHED("published"),
        INTERPOLATED("interpolated"),
        PREDICTED("predicted");

        final String word;

        Basis(String word) {
            this.word = word;
        }
    }

    /** A pose and how it was come by. */
    record Based(PoseEstimate pose, Basis basis) {}

    private PosesAt() {}

    /** Of all bodies that have one at the stamp. */
    static CompletionStage<List<Based>> of(LiveSector sector, List<String> trackables, long stampNanos) {
        List<Based> found = new ArrayList<>();
        List<String> ahead = remembered(sector, trackables, stampNanos, found);
        return predicted(sector, ahead, stampNanos).thenApply(poses -> {
            found.addAll(poses);
            // a body that has moved on meanwhile is past the stamp, and its engine does not go back: there is a pose on
            // each side now
            List<String> overtaken = new ArrayList<>(ahead);
            poses.forEach(based -> overtaken.remove(based.pose().trackable()));
            remembered(sector, overtaken, stampNanos, found);
            return found;
        });
    }

    /** Adds what the poses published so far tell, and returns the bodies whose newest is a little older than the stamp. */
    private static List<String> remembered(
            LiveSector sector, List<String> trackables, long stampNanos, List<Based> found) {
        List<String> ahead = new ArrayList<>();
        for (String trackable : trackables) {
            Optional<Around> around = sector.poses().around(trackable, stampNanos);
            if (around.isEmpty()) {
                continue;
            }
            PoseEstimate before = around.get().before();
            PoseEstimate after = around.get().after();
            if (stampNanos == before.stampNanos()) {
                found.add(new Based(before, Basis.PUBLISHED));
            } else if (stampNanos < after.stampNanos()) {
                found.add(new Based(PoseInterpolation.at(before, after, stampNanos), Basis.INTERPOLATED));
            } else if (stampNanos - after.stampNanos() <= LONGEST_PREDICTION_NANOS) {
                ahead.add(trackable);
            }
        }
        return ahead;
    }

    private static CompletionStage<List<Based>> predicted(LiveSector sector, List<String> ahead, long stampNanos) {
        Optional<EngineQueries.Desk> desk = sector.desk();
        if (ahead.isEmpty() || desk.isEmpty()) {
            return CompletableFuture.completedStage(List.of());
        }
        return desk.get()
                .ask(engine -> engine.estimatesAt(ahead, stampNanos).stream()
                        .filter(pose -> pose.stampNanos() == stampNanos)
                        .map(pose -> new Based(pose, Basis.PREDICTED))
                        .toList());
    }
}
