package org.sitedatum.mqtt.codec;

import java.util.List;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;

/**
 * Writes poses as the contract's JSON. Lengths and speeds are rounded to micrometres, quaternions to 1e-9, covariances to
 * seven significant digits, the stamp down to microseconds. The covariance has 21 numbers with an orientation, 6 without.
 * A protection level that is not finite is left out: none can be given. Not thread-safe.
 */
public final class PoseJsonEncoder {
    private static final int LENGTH_DECIMALS = 6;
    private static final int ROTATION_DECIMALS = 9;
    private static final int PROBABILITY_DECIMALS = 4;
    private static final int COVARIANCE_DIGITS = 7;

    private final AsciiJson json = new AsciiJson();

    /**
     * One pose object.
     *
     * @param epoch of the ownership under which it is published; a consumer may refuse an older one
     */
    public byte[] encode(PoseEstimate pose, long epoch) {
        json.reset();
        json.open('{');
        json.name("trackable").string(pose.trackable());
        json.name("stamp").integer(Math.floorDiv(pose.stampNanos(), 1000L));
        json.name("frame").string("site");
        pose.floor().ifPresent(floor -> json.name("floor").string(floor));
        if (!Double.isNaN(pose.floorProbability())) {
            json.name("floorProbability").decimal(pose.floorProbability(), PROBABILITY_DECIMALS);
        }
        vector("position", pose.position());
        pose.orientation().ifPresent(this::orientation);
        covariance(pose.covariance(), pose.orientation().isPresent() ? 6 : 3);
        vector("velocity", pose.velocity());
        pose.angularVelocity().ifPresent(angular -> vector("angularVelocity", angular));
        json.name("state").string(pose.state().word());
        if (Double.isFinite(pose.protectionLevel())) {
            json.name("protectionLevel").decimal(pose.protectionLevel(), LENGTH_DECIMALS);
        }
        sources(pose.sources());
        json.name("existence").decimal(pose.existence(), LENGTH_DECIMALS);
        pose.label().ifPresent(label -> json.name("label").string(label));
        json.name("epoch").integer(epoch);
        json.name("seq").integer(pose.seq());
        json.name("revision").integer(pose.revision());
        json.close('}');
        return json.toBytes();
    }

    private void vector(String name, Vector3 v) {
        json.name(name).open('[');
        json.decimal(v.x(), LENGTH_DECIMALS).decimal(v.y(), LENGTH_DECIMALS).decimal(v.z(), LENGTH_DECIMALS);
        json.close(']');
    }

    private void orientation(Quaternion q) {
        json.name("orientation").open('[');
        json.decimal(q.x(), ROTATION_DECIMALS).decimal(q.y(), ROTATION_DECIMALS);
        json.decimal(q.z(), ROTATION_DECIMALS).decimal(q.w(), ROTATION_DECIMALS);
        json.close(']');
    }

    private void covariance(Covariance6 covariance, int rows) {
        json.name("covariance").open('[');
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < rows; j++) {
                json.significant(covariance.get(i, j), COVARIANCE_DIGITS);
            }
        }
        json.close(']');
    }

    private void sources(List<String> sources) {
        json.name("sources").open('[');
        for (int i = 0; i < sources.size(); i++) {
            json.string(sources.get(i));
        }
        json.close(']');
    }
}
