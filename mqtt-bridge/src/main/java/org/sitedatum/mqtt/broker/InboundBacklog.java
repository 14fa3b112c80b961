package org.sitedatum.mqtt.broker;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stops reading from a client that publishes faster than the broker routes, until the broker has caught up. Artemis lines
 * up what it has read in a queue without end; so the line forms in the client's socket instead, where the client sees it.
 *
 * <p>Reading happens on the channel's event loop, routing on other threads.
 */
final class InboundBacklog extends ChannelInboundHandlerAdapter {

    /** Read and not yet routed: enough to keep the broker busy while reading begins again, little beside any heap. */
    static final long MOST_BYTES = 512 * 1024;

    private static final long AGAIN_BYTES = MOST_BYTES / 4;

    /** What a message without payload takes: its objects, about. */
    private static final int BYTES_PER_MESSAGE = 256;

    private final AtomicLong waiting = new AtomicLong();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttPublishMessage publish
                && publish.decoderResult().isSuccess()) {
            Counted counted = new Counted(publish, context);
            if (waiting.addAndGet(counted.bytes) >= MOST_BYTES) {
                context.channel().config().setAutoRead(false);
                readAgain(context);
            }
            context.fireChannelRead(counted);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Asked after each of the two has changed, so that neither can miss the other. */
    private void readAgain(ChannelHandlerContext context) {
        if (waiting.get() <= AGAIN_BYTES && !context.channel().config().isAutoRead()) {
            context.channel().config().setAutoRead(true);
        }
    }

    /**
     * A message the broker lets go of once it is routed. That is the first release: whether one frees memory says nothing,
     * since the payloads that were read together share a buffer.
     */
    private final class Counted extends MqttPublishMessage {
        private final AtomicBoolean routed = new AtomicBoolean();
        private final ChannelHandlerContext context;
        private final int bytes;

        Counted(MqttPublishMessage message, ChannelHandlerContext context) {
            super(message.fixedHeader(), message.variableHeader(), message.payload());
            this.context = context;
            bytes = BYTES_PER_MESSAGE + message.payload().readableBytes();
        }

        @Override
        public boolean release() {
            if (routed.compareAndSet(false, true)) {
                waiting.addAndGet(-bytes);
                readAgain(context);
            }
            return super.release();
        }
    }
}
