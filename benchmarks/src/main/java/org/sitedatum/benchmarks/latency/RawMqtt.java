package org.sitedatum.benchmarks.latency;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Just enough of an MQTT 3.1.1 client (OASIS 2014, sections 3.1 to 3.12) to send and receive QoS 0 at any rate without
 * being what is measured. One thread may send and one may receive.
 */
final class RawMqtt implements AutoCloseable {

    private static final int CONNECT = 0x10;
    private static final int CONNACK = 2;
    private static final int PUBLISH = 0x30;
    private static final int PUBLISH_TYPE = 3;
    private static final int SUBSCRIBE = 0x82;
    private static final int SUBACK = 9;
    private static final int CLEAN_SESSION = 2;
    private static final int BUFFER = 1 << 16;
    private static final int TIMEOUT_MS = 5_000;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private RawMqtt(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
    }

    /** Connects without a login. */
    static RawMqtt connect(String host, int port, String clientId) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(host, port), TIMEOUT_MS);
        socket.setSoTimeout(TIMEOUT_MS);
        RawMqtt client = new RawMqtt(socket);
        byte[] id = clientId.getBytes(StandardCharsets.UTF_8);
        client.out.writeByte(CONNECT);
        client.writeLength(12 + id.length);
        client.out.writeUTF("MQTT");
        client.out.writeByte(4);
        client.out.writeByte(CLEAN_SESSION);
        client.out.writeShort(0);
        client.out.writeUTF(clientId);
        client.out.flush();
        client.expect(CONNACK);
        return client;
    }

    /** Subscribes at QoS 0 and waits for the broker's word. */
    void subscribe(String filter) throws IOException {
        out.writeByte(SUBSCRIBE);
        writeLength(2 + 2 + filter.getBytes(StandardCharsets.UTF_8).length + 1);
        out.writeShort(1);
        out.writeUTF(filter);
        out.writeByte(0);
        out.flush();
        expect(SUBACK);
    }

    /** Puts a message into the buffer. */
    void publish(String topic, byte[] payload) throws IOException {
        out.writeByte(PUBLISH);
        writeLength(2 + topic.length() + payload.length);
        out.writeUTF(topic);
        out.write(payload);
    }

    /** Sends what is in the buffer. */
    void flush() throws IOException {
        out.flush();
    }

    /** The payload of the next message; empty when none comes for five seconds or the connection has ended. */
    Optional<byte[]> receive() {
        try {
            while (true) {
                int type = in.readUnsignedByte() >> 4;
                byte[] body = new byte[readLength()];
                in.readFully(body);
                if (type == PUBLISH_TYPE) {
                    int topic = ((body[0] & 0xff) << 8) | (body[1] & 0xff);
                    byte[] payload = new byte[body.length - 2 - topic];
                    System.arraycopy(body, 2 + topic, payload, 0, payload.length);
                    return Optional.of(payload);
                }
            }
        } catch (IOException over) {
            return Optional.empty();
        }
    }

    /** Reads up to the broker's answer; messages of other clients may come before it. */
    private void expect(int type) throws IOException {
        int got = PUBLISH_TYPE;
        byte[] body = new byte[0];
        while (got == PUBLISH_TYPE) {
            got = in.readUnsignedByte() >> 4;
            body = new byte[readLength()];
            in.readFully(body);
        }
        if (got != type || (body.length > 0 && body[body.length - 1] != 0)) {
            throw new IOException("the broker refused: packet type " + got);
        }
    }

    private void writeLength(int length) throws IOException {
        int rest = length;
        do {
            int digit = rest & 0x7f;
            rest >>= 7;
            out.writeByte(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
    }

    private int readLength() throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int digit = in.readUnsignedByte();
            length |= (digit & 0x7f) << shift;
            if ((digit & 0x80) == 0) {
                return length;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
