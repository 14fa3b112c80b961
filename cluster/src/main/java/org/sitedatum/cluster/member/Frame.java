package org.sitedatum.cluster.member;

/**
 * What a connection carries after its handshake.
 *
 * @param channel 0 is the link's own
 * @param payload not to be modified
 */
record Frame(byte channel, byte[] payload) {

    /** Channel of the link's own signs of life. */
    static final byte ALIVE = 0;

    /** Most bytes of a payload: a snapshot of a large sector. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final Frame SIGN_OF_LIFE = new Frame(ALIVE, new byte[0]);

    /** Says nothing but that its sender lives. */
    static Frame signOfLife() {
        return SIGN_OF_LIFE;
    }
}
