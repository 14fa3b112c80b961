package org.sitedatum.headset.align;

/** Decides the quality of an alignment and why. */
final class QualityJudge {

    /** What is tracked may become this much less certain before it counts as coarse: no flicker at the limit. */
    private static final double HYSTERESIS = 1.3;

    private final AlignmentOptions options;
    private final AlignmentAccuracy accuracy;
    private AlignmentQuality quality = AlignmentQuality.UNKNOWN;
    private AlignmentReason reason = AlignmentReason.NO_HEAD_POSE;
    private boolean isHeadLost;

    QualityJudge(AlignmentOptions options, AlignmentAccuracy accuracy) {
        this.options = options;
        this.accuracy = accuracy;
    }

    AlignmentQuality quality() {
        return quality;
    }

    AlignmentReason reason() {
        return reason;
    }

    void headSeen() {
        isHeadLost = false;
    }

    void headLost() {
        isHeadLost = true;
    }

    /** Judges anew; true when something changed. */
    boolean judge(long now, AlignmentTracker tracker, LevelledSession session) {
        AlignmentQuality wasQuality = quality;
        AlignmentReason wasReason = reason;
        if (tracker.isAligned()) {
            judgeAligned(now, tracker, session);
        } else if (tracker.lostReason() != AlignmentReason.NONE) {
            set(AlignmentQuality.LOST, session.isLevel() ? tracker.lostReason() : AlignmentReason.TILT_UNKNOWN);
        } else if (session.isEmpty()) {
            set(AlignmentQuality.UNKNOWN, AlignmentReason.NO_HEAD_POSE);
        } else if (!session.isLevel()) {
            set(AlignmentQuality.UNKNOWN, AlignmentReason.TILT_UNKNOWN);
        } else {
            set(
                    AlignmentQuality.UNKNOWN,
                    tracker.hasPoints() ? AlignmentReason.YAW_NOT_OBSERVABLE : AlignmentReason.NO_SIGHTING);
        }
        return quality != wasQuality || reason != wasReason;
    }

    private void judgeAligned(long now, AlignmentTracker tracker, LevelledSession session) {
        double slack = quality == AlignmentQuality.TRACKED ? HYSTERESIS : 1;
        if (isHeadLost) {
            set(AlignmentQuality.STALE, AlignmentReason.TRACKING_LOST);
        } else if (tracker.isContradicted()) {
            set(AlignmentQuality.STALE, AlignmentReason.CONTRADICTED);
        } else if (tracker.isDoubted()) {
            set(AlignmentQuality.LOST, AlignmentReason.RELOCALIZING);
        } else if (now - tracker.lastUsed() > options.staleNanos()) {
            set(AlignmentQuality.STALE, AlignmentReason.NO_RECENT_SIGHTING);
        } else if (tracker.probation().isOn()) {
            set(AlignmentQuality.COARSE, AlignmentReason.RELOCALIZING);
        } else if (accuracy.horizontalSigma() <= slack * options.trackedMetres()
                && accuracy.yawSigma() <= slack * options.trackedRadians()
                && session.shownTiltSigma(now) <= slack * options.trackedRadians()) {
            set(AlignmentQuality.TRACKED, AlignmentReason.NONE);
        } else {
            set(AlignmentQuality.COARSE, AlignmentReason.SETTLING);
        }
    }

    private void set(AlignmentQuality quality, AlignmentReason reason) {
        this.quality = quality;
        this.reason = reason;
    }
}
