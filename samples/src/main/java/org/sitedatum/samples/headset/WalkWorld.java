package org.sitedatum.samples.headset;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.building.motion.BodyState;

/**
 * What an emulated headset meets on a walk, 72 frames a second: the wearer's true motion, a drifting session, tag positions ten
 * a second that arrive 120 to 170 ms late, markers. At a third of the walk tracking is lost for 2 s and goes on in the same
 * frame; at half the wearer recentres; at two thirds tracking is lost for 2 s and the frame is another.
 */
final class WalkWorld {

    /** s. */
    static final double FRAME = 1 / 72.0;

    /** Where the tag sits: x forward, y left, z up, m. */
    static final Vector3 HEAD_FROM_TAG = new Vector3(-0.16, 0, 0.04);

    private static final double TAG_PERIOD = 0.1;
    private static final double GLANCE_PERIOD = 0.2;
    private static final double LOSS_SECONDS = 2;

    private final WalkSettings settings;
    private final BuildingTruth truth;
    private final String wearer;
    private final EmulatedSession session;
    private final TagError tagError;
    private final MarkerEye eye;
    private final SplittableRandom random;
    private final Queue<TagPosition> underway = new ArrayDeque<>();
    private final PoseBuffer head = new PoseBuffer();

    private double time;
    private double nextTag = 0.03;
    private double nextGlance = 0.05;
    private boolean isRecentred;
    private boolean isMoved;
    private boolean isBlind;

    private record TagPosition(long measured, double arrives, Vector3 place) {}

    WalkWorld(SampleBuilding building, BuildingTruth truth, String wearer, WalkSettings settings, long seed) {
        this.settings = settings;
        this.truth = truth;
        this.wearer = wearer;
        this.random = new SplittableRandom(seed);
        this.session =
                new EmulatedSession(random.split(), truth.stateAt(wearer, 0).position());
        this.tagError = new TagError(settings, random.split());
        this.eye = new MarkerEye(building, random.split());
    }

    /** s since the start. */
    double time() {
        return time;
    }

    /** The wearer's true head. */
    BodyState truth() {
        return stateAt(time);
    }

    /** True yaw of the site in the session, rad. */
    double sessionYaw() {
        return session.yaw();
    }

    /** The head in the session as it was last seen, z up. */
    PoseBuffer head() {
        return head;
    }

    /** Whether the headset has no pose in this frame. */
    boolean isBlind() {
        return isBlind;
    }

    /** One frame. */
    void step(WalkEars ears) {
        time += FRAME;
        BodyState now = stateAt(time);
        session.moveTo(now, FRAME);
        befall(ears);
        long nanos = nanos(time);
        if (isBlind) {
            ears.headLost(nanos);
        } else {
            session.headInto(now, head);
            ears.headPose(nanos, head);
        }
        if (time >= nextTag) {
            nextTag += TAG_PERIOD;
            measureTag(time);
        }
        while (!underway.isEmpty() && underway.element().arrives() <= time) {
            TagPosition tag = underway.remove();
            ears.tagPosition(tag.measured(), tag.place(), settings.tagSigma());
        }
        if (time >= nextGlance) {
            nextGlance += GLANCE_PERIOD;
            if (settings.markers() && !isBlind) {
                eye.look(now).forEach(glance -> ears.markerSeen(nanos, glance, head));
            }
        }
    }

    /** Recentres and losses of tracking. */
    private void befall(WalkEars ears) {
        double third = settings.seconds() / 3;
        if (time > 1.5 * third && !isRecentred) {
            isRecentred = true;
            session.recentre();
            ears.recentred(time);
        }
        if (time > 2 * third + 0.5 * LOSS_SECONDS && !isMoved) {
            isMoved = true;
            session.recentre();
            ears.moved(2 * third + LOSS_SECONDS);
        }
        isBlind = isWithin(time, third) || isWithin(time, 2 * third);
    }

    private static boolean isWithin(double t, double lossAt) {
        return t >= lossAt && t < lossAt + LOSS_SECONDS;
    }

    private void measureTag(double t) {
        Vector3 place = stateAt(t).siteFromBody().apply(HEAD_FROM_TAG).plus(tagError.next(TAG_PERIOD));
        underway.add(new TagPosition(nanos(t), t + 0.12 + 0.05 * random.nextDouble(), place));
    }

    private BodyState stateAt(double t) {
        return truth.stateAt(wearer, nanos(t));
    }

    private static long nanos(double t) {
        return (long) (t * 1e9);
    }
}
