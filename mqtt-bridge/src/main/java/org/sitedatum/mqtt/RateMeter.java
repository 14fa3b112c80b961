package org.sitedatum.mqtt;

import java.util.Map;
import org.sitedatum.mqtt.session.PublisherCounts;

/** Turns running counts into rates since the last look. Not thread-safe; time is given in. */
final class RateMeter {
    private BridgeCounts before = new BridgeCounts(0, 0, 0, 0, 0, 0, new PublisherCounts(0, 0, 0, 0, 0));
    private long beforeNanos;

    RateMeter(long nowNanos) {
        beforeNanos = nowNanos;
    }

    /** Rates per second by name since the last call; all zero when no time has passed. */
    Map<String, Double> perSecond(BridgeCounts now, long nowNanos) {
        double seconds = (nowNanos - beforeNanos) * 1e-9;
        double perSecond = seconds > 0 ? 1 / seconds : 0;
        Map<String, Double> rates = Map.of(
                "fixes", (now.fixes() - before.fixes()) * perSecond,
                "poses", (now.poses() - before.poses()) * perSecond,
                "rejected", (now.rejected() - before.rejected()) * perSecond,
                "dropped", (now.out().dropped() - before.out().dropped()) * perSecond);
        before = now;
        beforeNanos = nowNanos;
        return rates;
    }
}
