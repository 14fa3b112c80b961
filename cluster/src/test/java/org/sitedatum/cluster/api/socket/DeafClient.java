package org.sitedatum.cluster.api.socket;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket client on a bare connection with a small buffer, which reads only when it is told to. */
final class DeafClient implements Closeable {

    private static final int SMALL = 64 * 1024;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    /** What a server sent: text, or the code and reason of its farewell. */
    record Frame(int kind, byte[] payload) {

        boolean isText() {
            return kind == TEXT;
        }

        boolean isFarewell() {
            return kind == CLOSE;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int code() {
            return ByteBuffer.wrap(payload).getShort();
        }

        String reason() {
            return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }
    }

    DeafClient(int port) throws IOException {
        socket.setReceiveBufferSize(SMALL);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream()
                .write(("GET " + SocketResource.PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                + "Sec-WebSocket-Protocol: sitedatum.v1\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        String head = head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException(head);
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** One short text, masked with zeros. */
    void say(String text) throws IOException {
        byte[] payload = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | TEXT);
        frame.write(0x80 | payload.length);
        frame.write(new byte[4]);
        frame.write(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    Frame read() throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        int kind = 0;
        boolean isLast = false;
        while (!isLast) {
            int first = in.readUnsignedByte();
            isLast = (first & 0x80) != 0;
            kind = (first & 0xf) == 0 ? kind : first & 0xf;
            int length = in.readUnsignedByte() & 0x7f;
            long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            payload.write(in.readNBytes(Math.toIntExact(size)));
        }
        return new Frame(kind, payload.toByteArray());
    }

    /** All that comes until the server closes or breaks the connection off. */
    List<Frame> readToTheEnd() throws IOException {
        List<Frame> frames = new ArrayList<>();
        try {
            while (frames.isEmpty() || !frames.get(frames.size() - 1).isFarewell()) {
                frames.add(read());
            }
        } catch (EOFException | SocketException brokenOff) {
            return frames;
        }
        return frames;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
