package org.sitedatum.cluster.feed;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sitedatum.mqtt.vendor.StampKind;
import org.sitedatum.positioning.fix.Fix;

/**
 * Tells a fix from one that a server says once more: in answer to the next question, or to whoever connects. The same fix has
 * the same stamp and content; where a polled server's fix has no time of its own, the content alone decides, for no two
 * measurements are alike to the last digit. Keeps the last fix of the {@value #MOST} bodies heard latest. One thread.
 */
final class Freshness {
    static final int MOST = 10_000;

    private final boolean isPolled;
    private final Map<String, String> last = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /** {@code isPolled}: the server answers questions, whether or not there is something new. */
    Freshness(boolean isPolled) {
        this.isPolled = isPolled;
    }

    /**
     * Whether a fix is not the one heard last of its body.
     *
     * @param json the fix as it is sent on
     */
    boolean isFresh(Fix fix, StampKind stampKind, byte[] json) {
        String whole = new String(json, StandardCharsets.UTF_8);
        boolean hasOwnTime = stampKind != StampKind.RECEIVED;
        if (!hasOwnTime && !isPolled) {
            return true;
        }
        String content = hasOwnTime ? whole : whole.replaceFirst("\"stamp\":[^,}]*", "");
        String key = fix.header().trackable().map(id -> fix.kind() + "/" + id).orElse(content);
        return !content.equals(last.put(key, content));
    }
}
