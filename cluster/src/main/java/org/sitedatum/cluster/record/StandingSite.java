package org.sitedatum.cluster.record;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.replay.SiteHistory;

/** The site document that stands at a broker. */
final class StandingSite {

    private static final int ATTEMPTS = 4;
    private static final long ATTEMPT_SECONDS = 3;

    private StandingSite() {}

    /**
     * Fetches the document; asks anew when nothing comes, because a broker may miss a subscriber that comes while the
     * document is being placed.
     *
     * @throws IOException when it does not come within 12 s or is faulty
     */
    static SiteHistory.Step fetch(BrokerAddress broker, TopicScheme topics) throws IOException, InterruptedException {
        boolean reached = false;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            BlockingQueue<byte[]> documents = new ArrayBlockingQueue<>(1);
            try (MqttSubscriber subscriber = MqttSubscriber.open(
                    ConnectionOptions.of(broker, "sitedatum-site-" + UUID.randomUUID()),
                    List.of(topics.siteDocument()),
                    1,
                    (topic, payload) -> keepFirst(documents, payload),
                    ConnectionListener.SILENT)) {
                byte[] document = documents.poll(ATTEMPT_SECONDS, TimeUnit.SECONDS);
                if (document != null) {
                    return revisionOf(document, 0);
                }
                reached |= subscriber.isUp();
            }
        }
        throw new IOException(
                reached
                        ? "the broker " + broker + " has no document of site " + topics.site() + "; does its node run?"
                        : "cannot connect to the broker " + broker);
    }

    private static void keepFirst(BlockingQueue<byte[]> documents, byte[] payload) {
        if (documents.isEmpty()) {
            documents.add(payload);
        }
    }

    /**
     * A document with its revision.
     *
     * @param fromNanos from when it holds
     * @throws IOException when it is faulty
     */
    static SiteHistory.Step revisionOf(byte[] document, long fromNanos) throws IOException {
        SiteDecoding decoding = new SiteJsonDecoder().decode(document);
        if (decoding instanceof SiteDecoding.Faulty faulty) {
            throw new IOException("the site document at the broker is faulty: "
                    + faulty.faults().get(0));
        }
        return new SiteHistory.Step(
                fromNanos, SiteJsonDecoder.revisionOf(document), ((SiteDecoding.Sound) decoding).site());
    }
}
