package org.sitedatum.cluster.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sitedatum.cluster.access.Access;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.cluster.access.Credentials;
import org.sitedatum.cluster.access.Permission;

/** Lets a request pass whose caller may make it, before anything else of it is read. */
final class Admission {

    /** Sent by the page with what it changes: a page of another origin cannot add it without being asked for. */
    static final String PAGE_HEADER = "X-SiteDatum";

    static final String COOKIE = "sitedatum";

    private static final String CALLER = "caller";
    private static final String MAY_STILL = "mayStill";
    private static final String BEARER = "Bearer ";
    private static final String BEARER_PROTOCOL = "bearer.";

    private final Access access;
    private final Origins origins;

    Admission(Access access, Origins origins) {
        this.access = access;
        this.origins = origins;
    }

    static Caller caller(RoutingContext context) {
        return context.get(CALLER);
    }

    /** Asks anew whether what the caller brought proves what its route needs: a token may have run out since. Any time. */
    static Supplier<Future<Boolean>> mayStill(RoutingContext context) {
        return context.get(MAY_STILL);
    }

    void admit(RoutingContext context, Route route) {
        HttpServerRequest request = context.request();
        Optional<Problem> objection = origins.objection(request, route.socket().isPresent());
        if (objection.isPresent()) {
            context.fail(new Refusal(objection.get()));
            return;
        }
        if (route.permission() == Permission.NONE) {
            context.put(CALLER, new Caller("anybody", java.util.Set.of(), false));
            context.put(MAY_STILL, (Supplier<Future<Boolean>>) () -> Future.succeededFuture(true));
            context.next();
            return;
        }
        request.pause();
        Credentials brought = credentials(context, route);
        context.put(MAY_STILL, (Supplier<Future<Boolean>>) () -> access.callerOf(brought)
                .map(caller -> caller.filter(one -> one.may(route.permission())).isPresent()));
        access.callerOf(brought).onComplete(found -> {
            request.resume();
            if (found.failed()) {
                context.fail(new Refusal(Problem.unavailable("who you are cannot be told now; try again")));
            } else {
                judge(context, route, found.result());
            }
        });
    }

    private static void judge(RoutingContext context, Route route, Optional<Caller> caller) {
        if (caller.isEmpty()) {
            context.response().putHeader("WWW-Authenticate", "Bearer realm=\"sitedatum\"");
            context.fail(new Refusal(Problem.of(
                    401,
                    "unauthenticated",
                    "Who are you?",
                    "send a valid token as \"Authorization: Bearer ...\", or log in at POST /api/v1/session")));
        } else if (!caller.get().may(route.permission())) {
            context.fail(new Refusal(Problem.of(
                    403,
                    "forbidden",
                    "You may not do this",
                    route + " needs the permission " + route.permission() + ", which none of your roles "
                            + caller.get().roles() + " gives")));
        } else if (caller.get().byCookie()
                && changes(route)
                && !context.request().headers().contains(PAGE_HEADER)) {
            context.fail(new Refusal(Problem.of(
                    403,
                    "not-from-page",
                    "Not from the page",
                    "with a session cookie, send the header " + PAGE_HEADER + ": 1 with what changes something")));
        } else {
            context.put(CALLER, caller.get());
            context.next();
        }
    }

    private static boolean changes(Route route) {
        return !route.method().equals(HttpMethod.GET);
    }

    private static Credentials credentials(RoutingContext context, Route route) {
        Optional<String> bearer = Optional.ofNullable(context.request().getHeader("Authorization"))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        Optional<String> cookie =
                Optional.ofNullable(context.request().getCookie(COOKIE)).map(found -> found.getValue());
        return new Credentials(
                bearer.or(() -> bearerProtocol(context.request())).or(() -> bearerQuery(context.request(), route)),
                cookie);
    }

    /** Viewers of others take nothing but an address: RFC 6750, section 2.3. Where files are served, never. */
    private static Optional<String> bearerQuery(HttpServerRequest request, Route route) {
        return route.socket().isPresent() ? Optional.ofNullable(request.getParam("access_token")) : Optional.empty();
    }

    /** A browser cannot add a header to a WebSocket, but it can offer subprotocols. */
    private static Optional<String> bearerProtocol(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Sec-WebSocket-Protocol")).stream()
                .flatMap(offered -> Stream.of(offered.split(",")))
                .map(String::strip)
                .filter(protocol -> protocol.startsWith(BEARER_PROTOCOL))
                .map(protocol -> protocol.substring(BEARER_PROTOCOL.length()))
                .findFirst();
    }
}
