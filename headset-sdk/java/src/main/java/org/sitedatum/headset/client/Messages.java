package org.sitedatum.headset.client;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.json.JsonWriter;
import org.sitedatum.headset.poses.MotionModel;
import org.sitedatum.headset.poses.RemotePose;

/** The messages of docs/headset-protocol.md, written and read. Stamps are microseconds since the Unix epoch. */
final class Messages {

    private Messages() {}

    static String subscribe(ClientOptions options, PoseFilter filter) {
        List<Object> channels = List.of("poses", "alignments", "events");
        return new JsonWriter()
                .put("type", "subscribe")
                .put("id", "site")
                .put("site", options.site())
                .put("channels", (Object) channels)
                .put("filter", (Object) filter.json())
                .put("maxRate", 30L)
                .text();
    }

    /** Anchors are wanted wherever they are: poses may be filtered, this subscription is not. */
    static String subscribeAnchors(ClientOptions options) {
        return new JsonWriter()
                .put("type", "subscribe")
                .put("id", "anchors")
                .put("site", options.site())
                .put("channels", (Object) new ArrayList<Object>(List.of("anchors")))
                .text();
    }

    static String ping(long headsetMicros) {
        return new JsonWriter().put("type", "ping").put("t0", headsetMicros).text();
    }

    static String fixes(String site, String source, List<JsonWriter> fixes) {
        return new JsonWriter()
                .put("type", "fixes")
                .put("site", site)
                .put("source", source)
                .put("fixes", (Object) new ArrayList<Object>(fixes))
                .text();
    }

    static JsonWriter odometry(String trackable, String frame, long micros, double[] pose, boolean reset) {
        JsonWriter fix = new JsonWriter()
                .put("kind", "odometry")
                .put("stamp", micros)
                .put("trackable", trackable)
                .put("frame", frame)
                .put("position", pose[0], pose[1], pose[2])
                .put("orientation", pose[3], pose[4], pose[5], pose[6]);
        return reset ? fix.put("reset", true) : fix;
    }

    /** A marker in the optical frame (x right, y down, z ahead) of a camera that looks ahead from the head. */
    static JsonWriter marker(String trackable, String marker, long micros, Pose opticalFromMarker) {
        Vector3 p = opticalFromMarker.position();
        return new JsonWriter()
                .put("kind", "marker")
                .put("stamp", micros)
                .put("trackable", trackable)
                .put("camera", trackable)
                .put("marker", marker)
                .put("position", p.x(), p.y(), p.z())
                .put(
                        "orientation",
                        opticalFromMarker.qx(),
                        opticalFromMarker.qy(),
                        opticalFromMarker.qz(),
                        opticalFromMarker.qw());
    }

    static ServerAlignment alignment(JsonObject json) {
        double[] covariance = json.numbers("covariance", 21);
        return new ServerAlignment(
                new Pose(
                        vector(json.numbers("position", 3)),
                        quaternion(json)[0],
                        quaternion(json)[1],
                        quaternion(json)[2],
                        quaternion(json)[3]),
                1_000 * json.integer("stamp"),
                json.integer("revision"),
                covariance);
    }

    static RemotePose pose(JsonObject json) {
        double[] q = json.has("orientation") ? quaternion(json) : new double[] {0, 0, 0, 1};
        double[] covariance = json.numbers("covariance");
        boolean hasRotation = covariance.length == 21;
        double xy = covariance[0] + covariance[hasRotation ? 6 : 3];
        boolean turns = json.has("angularVelocity");
        return new RemotePose(
                json.text("trackable"),
                json.text("label", ""),
                1_000 * json.integer("stamp"),
                new Pose(vector(json.numbers("position", 3)), q[0], q[1], q[2], q[3]),
                json.has("velocity") ? vector(json.numbers("velocity", 3)) : Vector3.ZERO,
                turns ? json.numbers("angularVelocity", 3)[2] : 0,
                turns ? MotionModel.CONSTANT_TURN : MotionModel.CONSTANT_VELOCITY,
                Math.sqrt(0.5 * Math.max(0, xy)),
                0.1);
    }

    private static double[] quaternion(JsonObject json) {
        return json.numbers("orientation", 4);
    }

    private static Vector3 vector(double[] n) {
        return new Vector3(n[0], n[1], n[2]);
    }
}
