package org.sitedatum.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.topic.TopicFilter;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;

/** One adapter instance at work: its decoder, and what became of what it heard. Thread-safe. */
final class Adapter {
    private final AdapterOptions options;
    private final VendorDecoder decoder;
    private final TopicFilter filter;
    private final LongAdder fixes = new LongAdder();
    private final LongAdder noFixes = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private volatile String lastReason = "";

    Adapter(AdapterOptions options, VendorDecoder decoder) {
        this.options = options;
        this.decoder = decoder;
        this.filter = new TopicFilter(options.topic());
    }

    TopicFilter filter() {
        return filter;
    }

    String source() {
        return options.source();
    }

    /** How a message on that topic is read. */
    FixForm formOn(String topic) {
        return (payload, source, receivedNanos) -> decode(VendorMessage.live(topic, payload, receivedNanos));
    }

    private List<DecodedFix> decode(VendorMessage message) {
        List<DecodedFix> decoded = new ArrayList<>();
        for (Reading reading : decoder.decode(message)) {
            if (reading instanceof Reading.Heard heard) {
                fixes.increment();
                decoded.add(new DecodedFix.Accepted(heard.fix()));
            } else if (reading instanceof Reading.NoFix noFix) {
                noFixes.increment();
                lastReason = noFix.why();
            } else if (reading instanceof Reading.Refused refused) {
                refusals.increment();
                lastReason = refused.rejection().detail();
                decoded.add(new DecodedFix.Refused(refused.rejection()));
            }
        }
        return decoded;
    }

    /** Said when messages come and none of them has ever held a fix: the unit, topic or kind is likely wrong. */
    Optional<String> findProblem() {
        long without = noFixes.sum();
        long refused = refusals.sum();
        return fixes.sum() > 0 || without + refused == 0
                ? Optional.empty()
                : Optional.of("no fix yet: " + without + " messages without one, " + refused + " refused, last: "
                        + lastReason);
    }
}
