package org.sitedatum.cluster.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.positioning.replay.SiteHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replay: waiting, running, or over. Any thread may look; one runs it. */
public final class ReplayJob {

    /** How far it is. */
    public enum State {
        /** Others are before it. */
        WAITING,
        /** Under way. */
        RUNNING,
        /** It has a result. */
        DONE,
        /** It has none, and says why. */
        FAILED
    }

    /** Longest time a replay may take, s. */
    static final long MOST_SECONDS = 900;

    private static final Logger LOG = LoggerFactory.getLogger(ReplayJob.class);

    private final String id;
    private final ReplayPlan plan;
    private final String author;
    private final Instant madeAt;
    private volatile State state = State.WAITING;
    private final AtomicLong fed = new AtomicLong();
    private volatile boolean cancelled;
    private volatile String reason = "";
    private volatile Optional<ReplayResult> result = Optional.empty();

    ReplayJob(String id, ReplayPlan plan, String author, Instant madeAt) {
        this.id = id;
        this.plan = plan;
        this.author = author;
        this.madeAt = madeAt;
    }

    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        Ended(String reason) {
            super(reason, null, false, false);
        }
    }

    void run() {
        if (cancelled) {
            return;
        }
        state = State.RUNNING;
        try {
            result = Optional.of(replay());
            state = State.DONE;
        } catch (Ended ended) {
            fail(String.valueOf(ended.getMessage()));
        } catch (IOException | UncheckedIOException unreadable) {
            fail("the recording cannot be read on: " + unreadable.getMessage());
        } catch (RuntimeException fault) {
            LOG.error("replay {} of {} failed", id, plan.recording(), fault);
            fail("a fault of the server; the node's log says more");
        }
    }

    private ReplayResult replay() throws IOException {
        Recording recording = Recording.open(plan.place());
        SiteHistory site = plan.other()
                .map(other -> new SiteHistory(other, plan.revision(), List.of()))
                .orElseGet(recording::history);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        ReplayKeeper keeper = new ReplayKeeper();
        ReplayReport report = RecordingReplay.run(
                recording,
                site,
                plan.recording(),
                plan.onlySources(),
                received -> before(end),
                plan.scoring(),
                keeper,
                keeper);
        return keeper.result(report, site);
    }

    private void before(long endNanos) {
        fed.incrementAndGet();
        if (cancelled) {
            throw new Ended("cancelled");
        }
        if (System.nanoTime() > endNanos) {
            throw new Ended("took longer than " + MOST_SECONDS + " s; replay a shorter recording");
        }
    }

    private void fail(String why) {
        reason = why;
        state = State.FAILED;
    }

    void cancel() {
        cancelled = true;
        if (state == State.WAITING) {
            fail("cancelled");
        }
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** What is replayed. */
    public ReplayPlan plan() {
        return plan;
    }

    /** Who wanted it. */
    public String author() {
        return author;
    }

    /** When it was wanted. */
    public Instant madeAt() {
        return madeAt;
    }

    /** How far it is. */
    public State state() {
        return state;
    }

    /** Share of the fixes that the engine has had, 0..1. */
    public double progress() {
        return state == State.DONE ? 1 : Math.min(1, (double) fed.get() / Math.max(1, plan.fixes()));
    }

    /** Why it failed; else empty. */
    public String reason() {
        return reason;
    }

    /** What came of it; empty before it is done. */
    public Optional<ReplayResult> result() {
        return result;
    }
}
