package org.sitedatum.cluster.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A viewer of the protocol that knows of no type but what the server tells it. */
final class Viewer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonNode> texts = new CopyOnWriteArrayList<>();
    private final List<Data> data = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile String reason = "";

    /** A message of a channel. */
    record Data(long subscription, long nanos, byte[] payload) {}

    private Viewer(URI uri, String protocol, String... headers) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (!protocol.isEmpty()) {
            builder.subprotocols(protocol);
        }
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create(uri.toString().replaceFirst("^http", "ws")), new Ears())
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    static Viewer open(URI uri, String... headers) {
        return new Viewer(uri, "foxglove.websocket.v1", headers);
    }

    static Viewer speaking(String protocol, URI uri) {
        return new Viewer(uri, protocol);
    }

    WebSocket raw() {
        return socket;
    }

    void say(String text) {
        socket.sendText(text.replace('\'', '"'), true).join();
    }

    /** Says something until the server has hung up, which it may at any message, as fast as this machine can just now. */
    void flood(String text) {
        long began = System.nanoTime();
        while (!closed.isDone() && System.nanoTime() - began < PATIENCE.toNanos()) {
            socket.sendText(text, true).exceptionally(hungUp -> socket).join();
        }
    }

    void subscribe(long id, long channel) {
        say("{'op':'subscribe','subscriptions':[{'id':" + id + ",'channelId':" + channel + "}]}");
    }

    JsonNode await(String op, Predicate<JsonNode> fits) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> texts.stream()
                                .filter(one -> one.path("op").asText().equals(op) && fits.test(one))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    /** The status that has such a text in it, waited for. */
    JsonNode awaitStatus(String part) {
        return await("status", status -> status.path("message").asText().contains(part));
    }

    /** The channel of a topic, waited for. */
    JsonNode awaitChannel(String topic) {
        await("advertise", one -> channels(one).anyMatch(channel -> isOf(channel, topic)));
        return texts.stream()
                .flatMap(Viewer::channels)
                .filter(channel -> isOf(channel, topic))
                .findFirst()
                .orElseThrow();
    }

    private static java.util.stream.Stream<JsonNode> channels(JsonNode text) {
        List<JsonNode> all = new ArrayList<>();
        text.path("channels").forEach(all::add);
        return all.stream();
    }

    private static boolean isOf(JsonNode channel, String topic) {
        return channel.path("topic").asText().equals(topic);
    }

    List<String> topics() {
        return texts.stream()
                .flatMap(Viewer::channels)
                .map(channel -> channel.get("topic").asText())
                .toList();
    }

    /** The first message under a subscription that fits, waited for. */
    Data awaitData(long subscription, Predicate<Data> fits) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> data.stream()
                                .filter(one -> one.subscription == subscription && fits.test(one))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    List<Data> data(long subscription) {
        return data.stream().filter(one -> one.subscription == subscription).toList();
    }

    /** Decodes a message with the types that came with its channel. */
    static DynamicMessage decode(JsonNode channel, Data message) {
        try {
            FileDescriptorSet files = FileDescriptorSet.parseFrom(
                    Base64.getDecoder().decode(channel.get("schema").asText()));
            Map<String, FileDescriptor> built = new HashMap<>();
            Descriptor type = null;
            String name = channel.get("schemaName").asText();
            for (FileDescriptorProto file : files.getFileList()) {
                FileDescriptor[] imports =
                        file.getDependencyList().stream().map(built::get).toArray(FileDescriptor[]::new);
                FileDescriptor made = FileDescriptor.buildFrom(file, imports);
                built.put(file.getName(), made);
                for (Descriptor one : made.getMessageTypes()) {
                    type = one.getFullName().equals(name) ? one : type;
                }
            }
            return DynamicMessage.parseFrom(type, ByteString.copyFrom(message.payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DescriptorValidationException wrong) {
            throw new AssertionError(channel.toString(), wrong);
        }
    }

    int awaitClose() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    String reason() {
        return reason;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    texts.add(JSON.readTree(text.toString()));
                } catch (IOException notJson) {
                    throw new UncheckedIOException(notJson);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            byte[] some = new byte[part.remaining()];
            part.get(some);
            bytes.writeBytes(some);
            if (last) {
                ByteBuffer whole = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
                if (whole.get() == 1) {
                    long subscription = Integer.toUnsignedLong(whole.getInt());
                    long nanos = whole.getLong();
                    byte[] payload = new byte[whole.remaining()];
                    whole.get(payload);
                    data.add(new Data(subscription, nanos, payload));
                }
                bytes.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String why) {
            reason = why;
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
