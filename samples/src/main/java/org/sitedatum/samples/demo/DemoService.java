package org.sitedatum.samples.demo;

import java.util.function.Consumer;

/** What the demo plays into: one node or several, with their broker on this machine. */
interface DemoService extends AutoCloseable {

    /** The broker's port on loopback. */
    int port();

    /** How a client reaches the broker. */
    default String url() {
        return "tcp://127.0.0.1:" + port();
    }

    /** Where the page is; empty without one. */
    default String page() {
        return "";
    }

    /** Tells why it cannot go on, should that happen. */
    void onFault(Consumer<String> listener);

    @Override
    void close();
}
