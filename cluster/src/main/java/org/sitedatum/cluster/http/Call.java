package org.sitedatum.cluster.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.positioning.EntityId;

/** A request whose caller is known and may make it, read strictly. On its event loop only. */
public final class Call {

    private final RoutingContext context;
    private final Caller caller;
    private final Patience patience;

    Call(RoutingContext context, Caller caller, Patience patience) {
        this.context = context;
        this.caller = caller;
        this.patience = patience;
    }

    /** Whose it is. */
    public Caller caller() {
        return caller;
    }

    /**
     * Asks anew whether the caller's proof is good for this route, for what stays open long: a token may run out or be taken
     * away. Fails when nobody can be asked at the moment. Any thread.
     */
    public Supplier<Future<Boolean>> mayStill() {
        return Admission.mayStill(context);
    }

    /**
     * An id in the path.
     *
     * @throws Refusal with 400 when it breaks the rule for ids
     */
    public String id(String name) {
        String id = context.pathParam(name);
        if (!EntityId.isValid(id)) {
            throw new Refusal(Problem.badField(name, id, "1 to 128 of letters, digits, - _ . :"));
        }
        return id;
    }

    /** A whole number in the path, from {@code least} on. */
    public long number(String name, long least) {
        return longOf(name, context.pathParam(name), least, Long.MAX_VALUE);
    }

    /**
     * Refuses parameters of the query that are not among these or come twice, so that a misspelt one is not ignored. Call
     * first.
     */
    public void onlyQueries(String... known) {
        List<String> names = List.of(known);
        for (String name : context.queryParams().names()) {
            if (!names.contains(name)) {
                throw new Refusal(Problem.badField(
                        "?" + name, context.queryParams().get(name), "not a parameter of this route; it has " + names));
            }
            if (context.queryParams().getAll(name).size() > 1) {
                throw new Refusal(
                        Problem.badField("?" + name, context.queryParams().get(name), "give it once"));
            }
        }
    }

    /** A parameter of the query. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParams().get(name));
    }

    /** A parameter of the query that is an id. */
    public Optional<String> queryId(String name) {
        Optional<String> id = query(name);
        if (id.isPresent() && !EntityId.isValid(id.get())) {
            throw new Refusal(Problem.badField("?" + name, id.get(), "1 to 128 of letters, digits, - _ . :"));
        }
        return id;
    }

    /** A whole number in the query. */
    public OptionalLong queryLong(String name, long least, long most) {
        Optional<String> text = query(name);
        return text.isPresent() ? OptionalLong.of(longOf("?" + name, text.get(), least, most)) : OptionalLong.empty();
    }

    /** A number in the query. */
    public OptionalDouble queryDouble(String name, double least, double most) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text.get());
            if (value >= least && value <= most) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException notANumber) {
            throw new Refusal(
                    Problem.badField("?" + name, text.get(), "must be a number from " + least + " to " + most));
        }
        throw new Refusal(Problem.badField("?" + name, text.get(), "must be a number from " + least + " to " + most));
    }

    private static long longOf(String name, String text, long least, long most) {
        String allowed = "must be a whole number from " + least + (most == Long.MAX_VALUE ? " on" : " to " + most);
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new Refusal(Problem.badField(name, text, allowed));
        }
        throw new Refusal(Problem.badField(name, text, allowed));
    }

    /** A header of the request. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** The body as it came. */
    public Buffer body() {
        return Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
    }

    /**
     * The body as a JSON object.
     *
     * @throws Refusal with 400 when it is not one
     */
    public ObjectNode json() {
        return StrictJsonBody.object(body().getBytes());
    }

    /**
     * Receives the body of a long route into a file.
     *
     * @return fails with a {@link Refusal} when there is more than {@code mostBytes}; nothing of the file is to be used then
     */
    public Future<Void> receive(Path file, long mostBytes) {
        return new BodyFile(context, patience, mostBytes).receive(file);
    }

    /** Ends the connection at once, whatever still waits in it; also when it carries a WebSocket by now. */
    public void breakOff() {
        Wire.breakOff(context.request().connection());
    }

    /** The path as asked for, percent-decoded and without {@code .} and {@code ..}. */
    public String path() {
        return context.normalizedPath();
    }

    /** Whether the connection is encrypted. */
    public boolean isEncrypted() {
        return context.request().isSSL();
    }

    /** All parameters of the query, each once. */
    public Map<String, String> queries() {
        Map<String, String> all = new LinkedHashMap<>();
        context.queryParams().forEach(all::putIfAbsent);
        return all;
    }

    /** Does work that waits, for a database for example, off the event loop. */
    public <T> Future<T> aside(Callable<T> work) {
        return vertx().executeBlocking(work, false);
    }

    /** What a stage of another thread brings, back on this event loop. */
    public <T> Future<T> await(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, vertx().getOrCreateContext());
    }

    /** For timers. */
    public Vertx vertx() {
        return context.vertx();
    }
}
