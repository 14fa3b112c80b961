package org.sitedatum.headset.client;

import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What a client needs to be told. Immutable. */
public final class ClientOptions {

    private final String url;
    private final String site;
    private final String trackable;
    private final Supplier<String> token;
    private final LongSupplier clock;
    private final double posesPerSecond;
    private final boolean anchors;
    private final boolean binary;

    private ClientOptions(
            String url,
            String site,
            String trackable,
            Supplier<String> token,
            LongSupplier clock,
            double posesPerSecond,
            boolean anchors,
            boolean binary) {
        this.url = Objects.requireNonNull(url);
        this.site = Objects.requireNonNull(site);
        this.trackable = Objects.requireNonNull(trackable);
        this.token = Objects.requireNonNull(token);
        this.clock = Objects.requireNonNull(clock);
        this.posesPerSecond = posesPerSecond;
        this.anchors = anchors;
        this.binary = binary;
    }

    /**
     * A client without a token, whose frames are stamped by {@link System#nanoTime}.
     *
     * @param url of the node's socket: {@code wss://host/api/v1/socket}
     * @param site id
     * @param trackable this headset's id in the site document
     */
    public static ClientOptions of(String url, String site, String trackable) {
        return new ClientOptions(url, site, trackable, () -> "", System::nanoTime, 30, false, true);
    }

    /** With tokens: asked before every attempt to connect, so that an expired one can be replaced. */
    public ClientOptions withToken(Supplier<String> token) {
        return new ClientOptions(url, site, trackable, token, clock, posesPerSecond, anchors, binary);
    }

    /** With the clock that stamps frames and sightings, ns from anywhere; must not jump. */
    public ClientOptions withClock(LongSupplier nanos) {
        return new ClientOptions(url, site, trackable, token, nanos, posesPerSecond, anchors, binary);
    }

    /** With at most so many session poses sent a second; 0 for none. */
    public ClientOptions withPosesPerSecond(double rate) {
        return new ClientOptions(url, site, trackable, token, clock, rate, anchors, binary);
    }

    /** With all content anchors of the site told, and every change of them. */
    public ClientOptions withAnchors() {
        return new ClientOptions(url, site, trackable, token, clock, posesPerSecond, true, binary);
    }

    /** With poses told and sent as JSON, not in the binary form, for whoever wants to read along. */
    public ClientOptions withJsonPoses() {
        return new ClientOptions(url, site, trackable, token, clock, posesPerSecond, anchors, false);
    }

    /** Whether poses are told and sent in the binary form. */
    public boolean binary() {
        return binary;
    }

    /** Whether content anchors are told. */
    public boolean anchors() {
        return anchors;
    }

    /** Of the node's socket. */
    public String url() {
        return url;
    }

    /** Site id. */
    public String site() {
        return site;
    }

    /** This headset's id. */
    public String trackable() {
        return trackable;
    }

    /** Source of tokens. */
    public Supplier<String> token() {
        return token;
    }

    /** The headset's clock, ns. */
    public LongSupplier clock() {
        return clock;
    }

    /** Session poses sent a second, at most. */
    public double posesPerSecond() {
        return posesPerSecond;
    }
}
