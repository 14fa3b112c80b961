package org.sitedatum.samples.headset;

import java.util.Optional;
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

/** One walk of the building's headset, aligned by the kit and compared with the truth frame by frame. */
public final class HeadsetWalk {

    private final WalkSettings settings;
    private final WalkWorld world;
    private final SessionAlignment alignment;
    private final WalkTally tally = new WalkTally();
    private final WalkEars ears = new Feed();

    /** A walk of the building's headset from a seed. */
    public HeadsetWalk(SampleBuilding building, WalkSettings settings, long seed) {
        this(building, new BuildingTruth(building, seed, 0), "headset-1", settings, seed);
    }

    /** A walk of somebody in a building. */
    public HeadsetWalk(SampleBuilding building, BuildingTruth truth, String wearer, WalkSettings settings, long seed) {
        this.settings = settings;
        this.world = new WalkWorld(building, truth, wearer, settings, seed);
        this.alignment = new SessionAlignment(
                AlignmentOptions.DEFAULT.withTagAt(kitVector(WalkWorld.HEAD_FROM_TAG)), new AlignmentListener() {
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
        walkTo(settings.seconds());
        return tally.figures();
    }

    /** Walks on to a time in seconds since the start. */
    public void walkTo(double seconds) {
        while (world.time() + WalkWorld.FRAME < seconds) {
            world.step(ears);
            tally.frame(
                    world.time(),
                    WalkWorld.FRAME,
                    world.truth(),
                    world.sessionYaw(),
                    world.head(),
                    world.isBlind(),
                    alignment);
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
                siteFromSession.pose().then(world.head().pose()),
                kitVector(headFromPoint),
                alignment.horizontalSigma(),
                alignment.verticalSigma(),
                alignment.yawSigma(),
                sightSigma));
    }

    /** What the headset sees goes to the kit. */
    private final class Feed implements WalkEars {

        private final PoseBuffer told = new PoseBuffer();

        @Override
        public void headPose(long nanos, PoseBuffer sessionFromHead) {
            Convention.OPENXR.fromSite(sessionFromHead, told);
            alignment.headPose(nanos, told, Convention.OPENXR);
        }

        @Override
        public void headLost(long nanos) {
            alignment.headLost(nanos);
        }

        @Override
        public void tagPosition(long measuredNanos, Vector3 place, double sigma) {
            double variance = sigma * sigma;
            double[] covariance = {variance, 0, 0, variance, 0, variance};
            alignment.tagPosition(measuredNanos, place.x(), place.y(), place.z(), covariance);
        }

        @Override
        public void markerSeen(long nanos, MarkerEye.Glance seen, PoseBuffer sessionFromHead) {
            tally.markerSeen();
            Pose sessionFromMarker = sessionFromHead.pose().then(kitPose(seen.headFromMarker()));
            alignment.markerSeen(
                    nanos,
                    seen.marker().id(),
                    kitPose(seen.marker().siteFromMarker()),
                    Convention.OPENXR.fromSite(sessionFromMarker),
                    Convention.OPENXR,
                    seen.sigma(),
                    seen.yawSigma());
        }

        @Override
        public void recentred(double seconds) {
            tally.recentred(seconds);
        }

        @Override
        public void moved(double seconds) {
            tally.moved(seconds);
        }
    }

    private static org.sitedatum.headset.geometry.Vector3 kitVector(Vector3 v) {
        return new org.sitedatum.headset.geometry.Vector3(v.x(), v.y(), v.z());
    }

    static Pose kitPose(RigidTransform pose) {
        Quaternion q = pose.rotation();
        return new Pose(kitVector(pose.translation()), q.x(), q.y(), q.z(), q.w());
    }
}
