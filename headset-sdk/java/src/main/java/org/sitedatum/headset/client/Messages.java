package org.sitedatum.headset.client;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.json.JsonWriter;
import org.sitedatum.headset.poses.RemotePose;

/** The messages of docs/headset-protocol.md, written and read. Stamps are microseconds since the Unix epoch. */
final class Messages {

    /** Id of the subscription to what moves. */
    static final String SITE = "site";

    private Messages() {}

    static String subscribe(ClientOptions options, PoseFilter filter) {
        List<Object> channels = List.of("poses", "alignments", "events");
        return new JsonWriter()
                .put("type", "subscribe")
                .put("id", SITE)
                .put("site", options.site())
                .put("channels", (Object) channels)
                .put("filter", (Object) filter.json())
                .put("maxRate", 30L)
                .put("encoding", options.binary() ? "protobuf" : "json")
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
        return ToldPose.of(
                json.text("trackable"),
                json.text("label", ""),
                1_000 * json.integer("stamp"),
                json.numbers("position", 3),
                numbers(json, "orientation"),
                json.numbers("covariance"),
                numbers(json, "velocity"),
                numbers(json, "angularVelocity"));
    }

    private static double[] numbers(JsonObject json, String name) {
        return json.has(name) ? json.numbers(name) : new double[0];
    }

    private static double[] quaternion(JsonObject json) {
        return json.numbers("orientation", 4);
    }

    private static Vector3 vector(double[] n) {
        return new Vector3(n[0], n[1], n[2]);
    }
}
