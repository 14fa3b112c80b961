package org.sitedatum.positioning.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;

/** The immutable values a state may hold: texts, places, motions, and the fixes a start waits for. */
final class Values {

    private static final int CONSTANT = 0;
    private static final int TEXT = 1;
    private static final int TEXTS = 2;
    private static final int VECTOR = 3;
    private static final int TRANSFORM = 4;
    private static final int RANGE = 5;
    private static final int RANGE_DIFFERENCE = 6;
    private static final int KINDS = 7;

    private Values() {}

    static void write(Object value, StateWriter out, Object... constants) {
        for (int i = 0; i < constants.length; i++) {
            if (value == constants[i]) {
                out.count(CONSTANT);
                out.count(i);
                return;
            }
        }
        if (value instanceof String text) {
            out.count(TEXT);
            out.text(text);
        } else if (value instanceof List<?> row) {
            out.count(TEXTS);
            out.texts(row.stream().map(String.class::cast).toList());
        } else if (value instanceof Vector3 vector) {
            out.count(VECTOR);
            write(vector, out);
        } else if (value instanceof RigidTransform transform) {
            out.count(TRANSFORM);
            write(transform, out);
        } else if (value instanceof RangeFix range) {
            out.count(RANGE);
            write(range, out);
        } else if (value instanceof RangeDifferenceFix difference) {
            out.count(RANGE_DIFFERENCE);
            write(difference, out);
        } else {
            throw new IllegalArgumentException("no bytes are known for a " + value.getClass());
        }
    }

    static Object read(StateReader in, Object... constants) {
        return switch (in.place(KINDS)) {
            case CONSTANT -> constants[in.place(constants.length)];
            case TEXT -> in.text();
            case TEXTS -> in.texts();
            case VECTOR -> vector(in);
            case TRANSFORM -> transform(in);
            case RANGE -> range(in);
            default -> rangeDifference(in);
        };
    }

    private static void write(Vector3 v, StateWriter out) {
        out.number(v.x());
        out.number(v.y());
        out.number(v.z());
    }

    private static Vector3 vector(StateReader in) {
        return new Vector3(in.finite(), in.finite(), in.finite());
    }

    private static void write(RigidTransform transform, StateWriter out) {
        Quaternion q = transform.rotation();
        out.number(q.x());
        out.number(q.y());
        out.number(q.z());
        out.number(q.w());
        write(transform.translation(), out);
    }

    private static RigidTransform transform(StateReader in) {
        return new RigidTransform(new Quaternion(in.finite(), in.finite(), in.finite(), in.finite()), vector(in));
    }

    private static void write(RangeFix fix, StateWriter out) {
        write(fix.header(), out);
        out.text(fix.anchor());
        out.number(fix.range());
        out.number(fix.sigma());
        out.number(fix.rssi());
        out.number(fix.firstPathPower());
    }

    private static RangeFix range(StateReader in) {
        return new RangeFix(header(in), in.text(), in.finite(), in.number(), in.number(), in.number());
    }

    private static void write(RangeDifferenceFix fix, StateWriter out) {
        write(fix.header(), out);
        out.text(fix.anchor());
        out.text(fix.reference());
        out.number(fix.difference());
        out.number(fix.sigma());
    }

    private static RangeDifferenceFix rangeDifference(StateReader in) {
        return new RangeDifferenceFix(header(in), in.text(), in.text(), in.finite(), in.number());
    }

    private static void write(FixHeader header, StateWriter out) {
        out.text(header.source());
        out.whole(header.stampNanos());
        out.whole(header.receivedNanos() - header.stampNanos());
        out.texts(header.trackable().stream().toList());
        out.texts(header.floor().stream().toList());
        out.truth(header.seq().isPresent());
        header.seq().ifPresent(out::whole);
        out.truth(header.siteFromSensor().isPresent());
        header.siteFromSensor().ifPresent(pose -> write(pose, out));
    }

    private static FixHeader header(StateReader in) {
        String source = in.text();
        long stamp = in.whole();
        long received = stamp + in.whole();
        Optional<String> trackable = in.texts().stream().findFirst();
        Optional<String> floor = in.texts().stream().findFirst();
        OptionalLong seq = in.truth() ? OptionalLong.of(in.whole()) : OptionalLong.empty();
        Optional<RigidTransform> pose = in.truth() ? Optional.of(transform(in)) : Optional.empty();
        return new FixHeader(source, stamp, received, trackable, seq, floor, pose);
    }
}
