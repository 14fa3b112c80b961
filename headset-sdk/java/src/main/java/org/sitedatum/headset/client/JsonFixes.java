package org.sitedatum.headset.client;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.json.JsonWriter;
import org.sitedatum.headset.transport.Transport;

/** Fixes as the JSON message {@code fixes}. */
final class JsonFixes implements FixBatch {

    private final String site;
    private final String trackable;
    private final List<Object> fixes = new ArrayList<>();

    JsonFixes(String site, String trackable) {
        this.site = site;
        this.trackable = trackable;
    }

    @Override
    public void odometry(long stampNanos, double[] pose, boolean reset) {
        JsonWriter fix = begin("odometry", stampNanos)
                .put("frame", trackable + ".session")
                .put("position", pose[0], pose[1], pose[2])
                .put("orientation", pose[3], pose[4], pose[5], pose[6]);
        fixes.add(reset ? fix.put("reset", true) : fix);
    }

    @Override
    public void marker(long stampNanos, String marker, Pose seen, double[] covariance) {
        Vector3 p = seen.position();
        JsonWriter fix = begin("marker", stampNanos)
                .put("camera", trackable)
                .put("marker", marker)
                .put("position", p.x(), p.y(), p.z())
                .put("orientation", seen.qx(), seen.qy(), seen.qz(), seen.qw());
        fixes.add(covariance.length > 0 ? fix.put("covariance", covariance) : fix);
    }

    private JsonWriter begin(String kind, long stampNanos) {
        return new JsonWriter()
                .put("kind", kind)
                .put("stamp", Math.floorDiv(stampNanos, 1_000L))
                .put("trackable", trackable);
    }

    @Override
    public int size() {
        return fixes.size();
    }

    @Override
    public boolean sendBy(Transport.Connection connection) {
        return connection.send(new JsonWriter()
                .put("type", "fixes")
                .put("site", site)
                .put("source", trackable)
                .put("fixes", (Object) fixes)
                .text());
    }
}
