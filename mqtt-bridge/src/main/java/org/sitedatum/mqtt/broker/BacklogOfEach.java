package org.sitedatum.mqtt.broker;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Gives each new connection its {@link InboundBacklog}. */
final class BacklogOfEach implements ActiveMQServerConnectionPlugin {

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection.getTransportConnection() instanceof NettyConnection netty) {
            ChannelPipeline pipeline = netty.getNettyChannel().pipeline();
            ChannelHandlerContext artemis = pipeline.context(MQTTProtocolHandler.class);
            if (artemis != null) {
                pipeline.addBefore(artemis.name(), "backlog", new InboundBacklog());
            }
        }
    }
}
