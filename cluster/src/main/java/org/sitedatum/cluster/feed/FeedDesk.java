package org.sitedatum.cluster.feed;

import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.sitedatum.cluster.config.FeedAddress.Way;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.codec.AdapterState;
import org.sitedatum.mqtt.codec.FixJsonEncoder;
import org.sitedatum.mqtt.codec.RelayedRefusal;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;

/** Reads the messages of one adapter, sends on what is fresh, says what was refused, and counts. One thread. */
final class FeedDesk {
    /** Below what a fix message may have. */
    private static final int MOST_BYTES = 48 * 1024;

    private static final int MOST_FIXES = 500;

    private final String source;
    private final VendorDecoder decoder;
    private final EpochNanoClock clock;
    private final Consumer<byte[]> post;
    private final Freshness freshness;
    private final FixJsonEncoder encoder = new FixJsonEncoder();
    private final Map<Reason, Long> refused = new EnumMap<>(Reason.class);
    private long messages;
    private long fixes;
    private long repeats;
    private long noFixes;
    private long asides;
    private long messageNanos;
    private long fixNanos;
    private String lastTrouble = "";

    /** Fixes and refusals of one message, as one array or several. */
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();

    private int batched;

    /** {@code post} sends a payload to the source's fix topic. */
    FeedDesk(FeedOptions options, VendorDecoder decoder, EpochNanoClock clock, Consumer<byte[]> post) {
        this.source = options.adapter().source();
        this.decoder = decoder;
        this.clock = clock;
        this.post = post;
        this.freshness = new Freshness(options.address().way() == Way.POLL);
    }

    /** Takes a message. */
    void take(String topic, byte[] payload) {
        messages++;
        messageNanos = clock.epochNanos();
        for (Reading reading : decoder.decode(VendorMessage.live(topic, payload, messageNanos))) {
            take(reading);
        }
        send();
    }

    private void take(Reading reading) {
        if (reading instanceof Reading.Heard heard) {
            byte[] json = encoder.encode(heard.fix());
            if (freshness.isFresh(heard.fix(), heard.stampKind(), json)) {
                fixes++;
                fixNanos = messageNanos;
                add(json);
            } else {
                repeats++;
            }
        } else if (reading instanceof Reading.NoFix noFix) {
            noFixes++;
            lastTrouble = noFix.why();
        } else if (reading instanceof Reading.Aside aside) {
            asides++;
            lastTrouble = aside.what();
        } else if (reading instanceof Reading.Refused bad) {
            refuse(bad.rejection());
        }
    }

    /** Something was thrown away before it was a message. */
    void waste(String detail) {
        refuse(new FixRejection(source, clock.epochNanos(), Reason.MALFORMED, detail));
        send();
    }

    private void refuse(FixRejection rejection) {
        refused.merge(rejection.reason(), 1L, Long::sum);
        lastTrouble = rejection.detail();
        add(RelayedRefusal.encode(rejection));
    }

    private void add(byte[] json) {
        if (batched == MOST_FIXES || batch.size() + json.length > MOST_BYTES) {
            send();
        }
        batch.write(batched == 0 ? '[' : ',');
        batch.writeBytes(json);
        batched++;
    }

    private void send() {
        if (batched > 0) {
            batch.write(']');
            post.accept(batch.toByteArray());
            batch.reset();
            batched = 0;
        }
    }

    /** When a message was heard last, ns since the Unix epoch; 0: never. */
    long messageNanos() {
        return messageNanos;
    }

    /** When a fresh fix was heard last, ns since the Unix epoch; 0: never. */
    long fixNanos() {
        return fixNanos;
    }

    AdapterState.Counts counts(long connections) {
        return new AdapterState.Counts(connections, messages, fixes, repeats, noFixes, asides);
    }

    Map<Reason, Long> refused() {
        return refused;
    }

    /** What the last reading without a fix said. */
    String lastTrouble() {
        return lastTrouble;
    }
}
