package org.sitedatum.cluster.member;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connects this member with all others. What cannot be sent now is dropped: the link is for messages that age within a
 * second. Thread-safe; nothing but {@link #start} throws, whatever arrives.
 */
public final class MemberLink implements AutoCloseable {

    /** Most bytes of a payload. */
    public static final int MOST_BYTES = Frame.MOST_BYTES;

    private final Map<String, Dialler> diallers = new LinkedHashMap<>();
    private final Listener listening;

    private MemberLink(MemberOptions options, MemberListener listener, NameService names) throws IOException {
        for (MemberAddress other : options.others()) {
            diallers.put(other.id(), new Dialler(options, other, names));
        }
        try {
            listening = new Listener(options, diallers.keySet(), listener, names);
        } catch (IOException e) {
            diallers.values().forEach(Dialler::close);
            throw e;
        }
    }

    /**
     * Listens on this member's own address and begins to connect to the others.
     *
     * @throws IOException when it cannot listen there
     */
    public static MemberLink start(MemberOptions options, MemberListener listener) throws IOException {
        return start(options, listener, NameService.SYSTEM);
    }

    /** The same with names of its own. */
    static MemberLink start(MemberOptions options, MemberListener listener, NameService names) throws IOException {
        return new MemberLink(options, listener, names);
    }

    /**
     * Sends to another member if there is a connection now. Never blocks.
     *
     * @param channel what it is about, 1 to 127
     * @param payload at most 4 MiB, not to be modified any more
     */
    public void send(String to, byte channel, byte[] payload) {
        if (channel <= Frame.ALIVE || payload.length > Frame.MOST_BYTES) {
            throw new IllegalArgumentException("channel " + channel + " with " + payload.length + " bytes");
        }
        Dialler dialler = diallers.get(to);
        if (dialler != null) {
            dialler.send(new Frame(channel, payload));
        }
    }

    /** As {@link #send}, for what comes often and in bulk: dropped while the connection is busy, so that nothing else is. */
    public void sendIfRoomy(String to, byte channel, byte[] payload) {
        if (channel <= Frame.ALIVE || payload.length > Frame.MOST_BYTES) {
            throw new IllegalArgumentException("channel " + channel + " with " + payload.length + " bytes");
        }
        Dialler dialler = diallers.get(to);
        if (dialler != null) {
            dialler.sendIfRoomy(new Frame(channel, payload));
        }
    }

    /** Whether this member can speak to another now. */
    public boolean isUp(String to) {
        Dialler dialler = diallers.get(to);
        return dialler != null && dialler.isUp();
    }

    /** Why there is no connection to a member; empty when there is one. */
    public String problem(String to) {
        Dialler dialler = diallers.get(to);
        return dialler == null ? "not another member" : dialler.problem();
    }

    /** The port this member listens on. */
    public int port() {
        return listening.port();
    }

    @Override
    public void close() {
        diallers.values().forEach(Dialler::close);
        listening.close();
    }
}
