package org.sitedatum.cluster.feed;

import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import org.sitedatum.cluster.config.FeedOptions;

/** An open UDP port: each packet is a message. */
final class PacketLink implements FeedLink {
    /** The longest packet there is; what is longer than the buffer would be cut. */
    private static final int LONGEST_PACKET = 65_535;

    private final FeedOptions options;
    private final Ears ears;
    private final DatagramSocket socket;

    PacketLink(Vertx vertx, FeedOptions options, Ears ears) {
        this.options = options;
        this.ears = ears;
        this.socket = vertx.createDatagramSocket(new DatagramSocketOptions().setReceiveBufferSize(LONGEST_PACKET));
    }

    @Override
    public void open() {
        socket.exceptionHandler(fault -> ears.onEnd(Reasons.of(fault)));
        socket.handler(packet -> ears.onMessage("", packet.data().getBytes()));
        socket.listen(options.address().port(), options.address().host())
                .onSuccess(listening -> ears.onUp())
                .onFailure(fault -> ears.onEnd(Reasons.of(fault)));
    }

    @Override
    public void close() {
        socket.close();
    }
}
