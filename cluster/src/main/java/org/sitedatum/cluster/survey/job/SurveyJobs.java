package org.sitedatum.cluster.survey.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.survey.SurveyFixes;
import org.sitedatum.cluster.survey.SurveyOutput;
import org.sitedatum.cluster.survey.SurveyWork;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The surveys of a node. Thread-safe. */
public final class SurveyJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SurveyJobs.class);
    private static final long GLANCE_MILLIS = 200;

    private final JobLimits limits;
    private final BrokerAddress broker;
    private final EpochNanoClock clock = EpochNanoClock.system();
    private final Map<String, RunningJob> jobs = new ConcurrentHashMap<>();
    private final Set<FixCapture> captures = ConcurrentHashMap.newKeySet();
    private final ExecutorService computing = Executors.newSingleThreadExecutor(run -> thread(run, "survey"));
    private final ScheduledExecutorService capturing =
            Executors.newSingleThreadScheduledExecutor(run -> thread(run, "survey-capture"));

    /**
     * Without surveys yet.
     *
     * @param broker that captures listen to
     */
    public SurveyJobs(BrokerAddress broker, JobLimits limits) {
        this.broker = broker;
        this.limits = limits;
    }

    private static Thread thread(Runnable run, String name) {
        Thread thread = new Thread(run, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /** How much they may take. */
    public JobLimits limits() {
        return limits;
    }

    /**
     * Begins a survey whose input came with the order.
     *
     * @throws CommandException when the input cannot be used
     * @throws IllegalArgumentException when a number in it means nothing
     * @throws TooManySurveys when no further one is taken
     */
    public SurveyJob start(JobOrder order) throws CommandException, TooManySurveys {
        ensureRoom(order.site());
        SurveyWork work = order.read();
        RunningJob job = begin(order, JobState.WAITING);
        computing.execute(() -> compute(job, () -> work));
        return job.job();
    }

    /**
     * Begins a survey of fixes that are there already.
     *
     * @throws CommandException when the rest of the input cannot be used
     * @throws IllegalArgumentException when a number in it means nothing
     * @throws TooManySurveys when no further one is taken
     */
    public SurveyJob start(JobOrder order, SurveyFixes fixes) throws CommandException, TooManySurveys {
        ensureRoom(order.site());
        order.read(none -> {});
        RunningJob job = begin(order, JobState.WAITING);
        computing.execute(() -> compute(job, () -> order.read(fixes)));
        return job.job();
    }

    /**
     * Begins a survey of the fixes that come in from now on.
     *
     * @param duration how long
     * @throws CommandException when the rest of the input cannot be used
     * @throws IllegalArgumentException when a number in it means nothing
     * @throws TooManySurveys when no further one is taken
     */
    public SurveyJob capture(JobOrder order, Duration duration) throws CommandException, TooManySurveys {
        ensureRoom(order.site());
        order.read(none -> {});
        RunningJob job = begin(order, JobState.CAPTURING);
        try {
            FixCapture capture = new FixCapture(broker, order.site(), limits.fixes(), clock);
            captures.add(capture);
            glance(job, capture, order, duration, System.nanoTime());
        } catch (RuntimeException notHeard) {
            job.change(now -> now.ended(JobState.FAILED, "cannot listen at the broker: " + notHeard.getMessage()));
        }
        return job.job();
    }

    /** Says how far a capture is, again and again until it is over. */
    private void glance(RunningJob job, FixCapture capture, JobOrder order, Duration duration, long begunNanos) {
        double seconds = (System.nanoTime() - begunNanos) * 1e-9;
        job.change(now -> now.at(JobState.CAPTURING, "listening", (int) seconds, (int) duration.toSeconds())
                .with(capture.size()));
        boolean ended = job.job().state().isFinished();
        if (!ended && !capture.isFull() && seconds < duration.toSeconds()) {
            capturing.schedule(
                    () -> glance(job, capture, order, duration, begunNanos), GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        captures.remove(capture);
        capture.close();
        if (!ended) {
            job.change(now -> now.at(JobState.WAITING, "", 0, 0));
            computing.execute(() -> compute(job, () -> order.read(capture)));
        }
    }

    /** Refuses when so many are under way: before the input is read, because that takes its time too. */
    public void ensureRoom(String site) throws TooManySurveys {
        long inAll = jobs.values().stream().filter(SurveyJobs::isUnderWay).count();
        long here = of(site).stream().filter(job -> !job.state().isFinished()).count();
        if (here >= limits.unfinished() || inAll >= limits.unfinishedInAll()) {
            throw new TooManySurveys(here + " surveys of this site and " + inAll
                    + " on this node are under way, may be " + limits.unfinished() + " and "
                    + limits.unfinishedInAll() + ": wait for one or delete one");
        }
    }

    private static boolean isUnderWay(RunningJob job) {
        return !job.job().state().isFinished();
    }

    /** The number is judged once more, because two may have come at a time. */
    private synchronized RunningJob begin(JobOrder order, JobState state) throws TooManySurveys {
        ensureRoom(order.site());
        String id = UUID.randomUUID().toString().substring(0, 13);
        RunningJob job = new RunningJob(
                SurveyJob.begun(id, order.site(), order.task().name(), order.author(), Instant.now(), state));
        jobs.put(id, job);
        forget(order.site());
        return job;
    }

    private void forget(String site) {
        List<SurveyJob> finished = new ArrayList<>(
                of(site).stream().filter(job -> job.state().isFinished()).toList());
        finished.sort(Comparator.comparing(SurveyJob::createdAt));
        for (int i = 0; i < finished.size() - limits.kept(); i++) {
            jobs.remove(finished.get(i).id());
        }
    }

    private interface Reading {
        SurveyWork read() throws CommandException;
    }

    private void compute(RunningJob job, Reading reading) {
        if (!job.beginComputing(limits.computing().toNanos())) {
            return;
        }
        try {
            SurveyOutput output = reading.read().run(job);
            job.change(now -> now.ended(output));
        } catch (JobEnded | CommandException | IllegalArgumentException unusable) {
            job.change(now -> now.ended(JobState.FAILED, String.valueOf(unusable.getMessage())));
        } catch (RuntimeException | OutOfMemoryError fault) {
            LOG.error("survey {} failed", job.job().id(), fault);
            job.change(now -> now.ended(JobState.FAILED, "a fault of the server; the node's log says more"));
        }
    }

    /** All surveys of a site, the newest first. */
    public List<SurveyJob> of(String site) {
        return jobs.values().stream()
                .map(RunningJob::job)
                .filter(job -> job.site().equals(site))
                .sorted(Comparator.comparing(SurveyJob::createdAt).reversed().thenComparing(SurveyJob::id))
                .toList();
    }

    /** One survey of a site. */
    public Optional<SurveyJob> find(String site, String id) {
        return Optional.ofNullable(jobs.get(id))
                .map(RunningJob::job)
                .filter(job -> job.site().equals(site));
    }

    /** Ends a survey, which stays in the list. */
    public void cancel(String id, String who) {
        Optional.ofNullable(jobs.get(id))
                .ifPresent(job -> job.change(now -> now.ended(JobState.CANCELLED, "cancelled by " + who)));
    }

    /** Ends a survey and forgets it. */
    public void remove(String id) {
        cancel(id, "its deletion");
        jobs.remove(id);
    }

    /** Ends all surveys. */
    @Override
    public void close() {
        jobs.keySet().forEach(this::remove);
        capturing.shutdownNow();
        computing.shutdownNow();
        captures.forEach(FixCapture::close);
    }
}
