package org.sitedatum.cluster.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sitedatum.positioning.fix.Fix;

/** What tags and sources said last of their batteries, of the first {@value #MOST}. One thread writes, any number read. */
final class Batteries {

    static final int MOST = 4_096;

    /** At this share or below a battery is called low: what sellers of tags warn at. */
    static final double LOW = 0.2;

    private final Map<String, Battery> byKey = new ConcurrentHashMap<>();

    /**
     * One battery.
     *
     * @param id of the tag or trackable the fix was about, else of the source
     * @param device {@code tag} or {@code source}
     * @param share charge left, 0 to 1
     * @param stampNanos of the fix that said so
     */
    record Battery(String id, String device, double share, long stampNanos) {

        boolean isLow() {
            return share <= LOW;
        }
    }

    /** A fix about a body tells of its tag's battery, any other of its source's. */
    void heard(Fix fix, double share) {
        Optional<String> tag = fix.header().trackable();
        String id = tag.orElseGet(() -> fix.header().source());
        String device = tag.isPresent() ? "tag" : "source";
        String key = device + ":" + id;
        if (byKey.size() < MOST || byKey.containsKey(key)) {
            byKey.put(key, new Battery(id, device, share, fix.stampNanos()));
        }
    }

    /** By device and id with a colon between. */
    Map<String, Battery> all() {
        return byKey;
    }
}
