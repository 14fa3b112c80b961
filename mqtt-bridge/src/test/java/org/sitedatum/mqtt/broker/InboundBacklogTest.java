package org.sitedatum.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.TestClient;

class InboundBacklogTest {
    private static final int PAYLOAD = 1024;
    private static final int ENOUGH = (int) (InboundBacklog.MOST_BYTES / PAYLOAD);
    private static final int FLOOD = 20_000;

    private final EmbeddedChannel channel = new EmbeddedChannel(new InboundBacklog());

    @Test
    void shouldStopReadingWhileTheBrokerIsBehindAndReadOnWhenItHasCaughtUp() {
        ByteBuf readTogether = Unpooled.buffer(PAYLOAD * ENOUGH).writeZero(PAYLOAD * ENOUGH);
        for (int i = 0; i < ENOUGH; i++) {
            channel.writeInbound(publish(readTogether.readRetainedSlice(PAYLOAD)));
        }
        assertThat(channel.config().isAutoRead()).isFalse();

        ReferenceCountUtil.release(channel.readInbound());
        assertThat(channel.config().isAutoRead()).as("still far behind").isFalse();
        int routed = 1;
        for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
            ReferenceCountUtil.release(next);
            routed++;
        }

        assertThat(routed).isEqualTo(ENOUGH);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void shouldPassOnWhatItDoesNotCount() {
        channel.writeInbound(MqttMessage.PINGREQ);

        MqttMessage passed = channel.readInbound();
        assertThat(passed).isSameAs(MqttMessage.PINGREQ);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void shouldServeOnWhileOneClientFloods() throws IOException {
        byte[] message = MqttPackets.publish("sitedatum/x/fix/flood", new byte[PAYLOAD]);
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
                TestClient app = new TestClient(broker.address(), "app", "sitedatum/+/fix/uwb");
                Socket flooder = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            OutputStream out = flooder.getOutputStream();
            out.write(MqttPackets.connect("flooder"));
            for (int i = 0; i < FLOOD; i++) {
                out.write(message);
            }
            out.write(MqttPackets.publish("sitedatum/x/fix/uwb", "the last".getBytes(StandardCharsets.UTF_8)));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(app.heard())
                            .as("all of the flood went through")
                            .contains(new TestClient.Heard("sitedatum/x/fix/uwb", "the last")));
        }
    }

    private static MqttPublishMessage publish(ByteBuf payload) {
        return new MqttPublishMessage(
                new MqttFixedHeader(MqttMessageType.PUBLISH, false, MqttQoS.AT_MOST_ONCE, false, 0),
                new MqttPublishVariableHeader("a", 0, MqttProperties.NO_PROPERTIES),
                payload);
    }
}
