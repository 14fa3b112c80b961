package org.sitedatum.cluster.ownership;

import java.util.List;
import java.util.function.BiConsumer;

/** Sends what a node tells the others, to each in a format that it reads. On the thread of the leases only. */
final class LeaseMail {

    private final List<String> others;
    private final BiConsumer<String, byte[]> mail;
    private final Formats formats;

    LeaseMail(String self, List<String> nodes, BiConsumer<String, byte[]> mail, Formats formats) {
        this.others = nodes.stream().filter(node -> !node.equals(self)).toList();
        this.mail = mail;
        this.formats = formats;
    }

    void send(List<Outgoing> messages) {
        for (Outgoing outgoing : messages) {
            mail.accept(outgoing.to(), LeaseCodec.encode(outgoing.message(), formats.with(outgoing.to())));
        }
    }

    /** Gives all others a sign of life. */
    void beat(boolean ready) {
        byte[] beat = new Beat(ready, formats.newest(), Formats.MANNERS).encode();
        others.forEach(node -> mail.accept(node, beat));
    }
}
