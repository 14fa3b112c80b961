package org.sitedatum.cluster.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends files of the disk. */
final class SendFile {

    private static final Logger LOG = LoggerFactory.getLogger(SendFile.class);

    private SendFile() {}

    /** Sends, and deletes a passing file when it is out or the receiver has gone. */
    static void send(RoutingContext context, Answer.SentFile file) {
        HttpServerResponse response = context.response();
        boolean headOnly = context.request().method().equals(HttpMethod.HEAD);
        (headOnly ? response.end() : response.sendFile(file.path().toString())).onComplete(sent -> {
            if (sent.failed()) {
                LOG.debug("{} was not sent whole: {}", file.path(), String.valueOf(sent.cause()));
                context.request().connection().close();
            }
            discard(context, file);
        });
    }

    static void discard(RoutingContext context, Answer.SentFile file) {
        if (file.passing()) {
            context.vertx().fileSystem().delete(file.path().toString());
        }
    }
}
