package org.sitedatum.cluster.omlox;

import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sitedatum.cluster.access.Access;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.config.OmloxOptions;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Routes;

/** The omlox hub of a node below {@code /v2}: REST and WebSocket, and MQTT when it is switched on. */
public final class OmloxResource implements AutoCloseable {

    private static final int MOST_SESSIONS = 500;
    private static final short TRY_LATER = 1013;
    private static final String BEARER = "Bearer ";

    private final HubDoor door;
    private final boolean onBroker;
    private final Access access;
    private final Set<HubSocketSession> sessions = ConcurrentHashMap.newKeySet();

    /** Of a node. */
    public OmloxResource(HubParts parts, OmloxOptions options, Access access) {
        this.door = new HubDoor(parts, options);
        this.onBroker = options.mqtt();
        this.access = access;
    }

    /** Adds all its routes. */
    public void addTo(Routes routes) {
        HubCall.errorsAsOmlox(routes);
        HubRoutes hub = new HubRoutes(routes, door);
        new ZonesResource().addTo(hub);
        new TrackablesResource().addTo(hub);
        new ProvidersResource().addTo(hub);
        new FencesResource().addTo(hub);
        new RpcResource().addTo(hub);
        // whose messages they are stands in each of them
        routes.socket("/v2/ws/socket", Permission.NONE, this::open);
    }

    private void open(Call call, ServerWebSocket socket) {
        if (sessions.size() >= MOST_SESSIONS) {
            socket.close(TRY_LATER, "too many open sockets; try another node");
            return;
        }
        Optional<String> bearer = call.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        HubSocketSession session = new HubSocketSession(socket, door, access, bearer, call.vertx());
        sessions.add(session);
        session.open(() -> sessions.remove(session));
    }

    /** Opens a hub that is on the broker too, for it must hear before anybody asks; may wait. */
    public void start() {
        if (onBroker) {
            door.hub();
        }
    }

    /** Tells all clients to connect elsewhere. */
    public void goAway() {
        sessions.forEach(HubSocketSession::goAway);
    }

    @Override
    public void close() {
        door.close();
    }
}
