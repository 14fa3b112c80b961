package org.sitedatum.cluster.survey.job;

import java.util.function.UnaryOperator;
import org.sitedatum.positioning.survey.SurveyProgress;

/** A survey on its way, and after it. Once finished it changes no more. Thread-safe. */
final class RunningJob implements SurveyProgress {

    private SurveyJob job;
    private long computeByNanos = Long.MAX_VALUE;

    RunningJob(SurveyJob job) {
        this.job = job;
    }

    synchronized SurveyJob job() {
        return job;
    }

    /** Goes on, unless it has ended. */
    synchronized void change(UnaryOperator<SurveyJob> change) {
        if (!job.state().isFinished()) {
            job = change.apply(job);
        }
    }

    /** Begins to compute; false when it has ended meanwhile. */
    synchronized boolean beginComputing(long longestNanos) {
        if (job.state().isFinished()) {
            return false;
        }
        computeByNanos = System.nanoTime() + longestNanos;
        job = job.at(JobState.COMPUTING, "reading", 0, 0);
        return true;
    }

    /** Leaves the computation when nobody waits for it or it has had its time. */
    @Override
    public synchronized void at(String stage, int step, int of) {
        goingOn();
        job = job.at(JobState.COMPUTING, stage, step, of);
    }

    @Override
    public synchronized void goingOn() {
        if (job.state().isFinished()) {
            throw new JobEnded(job.detail());
        }
        if (System.nanoTime() - computeByNanos > 0) {
            throw new JobEnded("it took too long: take a shorter walk or fewer ranges");
        }
    }
}
