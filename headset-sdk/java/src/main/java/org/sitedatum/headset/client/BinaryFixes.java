package org.sitedatum.headset.client;

import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.protobuf.ProtoWriter;
import org.sitedatum.headset.transport.Transport;

/** Fixes as {@code FromClient} of {@code socket.proto}; the numbers are those of {@code fix.proto}. */
final class BinaryFixes implements FixBatch {

    private static final int MARKER = 6;
    private static final int ODOMETRY = 10;

    private final String site;
    private final String trackable;
    private final ProtoWriter batch = new ProtoWriter();
    private int size;

    BinaryFixes(String site, String trackable) {
        this.site = site;
        this.trackable = trackable;
    }

    @Override
    public void odometry(long stampNanos, double[] pose, boolean reset) {
        ProtoWriter fix = begin(ODOMETRY, stampNanos)
                .doubles(8, pose[0], pose[1], pose[2])
                .text(15, trackable + ".session")
                .doubles(17, pose[3], pose[4], pose[5], pose[6]);
        add(reset ? fix.varint(29, 1) : fix);
    }

    @Override
    public void marker(long stampNanos, String marker, Pose seen, double[] covariance) {
        Vector3 p = seen.position();
        ProtoWriter fix = begin(MARKER, stampNanos).doubles(8, p.x(), p.y(), p.z());
        if (covariance.length > 0) {
            fix.doubles(9, covariance);
        }
        add(fix.doubles(17, seen.qx(), seen.qy(), seen.qz(), seen.qw())
                .text(21, trackable)
                .text(22, marker));
    }

    private ProtoWriter begin(int kind, long stampNanos) {
        return new ProtoWriter().varint(1, kind).fixed64(2, stampNanos).text(3, trackable);
    }

    private void add(ProtoWriter fix) {
        batch.message(1, fix);
        size++;
    }

    @Override
    public int size() {
        return size;
    }

    /** The message. */
    byte[] toBytes() {
        ProtoWriter sent = new ProtoWriter().text(1, site).text(2, trackable).message(3, batch);
        return new ProtoWriter().message(1, sent).toBytes();
    }

    @Override
    public boolean sendBy(Transport.Connection connection) {
        return connection.send(toBytes());
    }
}
