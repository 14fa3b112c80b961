package org.sitedatum.cluster.http;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import org.sitedatum.cluster.access.Permission;

/**
 * One thing the server does.
 *
 * @param method of the request
 * @param path as OpenAPI writes it: {@code /api/v1/sites/{site}}
 * @param permission what its caller needs
 * @param mostBytes longest body; 0: none is taken
 * @param takesFiles whether the body may be other than JSON, to be judged by the endpoint
 * @param takesLong whether body or answer are files that may take minutes; the endpoint receives such a body itself
 * @param endpoint does it; empty for a socket
 * @param socket talks; empty for a request
 */
public record Route(
        HttpMethod method,
        String path,
        Permission permission,
        long mostBytes,
        boolean takesFiles,
        boolean takesLong,
        Optional<Endpoint> endpoint,
        Optional<SocketEndpoint> socket) {

    /** As Vert.x writes it: {@code /api/v1/sites/:site}. */
    String pattern() {
        return path.replaceAll("\\{(\\w+)}", ":$1");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
