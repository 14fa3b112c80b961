package org.sitedatum.cluster.feed;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.mqtt.vendor.MessageSplitter;
import org.sitedatum.mqtt.vendor.VendorDecoders;

/** A TCP connection to a server, encrypted or not, whose stream is cut into messages. */
final class StreamLink implements FeedLink {
    private final FeedOptions options;
    private final Ears ears;
    private final NetClient client;
    private final MessageSplitter splitter;

    StreamLink(Vertx vertx, FeedOptions options, Ears ears) {
        this.options = options;
        this.ears = ears;
        this.splitter = VendorDecoders.splitter(options.adapter().kind());
        NetClientOptions how = new NetClientOptions()
                .setConnectTimeout((int) options.pace().patience().toMillis())
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true);
        if (options.address().isEncrypted()) {
            how.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
            options.caFile().ifPresent(file -> how.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        }
        this.client = vertx.createNetClient(how);
    }

    @Override
    public void open() {
        client.connect(options.address().port(), options.address().host())
                .onSuccess(this::begin)
                .onFailure(fault -> ears.onEnd(Reasons.of(fault)));
    }

    private void begin(NetSocket socket) {
        socket.handler(this::onBytes);
        socket.exceptionHandler(fault -> ears.onEnd(Reasons.of(fault)));
        socket.closeHandler(closed -> ears.onEnd("the server ended the connection"));
        ears.onUp();
        for (String line : options.say()) {
            socket.write(line + "\r\n");
        }
    }

    private void onBytes(Buffer bytes) {
        for (byte[] message : splitter.add(bytes.getBytes())) {
            ears.onMessage("", message);
        }
        splitter.takeFault().ifPresent(ears::onWaste);
    }

    @Override
    public void close() {
        client.close();
    }
}
