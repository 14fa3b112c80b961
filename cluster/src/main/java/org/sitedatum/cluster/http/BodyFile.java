package org.sitedatum.cluster.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;

/**
 * Receives a body into a file as fast as the disk takes it, counting. A sender that says nothing for as long as {@link Patience}
 * has for bodies is cut off, and one that trickles once the time for a whole file is over. On its event loop only.
 */
final class BodyFile {

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final Patience patience;
    private final long mostBytes;
    private final Promise<Void> received = Promise.promise();
    private long count;

    BodyFile(RoutingContext context, Patience patience, long mostBytes) {
        this.context = context;
        this.request = context.request();
        this.patience = patience;
        this.mostBytes = mostBytes;
    }

    Future<Void> receive(Path file) {
        String length = request.getHeader("Content-Length");
        if (length != null && (length.length() > 18 || Long.parseLong(length) > mostBytes)) {
            return Future.failedFuture(tooLarge());
        }
        request.pause();
        OpenOptions fresh = new OpenOptions().setWrite(true).setCreate(true).setTruncateExisting(true);
        return context.vertx()
                .fileSystem()
                .open(file.toString(), fresh)
                .compose(this::pour)
                .onComplete(over -> patience.onReceived(request.connection()));
    }

    private Future<Void> pour(AsyncFile out) {
        long timer = context.vertx().setTimer(patience.fileMillis(), late -> received.tryFail(tooSlow()));
        request.handler(chunk -> take(chunk, out));
        request.endHandler(end -> received.tryComplete());
        request.exceptionHandler(received::tryFail);
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            context.response().writeContinue();
        }
        request.resume();
        return received.future()
                .onComplete(over -> context.vertx().cancelTimer(timer))
                .eventually(out::close);
    }

    private void take(Buffer chunk, AsyncFile out) {
        if (received.future().isComplete()) {
            return;
        }
        count += chunk.length();
        if (count > mostBytes) {
            received.tryFail(tooLarge());
            return;
        }
        patience.onHead(request.connection());
        out.write(chunk).onFailure(received::tryFail);
        if (out.writeQueueFull()) {
            request.pause();
            out.drainHandler(room -> request.resume());
        }
    }

    private Refusal tooLarge() {
        // the rest is not waited for
        context.response().putHeader("Connection", "close");
        return new Refusal(
                Problem.of(413, "too-large", "The body is too large", "send at most " + mostBytes + " bytes"));
    }

    private Refusal tooSlow() {
        context.response().putHeader("Connection", "close");
        return new Refusal(Problem.of(
                408, "too-slow", "The body takes too long", "send it within " + patience.fileMillis() / 1_000 + " s"));
    }
}
