package org.sitedatum.cluster.feed;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.mqtt.foreign.JsonValue;

/** A server that is asked again and again, the next time a while after it has answered. Redirections are not followed. */
final class PollLink implements FeedLink {
    private static final int LONGEST_ANSWER = JsonValue.MAX_LIST;
    private static final int OK = 200;
    private static final int NO_TIMER = -1;

    private final Vertx vertx;
    private final FeedOptions options;
    private final Ears ears;
    private final HttpClient client;
    private final RequestOptions question;
    private long timer = NO_TIMER;
    private boolean isUp;
    private boolean closed;

    PollLink(Vertx vertx, FeedOptions options, Ears ears) {
        this.vertx = vertx;
        this.options = options;
        this.ears = ears;
        HttpClientOptions how = new HttpClientOptions()
                .setConnectTimeout((int) options.pace().patience().toMillis())
                .setDecompressionSupported(false);
        options.caFile().ifPresent(file -> how.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        this.client = vertx.createHttpClient(how, new PoolOptions().setHttp1MaxSize(1));
        this.question = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(options.address().host())
                .setPort(options.address().port())
                .setURI(options.address().path())
                .setSsl(options.address().isEncrypted())
                .setFollowRedirects(false)
                .putHeader("Accept", "application/json");
        options.address().basicLogin().ifPresent(login -> question.putHeader("Authorization", "Basic " + login));
        options.headers().forEach(question::putHeader);
    }

    @Override
    public void open() {
        if (closed) {
            return;
        }
        timer = vertx.setTimer(
                options.pace().patience().toMillis(),
                late -> end(
                        "no whole answer within " + options.pace().patience().toMillis() + " ms"));
        client.request(question)
                .compose(HttpClientRequest::send)
                .onSuccess(this::onAnswer)
                .onFailure(fault -> end(Reasons.of(fault)));
    }

    private void onAnswer(HttpClientResponse answer) {
        if (answer.statusCode() != OK) {
            end("the answer is HTTP " + answer.statusCode());
            return;
        }
        Buffer body = Buffer.buffer();
        answer.exceptionHandler(fault -> end(Reasons.of(fault)));
        answer.handler(part -> {
            if (body.length() + part.length() > LONGEST_ANSWER) {
                ears.onWaste("an answer has more than " + LONGEST_ANSWER + " bytes");
                end("an answer has more than " + LONGEST_ANSWER + " bytes");
            } else if (!closed) {
                body.appendBuffer(part);
            }
        });
        answer.endHandler(whole -> onWhole(body));
    }

    private void onWhole(Buffer body) {
        if (closed) {
            return;
        }
        vertx.cancelTimer(timer);
        if (!isUp) {
            isUp = true;
            ears.onUp();
        }
        ears.onMessage("", body.getBytes());
        timer = vertx.setTimer(options.pace().every().toMillis(), due -> open());
    }

    private void end(String why) {
        if (!closed) {
            close();
            ears.onEnd(why);
        }
    }

    @Override
    public void close() {
        closed = true;
        vertx.cancelTimer(timer);
        client.close();
    }
}
