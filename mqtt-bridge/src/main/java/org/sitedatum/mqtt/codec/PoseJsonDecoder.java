package org.sitedatum.mqtt.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/** Reads what {@link PoseJsonEncoder} and {@link FrameJsonEncoder} write, for those who say it in another format. Any thread. */
public final class PoseJsonDecoder {
    private static final int POSITION_NUMBERS = 6;
    private static final int MOST_SOURCES = 1_000;
    private static final int LONGEST_LABEL = 1_000;

    /** 292 years around 1970 fit a {@code long} of nanoseconds. */
    private static final long MOST_MICROS = 9_000_000_000_000_000L;

    private static final double FAR = 1e9;

    /** A pose object of the contract. */
    public Decoded<PublishedPose> decode(byte[] json) {
        return Decoded.of(() -> pose(JsonValue.parse(json)));
    }

    /** An alignment object of the contract. */
    public Decoded<FrameAlignment> decodeAlignment(byte[] json) {
        return Decoded.of(() -> alignment(JsonValue.parse(json)));
    }

    private static PublishedPose pose(JsonValue in) throws FormatRefusal {
        Optional<Quaternion> orientation =
                in.has("orientation") ? Optional.of(orientation(in.get("orientation"))) : Optional.empty();
        PoseEstimate pose = new PoseEstimate(
                in.get("trackable").id(),
                stampNanos(in),
                in.has("floor") ? Optional.of(in.get("floor").id()) : Optional.empty(),
                vector(in.get("position")),
                orientation,
                covariance(in.get("covariance"), orientation.isPresent() ? Covariance6.SIZE : POSITION_NUMBERS),
                vector(in.get("velocity")),
                in.has("angularVelocity") ? Optional.of(vector(in.get("angularVelocity"))) : Optional.empty(),
                state(in.get("state")),
                in.has("protectionLevel")
                        ? in.get("protectionLevel").number(0, Double.MAX_VALUE)
                        : Double.POSITIVE_INFINITY,
                sources(in.get("sources")),
                in.get("existence").number(0, 1),
                in.has("label") ? Optional.of(in.get("label").text(LONGEST_LABEL)) : Optional.empty(),
                in.get("seq").integer(0, Long.MAX_VALUE),
                in.get("revision").integer(0, Long.MAX_VALUE),
                in.has("floorProbability") ? in.get("floorProbability").number(0, 1) : Double.NaN);
        return new PublishedPose(pose, in.get("epoch").integer(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static FrameAlignment alignment(JsonValue in) throws FormatRefusal {
        String frame = in.get("frame").text(EntityId.MAX_LENGTH);
        return new FrameAlignment(
                frame,
                stampNanos(in),
                new RigidTransform(orientation(in.get("orientation")), vector(in.get("position"))),
                covariance(in.get("covariance"), Covariance6.SIZE),
                in.get("revision").integer(0, Long.MAX_VALUE));
    }

    private static long stampNanos(JsonValue in) throws FormatRefusal {
        return 1_000 * in.get("stamp").integer(-MOST_MICROS, MOST_MICROS);
    }

    private static Vector3 vector(JsonValue json) throws FormatRefusal {
        double[] n = numbers(json, 3);
        return new Vector3(n[0], n[1], n[2]);
    }

    private static Quaternion orientation(JsonValue json) throws FormatRefusal {
        double[] q = numbers(json, 4);
        return Quaternion.findUnit(q[0], q[1], q[2], q[3])
                .orElseThrow(() -> json.refusal(Reason.NOT_UNIT, "is no unit quaternion"));
    }

    private static Covariance6 covariance(JsonValue json, int count) throws FormatRefusal {
        double[] n = numbers(json, count);
        return count == Covariance6.SIZE
                ? Covariance6.ofUpperTriangle(n)
                : Covariance6.ofPosition(new Covariance3(n[0], n[1], n[2], n[3], n[4], n[5]));
    }

    private static double[] numbers(JsonValue json, int count) throws FormatRefusal {
        List<JsonValue> elements = json.elements(count, count);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = elements.get(i).number(-FAR * FAR, FAR * FAR);
        }
        return numbers;
    }

    private static TrackingState state(JsonValue json) throws FormatRefusal {
        String word = json.text();
        for (TrackingState state : TrackingState.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw json.refusal(Reason.UNKNOWN_KIND, "is no state of a pose");
    }

    private static List<String> sources(JsonValue json) throws FormatRefusal {
        List<String> sources = new ArrayList<>();
        for (JsonValue source : json.elements(0, MOST_SOURCES)) {
            sources.add(source.id());
        }
        return sources;
    }
}
