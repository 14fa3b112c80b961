package org.sitedatum.samples.headset;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.headset.align.AlignmentListener;
import org.sitedatum.headset.align.AlignmentOptions;
import org.sitedatum.headset.align.AlignmentQuality;
import org.sitedatum.headset.align.SessionAlignment;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.place.Sighting;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.building.motion.BodyState;

/**
 * One walk of the building's headset, 72 frames a second: the wearer's true motion, a drifting session, tag positions ten a
 * second that arrive 120 to 170 ms late, markers. At a third of the walk tracking is lost for 2 s and goes on in the same
 * frame; at half the wearer recentres; at two thirds tracking is lost for 2 s and the frame is another.
 */
public final class HeadsetWalk {

    private static final double FRAME = 1 / 72.0;
    private static final double TAG_PERIOD = 0.1;
    private static final double GLANCE_PERIOD = 0.2;
    private static final double LOSS_SECONDS = 2;
    private static final Vector3 HEAD_FROM_TAG = new Vector3(-0.16, 0, 0.04);

    private final WalkSettings settings;
    private final BuildingTruth truth;
    private final String wearer;
    private final EmulatedSession session;
    private final TagError tagError;
    private final MarkerEye eye;
    private final SplittableRandom random;
    private final SessionAlignment alignment;
    private final WalkTally tally;
    private final Queue<TagPosition> underway = new ArrayDeque<>();
    private final PoseBuffer head = new PoseBuffer();
    private final PoseBuffer told = new PoseBuffer();

    private double time;
    private double nextTag = 0.03;
    private double nextGlance = 0.05;
    private boolean isRecentred;
    private boolean isMoved;

    private record TagPosition(long measured, double arrives, Vector3 place) {}

    /** A walk of the building's headset from a seed. */
    public HeadsetWalk(SampleBuilding building, WalkSettings settings, long seed) {
        this(building, new BuildingTruth(building, seed, 0), "headset-1", settings, seed);
    }

    /** A walk of somebody in a building. */
    public HeadsetWalk(SampleBuilding building, BuildingTruth truth, String wearer, WalkSettings settings, long seed) {
        this.settings = settings;
        this.truth = truth;
        this.wearer = wearer;
        this.random = new SplittableRandom(seed);
        this.session =
                new EmulatedSession(random.split(), truth.stateAt(wearer, 0).position());
        this.tagError = new TagError(settings, random.split());
        this.eye = new MarkerEye(building, random.split());
        this.tally = new WalkTally();
        this.alignment = new SessionAlignment(
                AlignmentOptions.DEFAULT.withTagAt(new org.sitedatum.headset.geometry.Vector3(
                        HEAD_FROM_TAG.x(), HEAD_FROM_TAG.y(), HEAD_FROM_TAG.z())),
                new AlignmentListener() {
                    @Override
                    public void jumped(double metres, double radians) {
                        tally.breakSteps();
                    }

                    @Override
                    public void sessionReset(boolean recovered) {
                        tally.breakSteps();
                    }
                });
    }

    /** Walks to the end. */
    public WalkFigures run() {
        while (time + FRAME < settings.seconds()) {
            step();
        }
        return tally.figures();
    }

    /** Walks on to a time in seconds since the start. */
    public void walkTo(double seconds) {
        while (time + FRAME < seconds) {
            step();
        }
    }

    /**
     * A look at a point at the head (x forward, y left, z up), placed in the site as the headset shows it; empty while the
     * alignment is not tracked, when an application would not measure with it.
     *
     * @param stampNanos when
     * @param headFromPoint m
     * @param sightSigma of what is seen per axis, m
     */
    public Optional<Sighting> sighting(long stampNanos, Vector3 headFromPoint, double sightSigma) {
        if (alignment.quality() != AlignmentQuality.TRACKED) {
            return Optional.empty();
        }
        PoseBuffer siteFromSession = new PoseBuffer();
        alignment.siteFromSessionInto(siteFromSession);
        return Optional.of(Sighting.from(
                stampNanos,
                siteFromSession.pose().then(head.pose()),
                new org.sitedatum.headset.geometry.Vector3(headFromPoint.x(), headFromPoint.y(), headFromPoint.z()),
                alignment.horizontalSigma(),
                alignment.verticalSigma(),
                alignment.yawSigma(),
                sightSigma));
    }

    private void step() {
        time += FRAME;
        BodyState now = stateAt(time);
        session.moveTo(now, FRAME);
        boolean isBlind = befall();
        long nanos = nanos(time);
        if (isBlind) {
            alignment.headLost(nanos);
        } else {
            session.headInto(now, head);
            Convention.OPENXR.fromSite(head, told);
            alignment.headPose(nanos, told, Convention.OPENXR);
        }
        if (time >= nextTag) {
            nextTag += TAG_PERIOD;
            measureTag(time);
        }
        deliver(time);
        if (time >= nextGlance) {
            nextGlance += GLANCE_PERIOD;
            if (settings.markers() && !isBlind) {
                glance(now, nanos);
            }
        }
        tally.frame(time, FRAME, now, session.yaw(), head, isBlind, alignment);
    }

    /** Recentres and losses of tracking; true while the headset is blind. */
    private boolean befall() {
        double third = settings.seconds() / 3;
        if (time > 1.5 * third && !isRecentred) {
            isRecentred = true;
            session.recentre();
            tally.recentred(time);
        }
        if (time > 2 * third + 0.5 * LOSS_SECONDS && !isMoved) {
            isMoved = true;
            session.recentre();
            tally.moved(2 * third + LOSS_SECONDS);
        }
        return isWithin(time, third) || isWithin(time, 2 * third);
    }

    private static boolean isWithin(double t, double lossAt) {
        return t >= lossAt && t < lossAt + LOSS_SECONDS;
    }

    private void measureTag(double t) {
        Vector3 place = stateAt(t).siteFromBody().apply(HEAD_FROM_TAG).plus(tagError.next(TAG_PERIOD));
        underway.add(new TagPosition(nanos(t), t + 0.12 + 0.05 * random.nextDouble(), place));
    }

    private void deliver(double t) {
        while (!underway.isEmpty() && underway.element().arrives() <= t) {
            TagPosition tag = underway.remove();
            double variance = settings.tagSigma() * settings.tagSigma();
            double[] covariance = {variance, 0, 0, variance, 0, variance};
            alignment.tagPosition(
                    tag.measured(),
                    tag.place().x(),
                    tag.place().y(),
                    tag.place().z(),
                    covariance);
        }
    }

    private void glance(BodyState now, long nanos) {
        for (MarkerEye.Glance seen : eye.look(now)) {
            tally.markerSeen();
            Pose sessionFromMarker = head.pose().then(kitPose(seen.headFromMarker()));
            alignment.markerSeen(
                    nanos,
                    seen.marker().id(),
                    kitPose(seen.marker().siteFromMarker()),
                    Convention.OPENXR.fromSite(sessionFromMarker),
                    Convention.OPENXR,
                    seen.sigma(),
                    seen.yawSigma());
        }
    }

    private BodyState stateAt(double t) {
        return truth.stateAt(wearer, nanos(t));
    }

    private static long nanos(double t) {
        return (long) (t * 1e9);
    }

    private static Pose kitPose(RigidTransform pose) {
        Vector3 p = pose.translation();
        Quaternion q = pose.rotation();
        return new Pose(new org.sitedatum.headset.geometry.Vector3(p.x(), p.y(), p.z()), q.x(), q.y(), q.z(), q.w());
    }
}
