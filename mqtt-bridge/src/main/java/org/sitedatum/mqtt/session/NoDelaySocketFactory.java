package org.sitedatum.mqtt.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Plain sockets that send small packets at once (TCP_NODELAY), which Paho never asks for: without it a small message waits
 * for the acknowledgement of earlier ones, up to 40 ms. Thread-safe.
 */
public final class NoDelaySocketFactory extends SocketFactory {
    /** More than the live window of a publisher, so that its writes find room. */
    private static final int SEND_BUFFER = 256 * 1024;

    private static final SocketFactory PLAIN = SocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
        return withNoDelay(PLAIN.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return withNoDelay(PLAIN.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return withNoDelay(PLAIN.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return withNoDelay(PLAIN.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return withNoDelay(PLAIN.createSocket(host, port, local, localPort));
    }

    static Socket withNoDelay(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(SEND_BUFFER);
        return socket;
    }
}
