package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.sitedatum.cluster.access.AccessStore;
import org.sitedatum.cluster.access.Account;
import org.sitedatum.cluster.access.Passwords;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.access.Role;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;

/** The accounts that people log in with. */
final class AccountsResource {

    private static final String PATH = "/api/v1/accounts";

    private final AccessStore store;

    AccountsResource(AccessStore store) {
        this.store = store;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Permission.ADMINISTER, this::list);
        routes.put(PATH + "/{account}", Permission.ADMINISTER, Routes.USUAL_BYTES, this::save);
        routes.delete(PATH + "/{account}", Permission.ADMINISTER, this::remove);
    }

    private Future<Answer> list(Call call) {
        call.onlyQueries();
        return call.aside(() -> Items.answer(store.accounts().stream().map(AccountsResource::described)));
    }

    /** Without a password an account keeps the one it has. */
    private Future<Answer> save(Call call) {
        call.onlyQueries();
        String name = call.id("account");
        Fields fields = Fields.of(call.json(), "password", "roles");
        Optional<String> password = fields.optionalText("password");
        password.flatMap(Passwords::objection).ifPresent(objection -> {
            throw Fields.refused("password", MissingNode.getInstance(), objection);
        });
        var roles = fields.roles("roles");
        return call.aside(() -> {
            Optional<Account> before = store.findAccount(name);
            if (store.tokens().stream().anyMatch(token -> token.name().equals(name))) {
                throw new Refusal(TokensResource.nameTaken("a service token", name));
            }
            if (before.isEmpty() && password.isEmpty()) {
                throw Fields.refused("password", MissingNode.getInstance(), "is needed for a new account");
            }
            String hash = password.map(Passwords::hash)
                    .orElseGet(() -> before.orElseThrow().passwordHash());
            Account account = new Account(
                    name, hash, roles, before.map(Account::createdAt).orElseGet(Instant::now));
            refuseToLoseTheLast(before, roles.contains(Role.OPERATOR));
            boolean isNew = before.isEmpty();
            if (!(isNew ? store.addAccount(account) : store.changeAccount(account))) {
                throw new Refusal(Problem.of(409, "changed-meanwhile", "Somebody was faster", "look again and repeat"));
            }
            return Answer.json(isNew ? 201 : 200, described(account));
        });
    }

    private Future<Answer> remove(Call call) {
        call.onlyQueries();
        String name = call.id("account");
        return call.aside(() -> {
            Optional<Account> before = store.findAccount(name);
            refuseToLoseTheLast(before, false);
            if (!store.removeAccount(name)) {
                throw new Refusal(Problem.notFound("there is no account \"" + name + "\""));
            }
            return Answer.empty(204);
        });
    }

    private void refuseToLoseTheLast(Optional<Account> changed, boolean staysOperator) {
        boolean isOperator = changed.filter(account -> account.roles().contains(Role.OPERATOR))
                .isPresent();
        long operators = store.accounts().stream()
                .filter(account -> account.roles().contains(Role.OPERATOR))
                .count();
        if (isOperator && !staysOperator && operators == 1) {
            throw new Refusal(Problem.of(
                    409,
                    "last-operator",
                    "Nobody could manage accounts any more",
                    "make another account operator first"));
        }
    }

    private static ObjectNode described(Account account) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", account.name());
        account.roles().stream().map(Role::word).sorted().forEach(json.putArray("roles")::add);
        return json.put("created", ChronoUnit.MICROS.between(Instant.EPOCH, account.createdAt()));
    }
}
