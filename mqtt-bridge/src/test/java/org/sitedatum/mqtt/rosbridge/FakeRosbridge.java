package org.sitedatum.mqtt.rosbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A rosbridge server of a kind, one connection at a time, on a port of its own (RFC 6455 by hand). */
final class FakeRosbridge implements AutoCloseable {

    /** How it behaves. */
    enum Kind {
        /** Reads everything. */
        SOUND,
        /** Complains of every message. */
        COMPLAINS,
        /** Answers the handshake with 403. */
        REFUSES,
        /** Takes the connection and says nothing. */
        MUTE,
        /** Shakes hands and never reads. */
        NEVER_READS,
        /** Shakes hands and reads, but answers no pings. */
        NO_PONGS,
        /** Breaks the connection after ten messages. */
        DIES
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SMALL_BUFFER = 4_096;

    private final ServerSocket server;
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile Kind kind;

    FakeRosbridge(Kind kind) throws IOException {
        this.kind = kind;
        this.server = new ServerSocket();
        server.setReceiveBufferSize(SMALL_BUFFER);
        server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread thread = new Thread(this::serve, "fake-rosbridge");
        thread.setDaemon(true);
        thread.start();
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    void become(Kind other) {
        kind = other;
    }

    /** Connections accepted so far. */
    int connections() {
        return connections.get();
    }

    List<JsonNode> heard() {
        return heard;
    }

    List<JsonNode> heard(String op, String topic) {
        return heard.stream()
                .filter(message -> message.path("op").asText().equals(op))
                .filter(message -> message.path("topic").asText().equals(topic))
                .toList();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread one = new Thread(() -> talk(socket), "fake-rosbridge-client");
                one.setDaemon(true);
                one.start();
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            if (kind == Kind.MUTE) {
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            String key = key(in);
            if (kind == Kind.REFUSES) {
                out.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            if (kind == Kind.NEVER_READS) {
                held.await();
            }
            int messages = 0;
            while (kind != Kind.DIES || messages < 10) {
                messages += read(in, out) ? 1 : 0;
            }
        } catch (IOException | InterruptedException gone) {
            // the client or the test has closed it
            return;
        } finally {
            open.remove(socket);
        }
    }

    private static String key(DataInputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII), 1);
        String key = "";
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return key;
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everywhere) {
            throw new IllegalStateException(everywhere);
        }
    }

    /** Reads one frame; true when it was a text. */
    private boolean read(DataInputStream in, OutputStream out) throws IOException {
        int head = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        int opcode = head & 0x0f;
        if (opcode == 8) {
            throw new IOException("closed by the client");
        }
        if (opcode == 9 && kind != Kind.NO_PONGS) {
            out.write(new byte[] {(byte) 0x8a, 0});
        }
        if (opcode == 1) {
            heard.add(JSON.readTree(payload));
            if (kind == Kind.COMPLAINS) {
                say(out, "{\"op\":\"status\",\"level\":\"error\",\"msg\":\"unknown type tf2_msgs/TFMessage\"}");
            }
        }
        return opcode == 1;
    }

    private static void say(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(0x81);
        out.write(bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() {
        held.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
