package org.sitedatum.cluster.http;

import io.vertx.core.http.HttpServerResponse;

/** The headers of every answer that keep a browser from doing more with it than it is meant for. */
final class SafetyHeaders {

    /** Nothing from elsewhere, nothing inline, in no other page's frame. Plans are shown as blobs and data. */
    static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final String ONE_YEAR = "max-age=31536000";

    private SafetyHeaders() {}

    static void addTo(HttpServerResponse response, boolean encrypted) {
        response.putHeader("Content-Security-Policy", CONTENT_POLICY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("X-Frame-Options", "DENY");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.putHeader("Cache-Control", "no-store");
        if (encrypted) {
            response.putHeader("Strict-Transport-Security", ONE_YEAR);
        }
    }
}
