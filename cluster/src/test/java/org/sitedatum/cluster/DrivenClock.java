package org.sitedatum.cluster;

import org.sitedatum.mqtt.EpochNanoClock;

/** A clock that stands where the test put it. */
final class DrivenClock implements EpochNanoClock {

    private volatile long nowNanos;

    DrivenClock(long nowNanos) {
        this.nowNanos = nowNanos;
    }

    void set(long nanos) {
        nowNanos = nanos;
    }

    @Override
    public long epochNanos() {
        return nowNanos;
    }
}
