package org.sitedatum.cluster.survey;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Site;

/**
 * The range biases that a site lists, taken off before its anchors are surveyed. Between two anchors each adds half of its
 * own: the other half is a tag's.
 */
final class KnownBiases {

    private final Map<String, Double> byAnchor = new HashMap<>();

    private KnownBiases() {}

    /** Of a site; none without one. */
    static KnownBiases of(Optional<Site> site) {
        KnownBiases biases = new KnownBiases();
        site.ifPresent(s -> {
            for (Anchor anchor : s.anchors()) {
                if (!Double.isNaN(anchor.rangeBias())) {
                    biases.byAnchor.put(anchor.id(), anchor.rangeBias());
                }
            }
        });
        return biases;
    }

    /** A range to a tag without its bias, m, not below zero. */
    double off(String anchor, double range) {
        return Math.max(0, range - byAnchor.getOrDefault(anchor, 0.0));
    }

    /** A range between two anchors without their biases, m, not below zero. */
    double off(String from, String to, double range) {
        return Math.max(0, range - 0.5 * (byAnchor.getOrDefault(from, 0.0) + byAnchor.getOrDefault(to, 0.0)));
    }
}
