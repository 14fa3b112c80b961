package org.sitedatum.samples.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.sitedatum.samples.client.EventMessage;
import org.sitedatum.samples.client.PoseMessage;
import org.sitedatum.samples.client.RejectionMessage;
import org.sitedatum.samples.client.StatusMessage;
import org.sitedatum.samples.client.StockConnection;

/** Hands what the node publishes to the scoreboard, on the connection's thread, from the moment there is a scoreboard. */
final class PoseWatch implements StockConnection.Listener {

    private final PrintStream complaints;
    private final Failover failover;
    private volatile Optional<Scoreboard> scores = Optional.empty();

    PoseWatch(PrintStream complaints, Failover failover) {
        this.complaints = complaints;
        this.failover = failover;
    }

    /** From now on messages count. */
    void scoreOn(Scoreboard scoreboard) {
        scores = Optional.of(scoreboard);
    }

    @Override
    public void message(String topic, byte[] payload) {
        long nanoTime = System.nanoTime();
        try {
            if (topic.endsWith("/status")) {
                failover.heard(StatusMessage.read(payload));
            } else if (scores.isPresent()) {
                count(topic, payload, nanoTime, scores.get());
            }
        } catch (IOException unreadable) {
            complaints.println("sitedatum: unreadable message on " + topic + ": " + unreadable.getMessage());
        }
    }

    private void count(String topic, byte[] payload, long nanoTime, Scoreboard board) throws IOException {
        if (topic.contains("/pose/")) {
            PoseMessage pose = PoseMessage.read(payload);
            if (failover.accept(pose, nanoTime)) {
                board.received(pose, nanoTime);
            }
        } else if (topic.contains("/event/")) {
            board.happened(EventMessage.read(payload));
        } else {
            board.refused(RejectionMessage.read(payload));
        }
    }
}
