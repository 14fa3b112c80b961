package org.sitedatum.samples.headset;

import java.util.Locale;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.building.motion.BodyState;

/**
 * A walk through the sample building as a script for a kit in another language: {@code {"tag":[x,y,z],"recentre":s,"frames":
 * [...],"events":[...]}}. A frame is the head in the session (7 numbers; 0 when blind), its true place (3), and whether the
 * wearer walks; an event belongs to a frame. Poses x y z qx qy qz qw, z up; times in µs.
 */
public final class WalkScript {

    private static final double WALKING = 0.2;

    private final StringBuilder frames = new StringBuilder();
    private final StringBuilder events = new StringBuilder();
    private double recentre = Double.NaN;
    private int frame = -1;

    private WalkScript() {}

    /** Of the usual walk of the building's headset. */
    public static String of(double seconds, long seed) {
        return of(WalkSettings.USUAL.lasting(seconds), seed);
    }

    /** Of a walk of the building's headset. */
    static String of(WalkSettings settings, long seed) {
        double seconds = settings.seconds();
        SampleBuilding building = new SampleBuilding();
        WalkWorld world = new WalkWorld(building, new BuildingTruth(building, seed, 0), "headset-1", settings, seed);
        WalkScript script = new WalkScript();
        WalkEars ears = script.new Scribe();
        while (world.time() + WalkWorld.FRAME < seconds) {
            script.frame++;
            world.step(ears);
            script.endFrame(world);
        }
        Vector3 tag = WalkWorld.HEAD_FROM_TAG;
        return "{\"hertz\":72,\"tag\":" + numbers(tag.x(), tag.y(), tag.z()) + ",\"recentre\":" + script.recentre
                + ",\"frames\":[" + script.frames + "],\"events\":[" + script.events + "]}";
    }

    private void endFrame(WalkWorld world) {
        BodyState truth = world.truth();
        boolean walks = Math.hypot(truth.velocity().x(), truth.velocity().y()) > WALKING;
        Vector3 p = truth.position();
        String head = world.isBlind() ? "0" : pose(world.head().pose());
        append(frames, "[" + head + "," + numbers(p.x(), p.y(), p.z()) + "," + (walks ? 1 : 0) + "]");
    }

    /** Writes down what the headset sees. */
    private final class Scribe implements WalkEars {

        @Override
        public void headPose(long nanos, PoseBuffer sessionFromHead) {
            // the frame has it
        }

        @Override
        public void headLost(long nanos) {
            // the frame has it
        }

        @Override
        public void tagPosition(long measuredNanos, Vector3 place, double sigma) {
            append(
                    events,
                    "[" + frame + ",\"tag\"," + measuredNanos / 1_000 + "," + numbers(place.x(), place.y(), place.z())
                            + "," + sigma + "]");
        }

        @Override
        public void markerSeen(long nanos, MarkerEye.Glance glance, PoseBuffer sessionFromHead) {
            Pose session = sessionFromHead.pose().then(HeadsetWalk.kitPose(glance.headFromMarker()));
            append(
                    events,
                    "[" + frame + ",\"marker\",\"" + glance.marker().id() + "\","
                            + pose(HeadsetWalk.kitPose(glance.marker().siteFromMarker())) + "," + pose(session) + ","
                            + glance.sigma() + "," + glance.yawSigma() + "]");
        }

        @Override
        public void recentred(double seconds) {
            recentre = seconds;
        }
    }

    private static String pose(Pose pose) {
        Vector3 p = new Vector3(
                pose.position().x(), pose.position().y(), pose.position().z());
        return numbers(p.x(), p.y(), p.z(), pose.qx(), pose.qy(), pose.qz(), pose.qw());
    }

    private static String numbers(double... values) {
        StringBuilder out = new StringBuilder();
        for (double value : values) {
            append(out, String.format(Locale.ROOT, "%.7f", value));
        }
        return "[" + out + "]";
    }

    private static void append(StringBuilder list, String item) {
        list.append(list.length() == 0 ? "" : ",").append(item);
    }
}
