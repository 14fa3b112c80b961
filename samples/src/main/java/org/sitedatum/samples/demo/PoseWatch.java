package org.sitedatum.samples.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.sitedatum.samples.client.EventMessage;
import org.sitedatum.samples.client.PoseMessage;
import org.sitedatum.samples.client.RejectionMessage;
import org.sitedatum.samples.client.StockConnection;

/** Hands what the node publishes to the scoreboard, on the connection's thread, from the moment there is a scoreboard. */
final class PoseWatch implements StockConnection.Listener {

    private final PrintStream complaints;
    private volatile Optional<Scoreboard> scores = Optional.empty();

    PoseWatch(PrintStream complaints) {
        this.complaints = complaints;
    }

    /** From now on messages count. */
    void scoreOn(Scoreboard scoreboard) {
        scores = Optional.of(scoreboard);
    }

    @Override
    public void message(String topic, byte[] payload) {
        long nanoTime = System.nanoTime();
        scores.ifPresent(board -> {
            try {
                count(topic, payload, nanoTime, board);
            } catch (IOException unreadable) {
                complaints.println("sitedatum: unreadable message on " + topic + ": " + unreadable.getMessage());
            }
        });
    }

    private static void count(String topic, byte[] payload, long nanoTime, Scoreboard board) throws IOException {
        if (topic.contains("/pose/")) {
            board.received(PoseMessage.read(payload), nanoTime);
        } else if (topic.contains("/event/")) {
            board.happened(EventMessage.read(payload));
        } else {
            board.refused(RejectionMessage.read(payload));
        }
    }
}
