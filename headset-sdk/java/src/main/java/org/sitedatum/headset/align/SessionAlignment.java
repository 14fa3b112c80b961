package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;

/**
 * Where a headset's session lies in the site, found from what the headset sees and hears and followed as the session
 * drifts.
 *
 * <p>Feed every head pose to {@link #headPose}, and every sighting with the time at which it was <em>measured</em>, on the
 * same clock; sightings may be up to five seconds late. Show content with {@link #siteFromSessionInto}. Positions alone
 * tell the heading only after a few metres of way; a marker or a place tells it at once. Yaw and translation are estimated;
 * gravity is trusted, or the tilt is learned from markers and places ({@link AlignmentOptions#withGravityTrusted}).
 *
 * <p>Not thread-safe: one thread calls everything. {@link #headPose} and the outputs allocate nothing.
 */
public final class SessionAlignment {

    /** ns: times that jitter do not go back so far. */
    private static final long CLOCK_SET_BACK = 1_000_000_000L;

    private final AlignmentListener listener;
    private final AlignmentOptions options;
    private final LevelledSession session;
    private final SessionMotion motion = new SessionMotion();
    private final AlignmentTracker tracker;
    private final ShownAlignment shown = new ShownAlignment();
    private final AlignmentAccuracy accuracy;
    private final QualityJudge judge;
    private final MarkerPacing pacing = new MarkerPacing();

    // scratch
    private final PoseBuffer head = new PoseBuffer();
    private final PoseBuffer then = new PoseBuffer();
    private final PoseBuffer seen = new PoseBuffer();
    private final double[] covariance = new double[6];

    private boolean isShown;
    private boolean isResetTold;
    private long now = Long.MIN_VALUE;

    /** An alignment that knows nothing yet. */
    public SessionAlignment(AlignmentOptions options, AlignmentListener listener) {
        this.options = options;
        this.listener = listener;
        this.session = new LevelledSession(options);
        this.tracker = new AlignmentTracker(options.gravityTrusted());
        this.accuracy = new AlignmentAccuracy(tracker, shown);
        this.judge = new QualityJudge(options, accuracy);
    }

    /**
     * A head pose of the session, once a frame.
     *
     * @param timeNanos when it holds; one that is not later than the last is ignored, unless it is more than a second earlier:
     *     then the clock was set anew, and so is the session
     * @param sessionFromHead in the session's frame
     * @param convention in which the pose is stated
     */
    public void headPose(long timeNanos, PoseBuffer sessionFromHead, Convention convention) {
        if (timeNanos <= now && timeNanos + CLOCK_SET_BACK > now) {
            return;
        }
        if (timeNanos <= now) {
            startAnew(timeNanos);
        }
        if (!sessionFromHead.isPose()) {
            headLost(timeNanos);
            return;
        }
        convention.toSite(sessionFromHead, head);
        now = timeNanos;
        SessionMotion.Verdict verdict = motion.next(timeNanos, head, isResetTold);
        isResetTold = false;
        if (verdict != SessionMotion.Verdict.CONTINUOUS) {
            breakOf(verdict);
        }
        session.add(timeNanos, head);
        judge.headSeen();
        show();
        judgeQuality();
    }

    /** There is no head pose in this frame: the headset's own tracking is lost. */
    public void headLost(long timeNanos) {
        now = Math.max(now, timeNanos);
        judge.headLost();
        judgeQuality();
    }

    /** The runtime says that its frame starts anew with the next head pose (WebXR "reset", OpenXR reference space change). */
    public void sessionReset() {
        isResetTold = true;
    }

    /**
     * The site position of the wearer's tag.
     *
     * @param timeNanos when it was measured
     * @param x of the tag in the site, m
     * @param y of the tag in the site, m
     * @param z of the tag in the site, m
     * @param covariance of the position, upper triangle xx xy xz yy yz zz, m²
     */
    public SightingResult tagPosition(long timeNanos, double x, double y, double z, double[] covariance) {
        if (!Numbers.isFinite(x, y, z) || !Symmetric3.isPositive(covariance)) {
            return SightingResult.MALFORMED;
        }
        SightingResult found = session.tagAt(timeNanos, then, seen);
        if (found != SightingResult.USED) {
            return found;
        }
        return done(tracker.point(timeNanos, seen, x, y, z, covariance, true));
    }

    /**
     * A range between the wearer's tag and an anchor. Ranges refine an alignment; the first one needs positions, a marker or
     * a place.
     *
     * @param timeNanos when it was measured
     * @param anchor in the site, m
     * @param range m
     * @param sigma standard deviation, m
     */
    public SightingResult tagRange(long timeNanos, Vector3 anchor, double range, double sigma) {
        if (!(range > 0 && sigma > 0) || !Numbers.isFinite(range, sigma, 0)) {
            return SightingResult.MALFORMED;
        }
        SightingResult found = session.tagAt(timeNanos, then, seen);
        if (found != SightingResult.USED) {
            return found;
        }
        return done(tracker.range(timeNanos, seen, anchor, range, sigma));
    }

    /**
     * A marker of the site was seen.
     *
     * @param timeNanos when the image was taken
     * @param marker its id: sightings of one marker share its survey error, so many a second count as one
     * @param siteFromMarker from the site document, z up
     * @param sessionFromMarker as the headset sees it
     * @param convention in which {@code sessionFromMarker} is stated
     * @param sigma of the seen position and axis, m
     * @param yawSigma of the seen heading, rad
     */
    public SightingResult markerSeen(
            long timeNanos,
            String marker,
            Pose siteFromMarker,
            Pose sessionFromMarker,
            Convention convention,
            double sigma,
            double yawSigma) {
        if (!(sigma > 0 && yawSigma > 0) || !Numbers.isFinite(sigma, yawSigma, 0)) {
            return SightingResult.MALFORMED;
        }
        SightingResult found = session.findTold(timeNanos, then);
        if (found != SightingResult.USED) {
            return found;
        }
        convention.toSite(seen.set(sessionFromMarker), seen);
        return pose(timeNanos, marker, siteFromMarker, sigma, sigma, yawSigma);
    }

    /**
     * Where the head is in the site, from a place service (VPS, GeoPose) or another tracker.
     *
     * @param timeNanos when the image was taken
     * @param siteFromHead z up
     * @param horizontalSigma per axis, m
     * @param verticalSigma m
     * @param yawSigma rad
     */
    public SightingResult placeSeen(
            long timeNanos, Pose siteFromHead, double horizontalSigma, double verticalSigma, double yawSigma) {
        if (!(horizontalSigma > 0 && verticalSigma > 0 && yawSigma > 0)
                || !Numbers.isFinite(horizontalSigma, verticalSigma, yawSigma)) {
            return SightingResult.MALFORMED;
        }
        SightingResult found = session.findTold(timeNanos, then);
        if (found != SightingResult.USED) {
            return found;
        }
        seen.set(then);
        return pose(timeNanos, "", siteFromHead, horizontalSigma, verticalSigma, yawSigma);
    }

    /**
     * The site's node told where the session lies, fused from all that the site knows: taken as it is, in the place of the own
     * estimate, and shown as smoothly. When the node falls silent what the headset sees goes on from it.
     *
     * @param timeNanos when it holds, headset's clock
     * @param siteFromSession both with z up
     * @param covariance21 of it, upper triangle of x y z rotX rotY rotZ, 21 numbers: of the session's origin, site axes
     */
    public SightingResult alignmentTold(long timeNanos, Pose siteFromSession, double[] covariance21) {
        if (!ToldAlignment.isCovariance(covariance21)) {
            return SightingResult.MALFORMED;
        }
        SightingResult found = session.find(timeNanos, then);
        if (found != SightingResult.USED) {
            return found;
        }
        Pose siteFromLevel = session.ofLevel(siteFromSession);
        if (!session.isUpright(siteFromLevel)) {
            return SightingResult.TILTED;
        }
        Vector3 site = siteFromLevel.apply(new Vector3(then.x(), then.y(), then.z()));
        double yawSigma = ToldAlignment.atHead(siteFromSession.position(), covariance21, site, covariance);
        if (!Numbers.isFinite(covariance[0], covariance[3], covariance[5]) || !Double.isFinite(yawSigma)) {
            return SightingResult.MALFORMED;
        }
        tracker.adopt(timeNanos, then, site, covariance, siteFromLevel.yaw(), yawSigma);
        return done(SightingResult.USED);
    }

    /**
     * The wearer touched a known point of the site, with a controller or a finger. Two points half a metre apart or more
     * align a session.
     *
     * @param timeNanos when
     * @param sitePoint known, m
     * @param sessionPoint touched, m
     * @param convention in which {@code sessionPoint} is stated
     * @param sigma of the touch and axis, m
     */
    public SightingResult pointTouched(
            long timeNanos, Vector3 sitePoint, Vector3 sessionPoint, Convention convention, double sigma) {
        if (!(sigma > 0) || !Numbers.isFinite(sigma, 0, 0)) {
            return SightingResult.MALFORMED;
        }
        SightingResult found = session.find(timeNanos, then);
        if (found != SightingResult.USED) {
            return found;
        }
        seen.set(sessionPoint.x(), sessionPoint.y(), sessionPoint.z(), 0, 0, 0, 1);
        convention.toSite(seen, seen);
        session.level(seen);
        Symmetric3.diagonal(sigma, sigma, covariance);
        return done(tracker.point(timeNanos, seen, sitePoint.x(), sitePoint.y(), sitePoint.z(), covariance, false));
    }

    /** True when there is an alignment, of whatever quality but {@code UNKNOWN} and {@code LOST}. */
    public boolean isAligned() {
        return judge.quality() != AlignmentQuality.UNKNOWN && judge.quality() != AlignmentQuality.LOST;
    }

    /** Writes what content is shown with, smoothed: {@code siteFromSession}, both with z up. Identity when not aligned. */
    public void siteFromSessionInto(PoseBuffer out) {
        if (!isShown) {
            out.set(0, 0, 0, 0, 0, 0, 1);
            return;
        }
        shown.into(out);
        session.shownOfSession(out);
    }

    /** Writes the estimate without smoothing: {@code siteFromSession}, both with z up. Identity when not aligned. */
    public void estimateInto(PoseBuffer out) {
        session.estimateInto(tracker, out);
    }

    /** How far the alignment can be relied on. */
    public AlignmentQuality quality() {
        return judge.quality();
    }

    /** Why it has its quality. */
    public AlignmentReason reason() {
        return judge.reason();
    }

    /** Standard deviation per horizontal axis of what is shown at the head, m; infinite when not aligned. */
    public double horizontalSigma() {
        return accuracy.horizontalSigma();
    }

    /** Standard deviation of the shown height at the head, m; infinite when not aligned. */
    public double verticalSigma() {
        return accuracy.verticalSigma();
    }

    /** Standard deviation of the shown yaw, rad; infinite when not aligned. */
    public double yawSigma() {
        return accuracy.yawSigma();
    }

    /** Standard deviation of the shown tilt per axis, rad; 0 when gravity is trusted, infinite until the tilt is known. */
    public double tiltSigma() {
        return session.shownTiltSigma(now);
    }

    /** Grows with every change of the estimate. */
    public long revision() {
        return tracker.revision();
    }

    /** The estimate as a value, for sending or keeping. */
    public AlignmentSnapshot snapshot() {
        PoseBuffer out = new PoseBuffer();
        estimateInto(out);
        return new AlignmentSnapshot(
                out.pose(), accuracy.covariance(), session.tiltSigma(now), revision(), quality(), reason());
    }

    private SightingResult pose(
            long time, String what, Pose siteFrom, double horizontal, double vertical, double yawSigma) {
        double weaker = pacing.weakening(what, time);
        double tiltSigma = session.isLevel() ? weaker * yawSigma : yawSigma;
        SightingResult levelled = session.learn(tracker, time, what, seen, siteFrom, tiltSigma);
        if (levelled != SightingResult.USED) {
            return done(levelled);
        }
        Symmetric3.diagonal(weaker * horizontal, weaker * vertical, covariance);
        SightingResult result = done(tracker.pose(time, seen, siteFrom, covariance, weaker * yawSigma));
        if (result == SightingResult.USED || !options.gravityTrusted()) {
            pacing.used(what, time);
        }
        return result;
    }

    private SightingResult done(SightingResult result) {
        if (tracker.takeStarted()) {
            boolean wasShown = isShown;
            double metres = wasShown ? tracker.restartMetres() : 0;
            double radians = wasShown ? tracker.restartRadians() : 0;
            isShown = true;
            showEstimate();
            listener.jumped(metres, radians);
        }
        judgeQuality();
        return result;
    }

    private void breakOf(SessionMotion.Verdict verdict) {
        if (verdict == SessionMotion.Verdict.RESUMED) {
            tracker.doubt(motion.seconds());
            session.doubt(motion.seconds());
            return;
        }
        session.forget();
        tracker.forgetPoints();
        if (verdict == SessionMotion.Verdict.FRAME_JUMPED && options.gravityTrusted()) {
            boolean carried = tracker.carryOver(motion, head);
            if (isShown && carried) {
                shown.carry(motion.expectedX(), motion.expectedY(), motion.expectedZ());
                shown.rebase(head.x(), head.y(), head.z(), motion.turn());
            }
            listener.sessionReset(carried);
        } else {
            tracker.lose(AlignmentReason.SESSION_RESET);
            listener.sessionReset(false);
        }
    }

    private void startAnew(long time) {
        now = time;
        session.forget();
        motion.forget();
        pacing.forget();
        tracker.forgetTimes();
        listener.sessionReset(false);
    }

    private void show() {
        tracker.advance(now, head);
        if (!tracker.isAligned()) {
            isShown = false;
            return;
        }
        if (judge.quality() == AlignmentQuality.LOST) {
            // nothing is in view: there is nothing to smooth
            showEstimate();
            return;
        }
        tracker.headInto(head, then);
        double yaw = tracker.filter().state(AlignmentFilter.YAW);
        if (session.follow(shown, head, then, yaw, motion.seconds())) {
            showEstimate();
            listener.jumped(shown.jumpMetres(), shown.jumpRadians());
        }
    }

    private void showEstimate() {
        session.show();
        tracker.headInto(head, then);
        shown.set(head, then, tracker.filter().state(AlignmentFilter.YAW));
    }

    private void judgeQuality() {
        if (judge.judge(now, tracker, session)) {
            listener.qualityChanged(judge.quality(), judge.reason());
        }
    }
}
