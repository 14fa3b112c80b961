package org.sitedatum.cluster.feed;

/** One attempt to get messages from a server, opened once. On the event loop. */
interface FeedLink {

    /** Begins; what becomes of it is told to its ears. */
    void open();

    /** Gives up what it holds; nothing that is told afterwards counts. */
    void close();

    /** Hears what becomes of an attempt. On the event loop. */
    interface Ears {
        /** Messages can come from now on. */
        void onUp();

        /** A whole message; {@code topic} is empty where there are none. */
        void onMessage(String topic, byte[] payload);

        /** Something was thrown away before it was a message. */
        void onWaste(String detail);

        /** It has failed or is over. */
        void onEnd(String why);
    }
}
