package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;

/** Finds the first alignment, follows it, doubts it, and finds another when it is contradicted. */
final class AlignmentTracker {

    /** Squared Mahalanobis distances of three numbers: 95 % and 99.9 % of good points lie within. */
    private static final double SOFT_3 = 7.81;

    private static final double GATE_3 = 16.27;

    /** Of one number: 99.9 %. */
    private static final double GATE_1 = 10.83;

    /** ns and number: how long what is seen must contradict an alignment before another is looked for. */
    private static final long CONTRADICTION = 2_000_000_000L;

    private static final int CONTRADICTIONS = 10;
    private static final int POSE_CONTRADICTIONS = 3;

    /** s: over a shorter gap a tracker keeps its frame by its gyroscope and the memory of its last images. */
    private static final double DOUBTFUL_SECONDS = 1.0;

    /** Sightings in a row that end a doubt. */
    private static final int CONFIRMATIONS = 3;

    /** Positions refused in a row that prove a doubt right: half a second of them. */
    private static final int DOUBT_REFUSALS = 5;

    /** Squared cosine of half of five degrees, the largest tilt between two senses of up. */
    static final double LEVEL = 0.998097;

    /** ns: a tag that was used so recently vouches for the alignment. */
    private static final long TAG_VOUCHES = 1_000_000_000L;

    private static final double STEP_METRES = 0.05;
    private static final double STEP_SECONDS = 0.1;

    private final AlignmentBank filter = new AlignmentBank();
    private final AlignmentBank candidate = new AlignmentBank();
    private final AlignmentStart start = new AlignmentStart();
    private final Probation probation = new Probation();
    private final PoseBuffer head = new PoseBuffer();
    private final PoseBuffer before = new PoseBuffer();

    private final double level;
    private boolean isAligned;
    private AlignmentReason lostReason = AlignmentReason.NONE;
    private long filterTime;
    private long headTime;
    private long lastUsed;
    private long lastTagUsed = Long.MIN_VALUE;
    private long firstRefused;
    private int refused;
    private int posesRefused;
    private int toConfirm;
    private long revision;
    private boolean hasStarted;
    private double restartMetres;
    private double restartRadians;

    /** Poses that are off the vertical are refused when gravity is trusted; else what comes here has been levelled. */
    AlignmentTracker(boolean gravityTrusted) {
        this.level = gravityTrusted ? LEVEL : 0;
    }

    AlignmentBank filter() {
        return filter;
    }

    boolean isAligned() {
        return isAligned;
    }

    AlignmentReason lostReason() {
        return lostReason;
    }

    boolean hasPoints() {
        return start.size() > 0;
    }

    boolean isContradicted() {
        return refused >= CONTRADICTIONS;
    }

    boolean isDoubted() {
        return toConfirm > 0;
    }

    /** Whether the frame may still be another than before a gap. */
    Probation probation() {
        return probation;
    }

    long lastUsed() {
        return lastUsed;
    }

    long revision() {
        return revision;
    }

    /** True once after a first or another alignment was found. */
    boolean takeStarted() {
        boolean was = hasStarted;
        hasStarted = false;
        return was;
    }

    /** How far the head moved in the site when the last alignment replaced one before it, m. */
    double restartMetres() {
        return restartMetres;
    }

    double restartRadians() {
        return restartRadians;
    }

    /** Writes where the estimate has a head pose in the site: position only. */
    void headInto(PoseBuffer sessionFromHead, PoseBuffer out) {
        double yaw = filter.state(AlignmentFilter.YAW);
        double cos = Math.cos(yaw);
        double sin = Math.sin(yaw);
        double g = 1 + filter.state(AlignmentFilter.SCALE);
        double dx = sessionFromHead.x() - filter.pivotX();
        double dy = sessionFromHead.y() - filter.pivotY();
        double dz = sessionFromHead.z() - filter.pivotZ();
        out.moveTo(
                filter.state(AlignmentFilter.CX) + g * (cos * dx - sin * dy),
                filter.state(AlignmentFilter.CY) + g * (sin * dx + cos * dy),
                filter.state(AlignmentFilter.CZ) + g * dz);
    }

    /** Writes {@code siteFromSession}; identity when not aligned. */
    void estimateInto(PoseBuffer out) {
        if (!isAligned) {
            out.set(0, 0, 0, 0, 0, 0, 1);
            return;
        }
        ToldAlignment.level(
                filter.state(AlignmentFilter.CX),
                filter.state(AlignmentFilter.CY),
                filter.state(AlignmentFilter.CZ),
                filter.state(AlignmentFilter.YAW),
                filter.pivotX(),
                filter.pivotY(),
                filter.pivotZ(),
                out);
    }

    /** The head moved on; the filter follows in steps large enough that a tracker's jitter does not count as way. */
    void advance(long time, PoseBuffer sessionFromHead) {
        head.set(sessionFromHead);
        headTime = time;
        double dx = head.x() - filter.pivotX();
        double dy = head.y() - filter.pivotY();
        double dz = head.z() - filter.pivotZ();
        boolean isFar = dx * dx + dy * dy + dz * dz > STEP_METRES * STEP_METRES;
        if (isAligned && (isFar || (time - filterTime) * 1e-9 > STEP_SECONDS)) {
            filter.moveTo(head.x(), head.y(), head.z(), (time - filterTime) * 1e-9);
            filterTime = time;
        }
    }

    /** A session point was found at a site point. */
    SightingResult point(
            long time, PoseBuffer session, double x, double y, double z, double[] covariance, boolean ofTag) {
        start.add(time, session.x(), session.y(), session.z(), x, y, z, covariance, ofTag);
        if (!isAligned) {
            return startFromPoints(time) ? SightingResult.USED : SightingResult.KEPT;
        }
        settle();
        if (filter.update(session.x(), session.y(), session.z(), x, y, z, covariance, ofTag, SOFT_3, GATE_3)) {
            use(time, ofTag);
            replaceRefuted(time);
            return SightingResult.USED;
        }
        firstRefused = refused == 0 ? time : firstRefused;
        refused++;
        if (replaceRefuted(time)) {
            return SightingResult.USED;
        }
        if (probation.isOn() && refused >= DOUBT_REFUSALS) {
            lose(AlignmentReason.SESSION_RESET);
            return SightingResult.OUTLIER;
        }
        if (isContradicted() && time - firstRefused >= CONTRADICTION) {
            start.forgetBefore(firstRefused);
            if (startFromPoints(time)) {
                return SightingResult.USED;
            }
        }
        return SightingResult.OUTLIER;
    }

    /** A range from a session point to an anchor. */
    SightingResult range(long time, PoseBuffer session, Vector3 anchor, double range, double sigma) {
        if (!isAligned) {
            return SightingResult.KEPT;
        }
        settle();
        boolean used = filter.updateRange(
                session.x(), session.y(), session.z(), anchor.x(), anchor.y(), anchor.z(), range, sigma, GATE_1);
        if (used) {
            use(time, true);
        }
        return used ? SightingResult.USED : SightingResult.OUTLIER;
    }

    /** A session pose was found at a site pose. */
    SightingResult pose(long time, PoseBuffer session, Pose site, double[] covariance, double yawSigma) {
        // siteFromSession = siteFromMarker markerFromSession: its quaternion, of which only the twist is free
        double w = site.qw() * session.qw()
                + site.qx() * session.qx()
                + site.qy() * session.qy()
                + site.qz() * session.qz();
        double z = site.qz() * session.qw()
                - site.qw() * session.qz()
                - site.qx() * session.qy()
                + site.qy() * session.qx();
        if (z * z + w * w < level) {
            return SightingResult.TILTED;
        }
        double yaw = Angles.twist(z, w);
        Vector3 at = site.position();
        if (!isAligned) {
            startFromPose(time, session, at, covariance, yaw, yawSigma);
            return SightingResult.USED;
        }
        settle();
        candidate.copyFrom(filter);
        boolean agrees = candidate.updateYaw(yaw, yawSigma, GATE_1)
                && candidate.update(
                        session.x(),
                        session.y(),
                        session.z(),
                        at.x(),
                        at.y(),
                        at.z(),
                        covariance,
                        false,
                        SOFT_3,
                        GATE_3);
        if (agrees) {
            filter.copyFrom(candidate);
            posesRefused = 0;
            probation.end();
            use(time, false);
            return SightingResult.USED;
        }
        posesRefused++;
        // A marker may have been moved: it overrules only when the tag does not vouch for the alignment.
        boolean tagIsSilent = lastTagUsed == Long.MIN_VALUE || time - lastTagUsed > TAG_VOUCHES;
        if (probation.isOn() || (posesRefused >= POSE_CONTRADICTIONS && tagIsSilent)) {
            startFromPose(time, session, at, covariance, yaw, yawSigma);
            return SightingResult.USED;
        }
        return SightingResult.OUTLIER;
    }

    /** The site's own estimate takes the place of this one, with its uncertainty; what is seen here goes on from it. */
    void adopt(long time, PoseBuffer session, Vector3 at, double[] covariance, double yaw, double yawSigma) {
        boolean wasAligned = isAligned;
        start.fromPose(filter, time, session, at, covariance, yaw, yawSigma);
        begin(time);
        hasStarted = !wasAligned;
    }

    /** The session's frame jumped under the head: content stays where it physically is. False when there was none. */
    boolean carryOver(SessionMotion motion, PoseBuffer sessionFromHead) {
        if (!isAligned) {
            return false;
        }
        double seconds = (headTime - filterTime) * 1e-9 + motion.seconds();
        filter.moveTo(motion.expectedX(), motion.expectedY(), motion.expectedZ(), seconds);
        filter.rebase(sessionFromHead.x(), sessionFromHead.y(), sessionFromHead.z(), motion.turn());
        filter.addPlaceVariance(motion.placeSigma() * motion.placeSigma());
        filter.addYawVariance(motion.turnSigma() * motion.turnSigma());
        head.set(sessionFromHead);
        headTime += (long) (motion.seconds() * 1e9);
        filterTime = headTime;
        revision++;
        return true;
    }

    /** Poses were missing for so long: the frame is probably the same; after a long gap sightings have to confirm it. */
    void doubt(double seconds) {
        if (seconds > DOUBTFUL_SECONDS) {
            start.clear();
        }
        if (isAligned) {
            double place = 0.05 + 0.02 * seconds;
            double turn = DriftModel.turnOverGap(seconds);
            filter.addPlaceVariance(place * place);
            filter.addYawVariance(turn * turn);
            if (seconds > DOUBTFUL_SECONDS) {
                toConfirm = CONFIRMATIONS;
                probation.begin();
            }
        }
    }

    /** The alignment does not hold any more. */
    void lose(AlignmentReason reason) {
        if (isAligned) {
            lostReason = reason;
        }
        isAligned = false;
        refused = 0;
        posesRefused = 0;
        toConfirm = 0;
        probation.end();
        revision++;
    }

    /** Times start anew: what was seen until now says nothing of when things are seen from now on. */
    void forgetTimes() {
        start.clear();
        lose(AlignmentReason.SESSION_RESET);
        headTime = 0;
        filterTime = 0;
        lastUsed = 0;
        lastTagUsed = Long.MIN_VALUE;
    }

    /** Points of another frame are of no use any more. */
    void forgetPoints() {
        start.clear();
    }

    private void settle() {
        filter.moveTo(head.x(), head.y(), head.z(), (headTime - filterTime) * 1e-9);
        filterTime = headTime;
    }

    private void use(long time, boolean ofTag) {
        refused = 0;
        lastUsed = Math.max(lastUsed, time);
        lastTagUsed = ofTag ? Math.max(lastTagUsed, time) : lastTagUsed;
        toConfirm = Math.max(0, toConfirm - 1);
        revision++;
    }

    /** The points since a gap may tell that the frame is another: then theirs is taken. */
    private boolean replaceRefuted(long time) {
        boolean isRefuted = probation.isRefuted(start, filter);
        if (isRefuted) {
            begin(time);
        }
        return isRefuted;
    }

    private boolean startFromPoints(long time) {
        if (!start.fromPoints(filter)) {
            return false;
        }
        begin(time);
        return true;
    }

    private void startFromPose(
            long time, PoseBuffer session, Vector3 at, double[] covariance, double yaw, double yawSigma) {
        start.fromPose(filter, time, session, at, covariance, yaw, yawSigma);
        begin(time);
    }

    /** What the start found becomes the alignment. */
    private void begin(long time) {
        boolean wasAligned = isAligned;
        headInto(head, before);
        double yawBefore = filter.state(AlignmentFilter.YAW);
        filter.copyFrom(start.found());
        filterTime = start.pivotTime();
        settle();
        restartMetres = 0;
        restartRadians = 0;
        if (wasAligned) {
            restartMetres = Numbers.length(
                    before.x() - filter.state(AlignmentFilter.CX),
                    before.y() - filter.state(AlignmentFilter.CY),
                    before.z() - filter.state(AlignmentFilter.CZ));
            restartRadians = Math.abs(Angles.wrap(yawBefore - filter.state(AlignmentFilter.YAW)));
        }
        isAligned = true;
        lostReason = AlignmentReason.NONE;
        hasStarted = true;
        posesRefused = 0;
        toConfirm = 0;
        probation.end();
        lastUsed = time;
        use(time, false);
    }
}
