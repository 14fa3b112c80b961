package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;

/**
 * The stage before the level alignment: turns what the session says into a frame with z up and what is shown back. A session
 * whose gravity is trusted goes through untouched.
 *
 * <p>The history keeps the head poses as the session told them; they are levelled when they are looked up, with the tilt as it
 * is known by then. So a late sighting is held against the same level frame as the newest head, whatever the tilt was when its
 * head pose came. Points that were kept for a later start stay as they were levelled, off by the change of tilt times the way
 * since; they are forgotten when a tilt is overruled. A frame that jumped has another tilt: all is forgotten.
 */
final class LevelledSession {

    private final HeadHistory history = new HeadHistory();
    private final SessionTilt tilt = new SessionTilt();
    private final ShownTilt shown = new ShownTilt();
    private final PoseBuffer newest = new PoseBuffer();
    private final PoseBuffer inverse = new PoseBuffer();
    private final PoseBuffer shownHead = new PoseBuffer();
    private final boolean isTrusted;
    private final Vector3 headFromTag;

    LevelledSession(AlignmentOptions options) {
        this.isTrusted = options.gravityTrusted();
        this.headFromTag = options.headFromTag();
    }

    /** Whether it is known what is up. */
    boolean isLevel() {
        return isTrusted || tilt.isKnown();
    }

    boolean isEmpty() {
        return history.isEmpty();
    }

    /** Standard deviation per axis of the estimated tilt, rad: 0 when gravity is trusted, infinite until it is known. */
    double tiltSigma(long time) {
        return isTrusted ? 0 : tilt.sigma(time);
    }

    /** The same of what is shown, rad. */
    double shownTiltSigma(long time) {
        return isTrusted ? 0 : Math.hypot(tilt.sigma(time), shown.lag());
    }

    /** Remembers a head pose of the session and levels it in place. */
    void add(long time, PoseBuffer head) {
        history.add(time, head);
        newest.set(head);
        level(head);
    }

    /** The session's frame is another. */
    void forget() {
        history.clear();
        tilt.forget();
    }

    /** Poses were missing for so long. */
    void doubt(double seconds) {
        tilt.doubt(DriftModel.turnOverGap(seconds));
    }

    /** Finds the head of a time as the session told it. */
    SightingResult findTold(long time, PoseBuffer out) {
        return history.find(time, out);
    }

    /** Finds the head of a time, level; {@code TILTED} while it is not known what is up. */
    SightingResult find(long time, PoseBuffer out) {
        SightingResult found = history.find(time, out);
        if (found == SightingResult.USED) {
            if (!isLevel()) {
                return SightingResult.TILTED;
            }
            level(out);
        }
        return found;
    }

    /** Finds where the tag was, level: position of {@code out}; {@code then} becomes the head. */
    SightingResult tagAt(long time, PoseBuffer then, PoseBuffer out) {
        SightingResult found = find(time, then);
        if (found == SightingResult.USED) {
            then.applyInto(headFromTag.x(), headFromTag.y(), headFromTag.z(), out);
        }
        return found;
    }

    /**
     * Learns the tilt from a sighting with a full orientation, and levels it in place. When the tilt is overruled what was up is
     * not: the points are of no use, and the pose that overruled it is believed.
     */
    SightingResult learn(AlignmentTracker tracker, long time, String what, PoseBuffer seen, Pose site, double sigma) {
        if (isTrusted) {
            return SightingResult.USED;
        }
        SightingResult result = tilt.seen(time, what, seen, site, sigma, newest);
        level(seen);
        if (tilt.takeRestarted()) {
            tracker.forgetPoints();
            tracker.probation().begin();
        }
        return result;
    }

    /** Levels a session pose in place. */
    void level(PoseBuffer session) {
        if (!isTrusted) {
            tilt.level().thenInto(session, session);
        }
    }

    /** The same alignment, of the level frame. */
    Pose ofLevel(Pose siteFromSession) {
        if (isTrusted) {
            return siteFromSession;
        }
        tilt.level().inverseInto(inverse);
        return siteFromSession.then(inverse.pose());
    }

    /** True when an alignment of the level frame takes up to up, to five degrees; a trusted session's always does. */
    boolean isUpright(Pose siteFromLevel) {
        return isTrusted
                || siteFromLevel.qz() * siteFromLevel.qz() + siteFromLevel.qw() * siteFromLevel.qw()
                        >= AlignmentTracker.LEVEL;
    }

    /** Writes the estimate: alignment of the session; the identity when there is none. */
    void estimateInto(AlignmentTracker tracker, PoseBuffer out) {
        tracker.estimateInto(out);
        if (!isTrusted && tracker.isAligned()) {
            out.thenInto(tilt.level(), out);
        }
    }

    /** Makes a shown alignment of the level frame, in place, one of the session. */
    void shownOfSession(PoseBuffer siteFromLevel) {
        if (!isTrusted) {
            siteFromLevel.thenInto(shown.level(), siteFromLevel);
        }
    }

    /** Shows the tilt as it is estimated. */
    void show() {
        shown.set(tilt.level());
    }

    /**
     * One frame: the shown tilt and alignment follow the estimates, turning about the head, together by no more than a frame may.
     *
     * @param levelHead the newest head in the estimated level frame
     * @param site where the estimate has the head in the site
     * @param yaw of the estimate, rad
     * @return true when it is too far to be followed: then the estimate has to be shown as it is
     */
    boolean follow(ShownAlignment alignment, PoseBuffer levelHead, PoseBuffer site, double yaw, double seconds) {
        double turned = 0;
        PoseBuffer at = levelHead;
        if (!isTrusted) {
            turned = shown.follow(tilt.level(), newest, seconds);
            if (Double.isNaN(turned)) {
                alignment.jump(0, shown.lag());
                return true;
            }
            shown.level().thenInto(newest, shownHead);
            at = shownHead;
        }
        double left = ShownAlignment.LARGEST_TURN - turned;
        return alignment.follow(at.x(), at.y(), at.z(), site.x(), site.y(), site.z(), yaw, left, seconds);
    }
}
