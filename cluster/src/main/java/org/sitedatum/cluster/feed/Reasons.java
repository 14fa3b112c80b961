package org.sitedatum.cluster.feed;

import java.net.ConnectException;
import java.net.UnknownHostException;
import org.sitedatum.mqtt.foreign.Quote;

/** What went wrong with a connection, in a few words for people. */
final class Reasons {
    private Reasons() {}

    static String of(Throwable fault) {
        if (fault instanceof UnknownHostException) {
            return "the host name is not known";
        }
        if (fault instanceof ConnectException) {
            return String.valueOf(fault.getMessage()).contains("timed out") ? "no answer" : "nobody listens there";
        }
        String text = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        return Quote.of(text);
    }
}
