package org.sitedatum.samples.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/** Looks for a TCP port on loopback that nobody listens on. */
final class FreePort {

    private FreePort() {}

    /** The first free port of {@code count} from {@code first} on. */
    static OptionalInt find(int first, int count) {
        for (int port = first; port < first + count; port++) {
            if (isFree(port)) {
                return OptionalInt.of(port);
            }
        }
        return OptionalInt.empty();
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
