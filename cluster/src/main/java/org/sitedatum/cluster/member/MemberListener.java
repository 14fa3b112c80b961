package org.sitedatum.cluster.member;

/** Hears what other members say, on the thread of their connection; must not block. */
@FunctionalInterface
public interface MemberListener {

    /**
     * A frame of a member that has proved itself.
     *
     * @param from id of the member
     * @param channel what the frame is about, 1 to 127
     * @param payload not used by anyone else
     */
    void onFrame(String from, byte channel, byte[] payload);
}
