package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.cluster.access.AccessStore;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.access.Role;
import org.sitedatum.cluster.access.ServiceToken;
import org.sitedatum.cluster.access.ServiceTokens;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;

/** The tokens that programs and devices prove themselves with. The text of one is told once, when it is made. */
final class TokensResource {

    private static final String PATH = "/api/v1/tokens";
    private static final int LONGEST_DAYS = 3_650;

    private final AccessStore store;
    private final ServiceTokens tokens;

    TokensResource(AccessStore store, ServiceTokens tokens) {
        this.store = store;
        this.tokens = tokens;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Permission.ADMINISTER, this::list);
        routes.post(PATH, Permission.ADMINISTER, this::make);
        routes.delete(PATH + "/{token}", Permission.ADMINISTER, this::remove);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        return call.aside(() -> Items.answer(store.tokens().stream().map(TokensResource::described)));
    }

    private Future<Answer> make(Call call) {
        call.onlyQueries();
        Fields fields = Fields.of(call.json(), "name", "roles", "days");
        String name = fields.id("name");
        var roles = fields.roles("roles");
        OptionalLong days = fields.optionalLong("days", 1, LONGEST_DAYS);
        Instant now = Instant.now();
        Optional<Instant> expires =
                days.isPresent() ? Optional.of(now.plus(Duration.ofDays(days.getAsLong()))) : Optional.empty();
        String by = call.caller().name();
        return call.aside(() -> {
            if (store.findAccount(name).isPresent()) {
                throw new Refusal(nameTaken("an account", name));
            }
            ServiceTokens.Made made = tokens.make(name, roles, by, now, expires);
            return Answer.json(201, described(made.token()).put("token", made.text()));
        });
    }

    private Future<Answer> remove(Call call) {
        call.onlyQueries();
        String id = call.id("token");
        return call.aside(() -> {
            if (!store.removeToken(id)) {
                throw new Refusal(Problem.notFound("there is no token \"" + id + "\""));
            }
            return Answer.empty(204);
        });
    }

    /** One name is one caller, in the history and wherever a caller may speak for itself only. */
    static Problem nameTaken(String by, String name) {
        return Problem.of(409, "name-taken", "The name is taken", by + " is named \"" + name + "\": choose another");
    }

    private static ObjectNode described(ServiceToken token) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", token.id()).put("name", token.name());
        token.roles().stream().map(Role::word).sorted().forEach(json.putArray("roles")::add);
        json.put("createdBy", token.createdBy()).put("created", micros(token.createdAt()));
        token.expiresAt().ifPresent(at -> json.put("expires", micros(at)));
        return json;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
