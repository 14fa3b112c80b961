package org.sitedatum.samples.demo;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sitedatum.samples.client.StockConnection;

/** Sends some thousand messages through the broker and back on a topic of its own: the other half of {@link WarmUp}. */
final class Rehearsal {

    private static final String TOPIC = "demo/rehearsal";
    private static final int MESSAGES = 3000;
    private static final int BYTES = 500;
    private static final long PATIENCE_SECONDS = 10;

    private Rehearsal() {}

    /** Takes a second or less; true when most messages came back within 10 s. */
    static boolean run(String url) throws MqttException, InterruptedException {
        CountDownLatch back = new CountDownLatch(MESSAGES * 9 / 10);
        try (StockConnection connection =
                StockConnection.open(url, "demo-rehearsal", List.of(TOPIC), (topic, payload) -> back.countDown())) {
            for (int i = 0; i < MESSAGES && connection.isOpen(); i++) {
                connection.publish(TOPIC, new byte[BYTES]);
            }
            return back.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
