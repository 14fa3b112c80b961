package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.access.Account;
import org.sitedatum.cluster.access.Logins;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.access.Role;
import org.sitedatum.cluster.access.SessionTokens;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;

/** Logging in and out, and who one is. */
final class SessionResource {

    private static final String PATH = "/api/v1/session";

    private final Optional<Logins> logins;

    /** Without logins everybody is who they are. */
    SessionResource(Optional<Logins> logins) {
        this.logins = logins;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Permission.KNOWN, this::whoAmI);
        routes.post(PATH, Permission.NONE, this::logIn);
        routes.post(PATH + "/renewal", Permission.KNOWN, this::renew);
        routes.delete(PATH, Permission.NONE, this::logOut);
    }

    private Future<Answer> whoAmI(Call call) {
        call.onlyQueries();
        ObjectNode json = described(call.caller().name(), call.caller().roles());
        return Future.succeededFuture(Answer.json(json.put("loginRequired", logins.isPresent())));
    }

    private Future<Answer> logIn(Call call) {
        call.onlyQueries();
        Logins present = present();
        Fields fields = Fields.of(call.json(), "user", "password");
        String user = fields.text("user");
        String password = fields.text("password");
        if (!present.mayTry(user)) {
            throw new Refusal(
                    Problem.of(429, "too-many-logins", "Too many failed logins", "wait a minute before the next try"));
        }
        return call.aside(() -> {
            Set<Role> roles = present.logIn(user, password)
                    .orElseThrow(() -> new Refusal(Problem.of(
                            401, "bad-login", "Wrong user or password", "check both; there is no hint which it is")));
            return session(call, present, user, roles);
        });
    }

    /** Another hour for an account that is still there, with the roles it has by now. */
    private Future<Answer> renew(Call call) {
        call.onlyQueries();
        Logins present = present();
        String user = call.caller().name();
        return call.aside(() -> {
            Account account = present.store()
                    .findAccount(user)
                    .orElseThrow(() -> new Refusal(Problem.of(
                            403, "forbidden", "You may not do this", "only sessions of accounts are renewed")));
            return session(call, present, user, account.roles());
        });
    }

    private Future<Answer> logOut(Call call) {
        call.onlyQueries();
        return Future.succeededFuture(Answer.empty(204).with("Set-Cookie", cookie(call, "", 0)));
    }

    private static Answer session(Call call, Logins logins, String user, Set<Role> roles) {
        String token = logins.issue(user, roles);
        long expires = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().plusSeconds(SessionTokens.SECONDS));
        ObjectNode json = described(user, roles).put("token", token).put("expires", expires);
        return Answer.json(json).with("Set-Cookie", cookie(call, token, SessionTokens.SECONDS));
    }

    private static ObjectNode described(String user, Set<Role> roles) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("user", user);
        roles.stream().map(Role::word).sorted().forEach(json.putArray("roles")::add);
        return json;
    }

    private static String cookie(Call call, String value, int seconds) {
        return "sitedatum=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + seconds
                + (call.isEncrypted() ? "; Secure" : "");
    }

    private Logins present() {
        return logins.orElseThrow(() -> new Refusal(Problem.of(
                409,
                "no-logins",
                "There are no logins",
                "this node works without: everybody on this machine may do all")));
    }
}
