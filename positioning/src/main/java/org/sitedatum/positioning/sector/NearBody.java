package org.sitedatum.positioning.sector;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.PoseEstimate;

/**
 * Where a body is that is near another sector than the one that follows it: detections of it are not another body's.
 *
 * @param body id of a trackable, or of a body without an identity
 * @param sector that follows it
 * @param stampNanos when it was there, ns since the Unix epoch
 * @param place m in the site frame
 * @param velocity m/s
 */
public record NearBody(String body, String sector, long stampNanos, Vector3 place, Vector3 velocity) {

    /** To be raised when the bytes are laid out otherwise. */
    private static final byte VERSION = 1;

    private static final int NUMBERS = 6;

    /** The body of a pose. */
    static NearBody of(PoseEstimate pose, String sector) {
        return new NearBody(pose.trackable(), sector, pose.stampNanos(), pose.position(), pose.velocity());
    }

    /** The same body in the hands of another sector. */
    NearBody in(String other) {
        return new NearBody(body, other, stampNanos, place, velocity);
    }

    /** Version, body and sector (a byte of length each, then ASCII), stamp, numbers. */
    public byte[] encode() {
        byte[] name = body.getBytes(StandardCharsets.US_ASCII);
        byte[] by = sector.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(3 + name.length + by.length + Long.BYTES + NUMBERS * Double.BYTES)
                .put(VERSION)
                .put((byte) name.length)
                .put(name)
                .put((byte) by.length)
                .put(by)
                .putLong(stampNanos)
                .putDouble(place.x())
                .putDouble(place.y())
                .putDouble(place.z())
                .putDouble(velocity.x())
                .putDouble(velocity.y())
                .putDouble(velocity.z())
                .array();
    }

    /** Empty when the bytes are none of this version. */
    public static Optional<NearBody> decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            NearBody near = new NearBody(name(in), name(in), in.getLong(), vector(in), vector(in));
            boolean isValid = EntityId.isValid(near.body) && EntityId.isValid(near.sector);
            return isValid ? Optional.of(near) : Optional.empty();
        } catch (BufferUnderflowException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private static Vector3 vector(ByteBuffer in) {
        Vector3 read = new Vector3(in.getDouble(), in.getDouble(), in.getDouble());
        if (!Double.isFinite(read.x() + read.y() + read.z())) {
            throw new IllegalArgumentException("not a place");
        }
        return read;
    }

    private static String name(ByteBuffer in) {
        byte[] name = new byte[in.get() & 0xff];
        in.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
