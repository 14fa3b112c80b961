package org.sitedatum.positioning.integrity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Follows one source, anchor or sensor over all bodies that hear it: exponentially weighted bias, spread, excluded share
 * and lag, with an alarm on each. Constant time per fix.
 */
final class SubjectMonitor {

    /** Hearings the means reach back: some ten seconds of one body. */
    private static final double MEMORY = 100;
    /** What is judged at each hearing. */
    static final List<Condition> WATCHED =
            List.of(Condition.BIASED, Condition.NOISY, Condition.EXCLUDED, Condition.CLOCK_OFFSET, Condition.MOVED);

    /** Hearings the excluded share reaches back: it must show a failure soon. */
    private static final double SHARE_MEMORY = 20;
    /** No alarm before so many hearings. */
    private static final int FEWEST = 40;
    /** Motion needed to tell a lag, sum of squared speeds in the memory, m^2/s^2. */
    private static final double ENOUGH_MOTION = 10;
    /** Share of the squared residuals that a lag must explain. */
    private static final double MOST = 0.6;
    /** One residual counts at most this much in bias and spread, m. */
    private static final double LARGEST = 5;

    private final Alarm[] alarms;
    private final Optional<AnchorRelocation> relocation;
    private final Optional<Vector3> surveyed;

    private long heardNanos;
    private int count;
    private double bias;
    private double square;
    private double explainedSquare;
    private double notUsed;
    private double motionResidual;
    private double motionSquare;
    private Optional<Vector3> likelyPosition = Optional.empty();
    private int sinceSearch;

    /** Follows something; an anchor's surveyed place lets its new one be found. */
    SubjectMonitor(Optional<Vector3> anchorPosition) {
        surveyed = anchorPosition;
        relocation = anchorPosition.map(AnchorRelocation::new);
        alarms = WATCHED.stream().map(SubjectMonitor::alarmFor).toArray(Alarm[]::new);
    }

    /** Limits of each condition; uncorrected antenna delays reach 0.3 m. */
    private static Alarm alarmFor(Condition condition) {
        return switch (condition) {
            case BIASED -> new Alarm(0.6, 0.4);
            case NOISY -> new Alarm(6, 4);
            case EXCLUDED -> new Alarm(0.5, 0.1);
            case CLOCK_OFFSET -> new Alarm(0.25, 0.12);
            case MOVED -> new Alarm(0.5, 0.3);
            case SILENT -> throw new IllegalArgumentException("silence is not told by what is heard");
        };
    }

    void save(Snapshot out) {
        out.putLong(heardNanos);
        out.put(count);
        out.put(bias);
        out.put(square);
        out.put(explainedSquare);
        out.put(notUsed);
        out.put(motionResidual);
        out.put(motionSquare);
        out.put(sinceSearch);
        for (Alarm alarm : alarms) {
            alarm.save(out);
        }
        out.putBoolean(likelyPosition.isPresent());
        likelyPosition.ifPresent(out::putValue);
        out.putBoolean(relocation.isPresent());
        relocation.ifPresent(search -> search.save(out));
    }

    void restore(Snapshot in) {
        heardNanos = in.nextLong();
        count = in.nextCount(Integer.MAX_VALUE);
        bias = in.next();
        square = in.next();
        explainedSquare = in.next();
        notUsed = in.next();
        motionResidual = in.next();
        motionSquare = in.next();
        sinceSearch = in.nextInt();
        for (Alarm alarm : alarms) {
            alarm.restore(in);
        }
        likelyPosition = in.nextBoolean() ? Optional.of(in.nextValue(Vector3.class)) : Optional.empty();
        if (in.nextBoolean()) {
            relocation.orElseGet(() -> new AnchorRelocation(Vector3.ZERO)).restore(in);
        }
    }

    void hear(Hearing hearing) {
        heardNanos = hearing.stampNanos();
        count++;
        double shareGain = 1 / Math.min(SHARE_MEMORY, count);
        notUsed += shareGain * ((hearing.isUsed() ? 0 : 1) - notUsed);
        if (!hearing.isTrusted()) {
            return;
        }
        double gain = 1 / Math.min(MEMORY, count);
        double residual = Math.max(-LARGEST, Math.min(LARGEST, hearing.residual()));
        bias += gain * (residual - bias);
        square += gain * ((residual - bias) * (residual - bias) - square);
        explainedSquare += gain * (hearing.explained() * hearing.explained() - explainedSquare);
        double kept = 1 - 1 / MEMORY;
        motionResidual = kept * motionResidual - hearing.speedAlong() * (residual - bias);
        motionSquare = kept * motionSquare + hearing.speedAlong() * hearing.speedAlong();
        relocate(hearing);
    }

    private void relocate(Hearing hearing) {
        if (relocation.isEmpty() || Double.isNaN(hearing.range())) {
            return;
        }
        if (notUsed < 0.2) {
            relocation.get().clear();
            likelyPosition = Optional.empty();
            return;
        }
        relocation.get().hear(hearing.x(), hearing.y(), hearing.z(), hearing.range());
        if (++sinceSearch >= SHARE_MEMORY) {
            sinceSearch = 0;
            likelyPosition = relocation.get().find();
        }
    }

    /** The value a condition is judged by; NaN: not to be judged now. */
    double value(Condition condition) {
        if (count < FEWEST) {
            return Double.NaN;
        }
        return switch (condition) {
            case BIASED -> Math.abs(bias);
            case NOISY -> Math.sqrt(square / Math.max(1e-6, explainedSquare));
            case EXCLUDED -> notUsed;
            case CLOCK_OFFSET -> Math.abs(explainingLag());
            case MOVED -> moved();
            case SILENT -> Double.NaN;
        };
    }

    private double moved() {
        if (likelyPosition.isEmpty() || surveyed.isEmpty()) {
            return notUsed < 0.2 ? 0 : Double.NaN;
        }
        return likelyPosition.get().distanceTo(surveyed.get());
    }

    /** How much older than stamped its news seems, s; NaN while that cannot be told. */
    double lag() {
        return motionSquare < ENOUGH_MOTION ? Double.NaN : motionResidual / motionSquare;
    }

    /** The lag where it explains most of what is off; zero where the cause is another. */
    private double explainingLag() {
        double explained = motionResidual * motionResidual / Math.max(1e-9, motionSquare);
        return explained > MOST * square * MEMORY ? lag() : 0;
    }

    /** The alarm of the condition at place {@code i} of {@link #WATCHED}. */
    Alarm alarm(int i) {
        return alarms[i];
    }

    Optional<Vector3> likelyPosition() {
        return likelyPosition;
    }

    long heardNanos() {
        return heardNanos;
    }

    double bias() {
        return bias;
    }

    double spread() {
        return Math.sqrt(square);
    }

    double notUsed() {
        return notUsed;
    }

    Set<Condition> conditions() {
        return Alarm.raised(WATCHED, alarms);
    }
}
