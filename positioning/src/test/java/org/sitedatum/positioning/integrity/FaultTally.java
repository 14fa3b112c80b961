package org.sitedatum.positioning.integrity;

import java.util.Arrays;

/** What became of the epochs of one scene and kind of fault. */
final class FaultTally {

    private final String title;
    private long soundEpochs;
    private long soundTracking;
    private long soundExceeded;
    private long faultyEpochs;
    private long faultyTracking;
    private long faultyExceeded;
    private long misleading;
    private double squares;
    private double soundSquares;
    private double slowestAlert;
    private String worst = "";
    private double[] levels = new double[1024];
    private int levelCount;
    private double[] faultyLevels = new double[1024];
    private int faultyLevelCount;

    FaultTally(String title) {
        this.title = title;
    }

    void sound(boolean tracking, boolean exceeded, boolean wrong, double level, double error) {
        soundEpochs++;
        soundTracking += tracking ? 1 : 0;
        soundExceeded += wrong ? 1 : 0;
        soundSquares += error * error;
        levels = levelCount == levels.length ? Arrays.copyOf(levels, 2 * levelCount) : levels;
        levels[levelCount++] = level;
    }

    void faulty(boolean tracking, boolean exceeded, double error, double level) {
        faultyEpochs++;
        faultyTracking += tracking ? 1 : 0;
        faultyExceeded += exceeded ? 1 : 0;
        squares += error * error;
        faultyLevels = faultyLevelCount == faultyLevels.length
                ? Arrays.copyOf(faultyLevels, 2 * faultyLevelCount)
                : faultyLevels;
        faultyLevels[faultyLevelCount++] = level;
    }

    void misleading(String how) {
        if (misleading++ == 0) {
            worst = how;
        }
    }

    void alertAfter(double seconds) {
        slowestAlert = Math.max(slowestAlert, seconds);
    }

    long epochs() {
        return soundEpochs + faultyEpochs;
    }

    long misleading() {
        return misleading;
    }

    long soundExceeded() {
        return soundExceeded;
    }

    String worst() {
        return worst;
    }

    static String head() {
        return "%-52s %8s | %9s %9s %7s %7s | %9s %9s %7s %7s %7s %7s"
                .formatted(
                        "",
                        "epochs",
                        "sound PL>",
                        "tracking",
                        "rmse",
                        "PL",
                        "mislead",
                        "exceeded",
                        "track",
                        "rmse",
                        "PL",
                        "alert s");
    }

    @Override
    public String toString() {
        return "%-52s %8d | %9.5f %9.4f %7.3f %7.3f | %9.5f %9.5f %7.3f %7.3f %7.3f %7.2f"
                .formatted(
                        title,
                        epochs(),
                        share(soundExceeded, soundEpochs),
                        share(soundTracking, soundEpochs),
                        Math.sqrt(soundSquares / Math.max(1, soundEpochs)),
                        median(levels, levelCount),
                        share(misleading, faultyEpochs),
                        share(faultyExceeded, faultyEpochs),
                        share(faultyTracking, faultyEpochs),
                        Math.sqrt(squares / Math.max(1, faultyEpochs)),
                        median(faultyLevels, faultyLevelCount),
                        slowestAlert);
    }

    private static double median(double[] values, int count) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[count / 2];
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
