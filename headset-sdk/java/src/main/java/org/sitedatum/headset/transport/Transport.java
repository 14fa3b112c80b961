package org.sitedatum.headset.transport;

/** Opens connections that carry texts and binary messages both ways, in order. Thread-safe. */
public interface Transport {

    /**
     * Begins to connect; never blocks.
     *
     * @param url {@code ws://} or {@code wss://}
     * @param token proof of who one is; empty for none
     * @param listener hears of this connection, on threads of the transport
     */
    Connection open(String url, String token, Listener listener);

    /** A connection that is open or about to be. Thread-safe. */
    interface Connection {

        /** Sends a text; false when it cannot, because the connection is not open or too much is waiting. Never blocks. */
        boolean send(String text);

        /** Sends a binary message; false when it cannot, as with a text. Never blocks. */
        boolean send(byte[] binary);

        /** Closes at once. The listener hears nothing more that it has to act on. */
        void close();
    }

    /** Hears of one connection. After {@link #closed} nothing more comes. */
    interface Listener {

        /** Open. */
        void opened();

        /** A text came. */
        void received(String text);

        /** A binary message came. */
        void received(byte[] binary);

        /**
         * Over, or never begun.
         *
         * @param code HTTP status when it was refused (401 for a token that is not accepted), WebSocket close code when the
         *     server closed it, 0 when the network failed
         * @param reason in words
         */
        void closed(int code, String reason);
    }
}
