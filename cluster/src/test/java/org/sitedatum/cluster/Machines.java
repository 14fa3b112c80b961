package org.sitedatum.cluster;

import java.util.List;

/** Where the processes of a test run and how they reach each other. */
interface Machines extends AutoCloseable {

    /** All on this machine's loopback. */
    Machines LOOPBACK = new Machines() {
        @Override
        public String hostOf(String node) {
            return "127.0.0.1";
        }

        @Override
        public String serverHost() {
            return "127.0.0.1";
        }

        @Override
        public List<String> commandPrefix(String node) {
            return List.of();
        }

        @Override
        public void close() {
            // nothing was made
        }
    };

    /** A node's address. */
    String hostOf(String node);

    /** The address of broker and store. */
    String serverHost();

    /** What to put before a command that is to run on the node. */
    List<String> commandPrefix(String node);

    @Override
    void close() throws Exception;
}
