package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.StoreException;

/** Whether the process is to be left alone, and whether it can serve. For machines: no login, no secrets. */
final class HealthResource {

    private final Node node;

    HealthResource(Node node) {
        this.node = node;
    }

    void addTo(Routes routes) {
        routes.get("/health/live", Permission.NONE, this::live);
        routes.get("/health/ready", Permission.NONE, this::ready);
    }

    private Future<Answer> live(Call call) {
        boolean isBroken = node.fault().toCompletableFuture().isDone();
        return Future.succeededFuture(
                answer(isBroken ? List.of("the node cannot go on; its log says why") : List.of()));
    }

    private Future<Answer> ready(Call call) {
        return call.aside(() -> answer(Stream.concat(node.obstacles().stream(), storeProblem().stream())
                .toList()));
    }

    /** Waits for the store. */
    private Optional<String> storeProblem() {
        try {
            node.documents().ifPresent(Sites::list);
            return Optional.empty();
        } catch (StoreException unreachable) {
            return Optional.of("the site store cannot be reached");
        }
    }

    private static Answer answer(List<String> obstacles) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", obstacles.isEmpty() ? "up" : "down");
        obstacles.forEach(json.putArray("obstacles")::add);
        return Answer.json(obstacles.isEmpty() ? 200 : 503, json);
    }
}
