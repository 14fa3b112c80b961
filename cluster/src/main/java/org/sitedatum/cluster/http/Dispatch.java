package org.sitedatum.cluster.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request to its route, and what comes of it back. */
final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final long ANSWER_MILLIS = 20_000;
    /** For files. */
    private static final long LONG_MILLIS = 900_000;

    private static final String ROUTE = "route";

    private final Admission admission;
    private final Origins origins;
    private final Patience patience;
    private final RequestObserver observer;
    private volatile boolean ending;
    private Routes routes = new Routes();

    Dispatch(Admission admission, Origins origins, Patience patience, RequestObserver observer) {
        this.patience = patience;
        this.admission = admission;
        this.origins = origins;
        this.observer = observer;
    }

    /** From now on every answer ends its connection. */
    void endConnections() {
        ending = true;
    }

    Router router(Vertx vertx, Routes routes) {
        this.routes = routes;
        Router router = Router.router(vertx);
        router.route().handler(this::begin);
        routes.all().forEach(route -> add(router, route));
        routes.pages().ifPresent(pages -> add(router, pages));
        router.route().failureHandler(this::fail);
        for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
            router.errorHandler(status, this::fail);
        }
        return router;
    }

    private void add(Router router, Route route) {
        var way = router.route(route.method(), route.pattern());
        if (route.method().equals(HttpMethod.GET) && route.endpoint().isPresent()) {
            way.method(HttpMethod.HEAD);
        }
        way.handler(context -> {
            context.put(ROUTE, route.toString());
            admission.admit(context, route);
        });
        if (route.socket().isPresent()) {
            way.handler(context -> upgrade(context, route.socket().get()));
            return;
        }
        if (route.mostBytes() > 0) {
            if (!route.takesFiles()) {
                way.handler(Dispatch::refuseOtherTypes);
            }
            // in a lambda, because Vert.x wants body handlers first and here nothing is read before the caller is
            // admitted
            BodyHandler body = BodyHandler.create(false).setBodyLimit(route.mostBytes());
            way.handler(context -> body.handle(context));
        }
        way.handler(context -> run(context, route));
    }

    private void begin(RoutingContext context) {
        long beganNanos = System.nanoTime();
        HttpServerResponse response = context.response();
        SafetyHeaders.addTo(response, context.request().isSSL());
        if (ending) {
            response.putHeader("Connection", "close");
        }
        patience.onHead(context.request().connection());
        context.addEndHandler(end -> {
            String route = Optional.<String>ofNullable(context.get(ROUTE)).orElse("none");
            patience.onAnswered(context.request().connection());
            observer.onAnswered(route, response.getStatusCode(), System.nanoTime() - beganNanos);
        });
        if (origins.answerPreflight(context.request())) {
            response.setStatusCode(204).end();
        } else {
            context.next();
        }
    }

    private static void refuseOtherTypes(RoutingContext context) {
        String type =
                Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean hasBody = !"0".equals(context.request().getHeader("Content-Length"))
                && (context.request().headers().contains("Content-Length")
                        || context.request().headers().contains("Transfer-Encoding"));
        if (hasBody && !plain.equals(Answer.JSON)) {
            context.fail(new Refusal(Problem.of(
                    415,
                    "not-json",
                    "Wrong kind of body",
                    "send JSON with the header Content-Type: application/json")));
        } else {
            context.next();
        }
    }

    private void upgrade(RoutingContext context, SocketEndpoint endpoint) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            context.response().putHeader("Upgrade", "websocket");
            context.fail(
                    new Refusal(Problem.of(426, "websocket-only", "A WebSocket", "open a WebSocket at this address")));
            return;
        }
        Call call = new Call(context, Admission.caller(context), patience);
        context.request()
                .toWebSocket()
                .onSuccess(socket -> {
                    patience.onReceived(context.request().connection());
                    endpoint.open(call, socket);
                })
                .onFailure(fault -> LOG.debug("a WebSocket was not opened: {}", fault.getMessage()));
    }

    private void run(RoutingContext context, Route route) {
        if (!route.takesLong() || route.method().equals(HttpMethod.GET)) {
            patience.onReceived(context.request().connection());
        }
        Future<Answer> answer;
        try {
            answer = route.endpoint().orElseThrow().handle(new Call(context, Admission.caller(context), patience));
        } catch (RuntimeException refused) {
            context.fail(refused);
            return;
        }
        answer.timeout(route.takesLong() ? LONG_MILLIS : ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(done -> send(context, done))
                .onFailure(context::fail);
    }

    private void fail(RoutingContext context) {
        send(context, routes.answerOf(problem(context), context.request().path()));
    }

    private static Problem problem(RoutingContext context) {
        Throwable fault = unwrapped(context.failure());
        if (fault instanceof Refusal refusal) {
            return refusal.problem();
        }
        if (fault instanceof TimeoutException) {
            return Problem.unavailable("no answer within " + ANSWER_MILLIS / 1_000 + " s; try again later");
        }
        int status = fault instanceof HttpException http ? http.getStatusCode() : context.statusCode();
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request", "The request cannot be read", "check the path and the headers");
            case 404 -> Problem.notFound("nothing is at this path; docs/openapi.yaml lists what there is");
            case 405 ->
                Problem.of(
                        405,
                        "bad-method",
                        "Not with this method",
                        "the path exists, but not for " + context.request().method());
            case 413 -> Problem.of(413, "too-large", "The body is too large", "send a smaller body");
            default -> {
                LOG.error("{} {} failed", context.request().method(), context.normalizedPath(), fault);
                yield Problem.of(500, "internal", "A fault of the server", "the node's log says more");
            }
        };
    }

    /** A stage that depends on another one wraps its fault. */
    private static Throwable unwrapped(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? unwrapped(fault.getCause()) : fault;
    }

    private static void send(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            answer.file().ifPresent(file -> SendFile.discard(context, file));
            return;
        }
        response.setStatusCode(answer.status());
        if (!answer.contentType().isEmpty()) {
            response.putHeader("Content-Type", answer.contentType());
        }
        answer.headers().forEach(response::putHeader);
        if (answer.status() == 503) {
            response.putHeader("Retry-After", "1");
        }
        if (answer.file().isPresent()) {
            SendFile.send(context, answer.file().get());
        } else {
            response.end(answer.body());
        }
    }
}
