package org.sitedatum.mqtt.rosbridge;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.foreign.Quote;

/** Hears one connection: that it lives, that it ends, and what the server complains of. */
final class ServerEar implements WebSocket.Listener {
    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final CompletionStage<?> STORED = CompletableFuture.completedStage(true);

    private final StringBuilder text = new StringBuilder();
    private volatile long heardNanos = System.nanoTime();
    private volatile Optional<String> ended = Optional.empty();
    private volatile String complaint = "";

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heardNanos = System.nanoTime();
        if (text.length() + part.length() <= MOST_CHARACTERS) {
            text.append(part);
        }
        if (last) {
            read(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return STORED;
    }

    /** {@code {"op":"status","level":"error","msg":"..."}}; anything else is of no concern. */
    private void read(String message) {
        try {
            JsonValue json = JsonValue.parse(message.getBytes(StandardCharsets.UTF_8));
            boolean isComplaint = json.has("op")
                    && json.get("op").scalar(100).equals("status")
                    && json.has("level")
                    && !json.get("level").scalar(100).equals("info");
            if (isComplaint) {
                complaint = "the server says " + Quote.of(json.get("msg").scalar(MOST_CHARACTERS));
            }
        } catch (FormatRefusal unreadable) {
            complaint = "the server says what cannot be read: " + unreadable.detail();
        }
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heardNanos = System.nanoTime();
        from.request(1);
        return STORED;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended = Optional.of("the server closed the connection: " + code + " " + Quote.of(reason));
        return STORED;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended = Optional.of("the connection broke: " + Quote.of(String.valueOf(error.getMessage())));
    }

    /** Why there is no connection any more; empty while there is. */
    Optional<String> ended() {
        return ended;
    }

    /** When the server was heard last, {@link System#nanoTime}. */
    long heardNanos() {
        return heardNanos;
    }

    /** The last complaint; empty: none. */
    String complaint() {
        return complaint;
    }
}
