package org.sitedatum.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sitedatum.cluster.live.EngineQueries;
import org.sitedatum.cluster.live.LiveSector;
import org.sitedatum.mqtt.FixConsumer;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;

/**
 * Has a running engine answer questions, each in the engine's turn.
 *
 * @param turn runs a task between two fixes
 * @param engine the one to ask at that moment
 */
record EngineDesk(Executor turn, Supplier<? extends EngineQueries> engine) implements EngineQueries.Desk {

    /** An engine that does not come to it by then is closed or hopelessly behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public <T> CompletionStage<T> ask(Function<EngineQueries, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        turn.execute(() -> {
            try {
                answer.complete(question.apply(engine.get()));
            } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
            }
        });
        return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A consumer whose sector knows which fixes have come in. */
    record Heard(LiveSector sector, FixConsumer consumer) implements FixConsumer {
        @Override
        public void onFix(Fix fix) {
            sector.heard(fix);
            consumer.onFix(fix);
        }

        @Override
        public void onTime(long nowNanos) {
            consumer.onTime(nowNanos);
        }

        @Override
        public void onBattery(Fix fix, double share) {
            sector.heardBattery(fix, share);
            consumer.onBattery(fix, share);
        }

        @Override
        public void onUnreadable(FixRejection rejection) {
            sector.onRejection(rejection);
            consumer.onUnreadable(rejection);
        }

        @Override
        public Map<String, String> problems() {
            return consumer.problems();
        }
    }
}
