package org.sitedatum.cluster.omlox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;

/** {@code /v2/rpc}: the hub's own methods for who has no broker. */
final class RpcResource {

    void addTo(HubRoutes routes) {
        routes.get("/rpc/available", call -> Answer.json(rpc(call).available()));
        routes.send("/rpc", Permission.READ_LIVE, call -> {
            Optional<ObjectNode> answer = call.body(json -> rpc(call).call(json));
            return answer.map(Answer::json).orElseGet(() -> Answer.empty(204));
        });
    }

    private static HubRpc rpc(HubCall call) {
        return new HubRpc(call.catalog().site().id(), call.hub());
    }
}
