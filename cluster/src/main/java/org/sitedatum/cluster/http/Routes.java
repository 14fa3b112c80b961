package org.sitedatum.cluster.http;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sitedatum.cluster.access.Permission;

/** Everything the server does, in one list. Made by one thread before the server starts. */
public final class Routes {

    /** Longest body where nothing else is said, bytes. */
    public static final long USUAL_BYTES = 64 * 1024;

    private final List<Route> routes = new ArrayList<>();
    private final List<ErrorForm> errorForms = new ArrayList<>();
    private Optional<Route> pages = Optional.empty();

    private record ErrorForm(String prefix, Function<Problem, Answer> form) {}

    /** Reads; HEAD is answered as well. */
    public void get(String path, Permission permission, Endpoint endpoint) {
        add(HttpMethod.GET, path, permission, 0, endpoint);
    }

    /** Creates or starts something. */
    public void post(String path, Permission permission, Endpoint endpoint) {
        post(path, permission, USUAL_BYTES, endpoint);
    }

    /** Creates or starts something from a body of up to so many bytes. */
    public void post(String path, Permission permission, long mostBytes, Endpoint endpoint) {
        add(HttpMethod.POST, path, permission, mostBytes, endpoint);
    }

    /** Replaces something by a body of up to so many bytes. */
    public void put(String path, Permission permission, long mostBytes, Endpoint endpoint) {
        add(HttpMethod.PUT, path, permission, mostBytes, endpoint);
    }

    /** Replaces something by a file of up to so many bytes; the endpoint judges what kind it is. */
    public void putFile(String path, Permission permission, long mostBytes, Endpoint endpoint) {
        routes.add(new Route(
                HttpMethod.PUT, path, permission, mostBytes, true, false, Optional.of(endpoint), Optional.empty()));
    }

    /** Reads a file that may be long. */
    public void getLong(String path, Permission permission, Endpoint endpoint) {
        addLong(HttpMethod.GET, path, permission, endpoint);
    }

    /** Takes a file that may be long; the endpoint receives it with {@link Call#receive}. */
    public void putLong(String path, Permission permission, Endpoint endpoint) {
        addLong(HttpMethod.PUT, path, permission, endpoint);
    }

    private void addLong(HttpMethod method, String path, Permission permission, Endpoint endpoint) {
        routes.add(new Route(method, path, permission, 0, true, true, Optional.of(endpoint), Optional.empty()));
    }

    /** Works something out of a file of up to so many bytes; the endpoint judges what kind it is. */
    public void postFile(String path, Permission permission, long mostBytes, Endpoint endpoint) {
        routes.add(new Route(
                HttpMethod.POST, path, permission, mostBytes, true, false, Optional.of(endpoint), Optional.empty()));
    }

    /** Takes something away. */
    public void delete(String path, Permission permission, Endpoint endpoint) {
        add(HttpMethod.DELETE, path, permission, 0, endpoint);
    }

    /** Talks over a WebSocket. */
    public void socket(String path, Permission permission, SocketEndpoint endpoint) {
        routes.add(
                new Route(HttpMethod.GET, path, permission, 0, false, false, Optional.empty(), Optional.of(endpoint)));
    }

    /** Files for what no route above answers: the page and what it is made of. */
    public void pages(Endpoint files) {
        pages = Optional.of(new Route(
                HttpMethod.GET, "/*", Permission.NONE, 0, false, false, Optional.of(files), Optional.empty()));
    }

    /** Problems below a path are told in the form of a standard of its own. */
    public void errorsBelow(String prefix, Function<Problem, Answer> form) {
        errorForms.add(new ErrorForm(prefix, form));
    }

    /** A problem at a path, as it is told there. */
    Answer answerOf(Problem problem, String path) {
        return errorForms.stream()
                .filter(one -> path.startsWith(one.prefix))
                .findFirst()
                .map(one -> one.form.apply(problem))
                .orElseGet(() -> Answer.of(problem));
    }

    Optional<Route> pages() {
        return pages;
    }

    private void add(HttpMethod method, String path, Permission permission, long mostBytes, Endpoint endpoint) {
        routes.add(
                new Route(method, path, permission, mostBytes, false, false, Optional.of(endpoint), Optional.empty()));
    }

    /** All of them in order. */
    public List<Route> all() {
        return List.copyOf(routes);
    }
}
