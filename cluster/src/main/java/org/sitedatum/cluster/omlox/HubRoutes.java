package org.sitedatum.cluster.omlox;

import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Endpoint;
import org.sitedatum.cluster.http.Routes;

/** The routes of a hub below {@code /v2}, each off the event loop. */
final class HubRoutes {

    private static final String BASE = "/v2";

    private final Routes routes;
    private final HubDoor door;

    HubRoutes(Routes routes, HubDoor door) {
        this.routes = routes;
        this.door = door;
    }

    /** Does what a request to the hub asks for. */
    interface Work {
        /** May wait. */
        Answer of(HubCall call);
    }

    private Endpoint endpoint(Work work) {
        return call -> call.aside(() -> work.of(new HubCall(call, door.hub())));
    }

    void get(String path, Work work) {
        routes.get(BASE + path, Permission.READ_LIVE, endpoint(work));
    }

    void post(String path, Work work) {
        routes.post(BASE + path, Permission.WRITE_SITE, HubCall.OBJECT, endpoint(work));
    }

    void put(String path, Work work) {
        routes.put(BASE + path, Permission.WRITE_SITE, HubCall.OBJECT, endpoint(work));
    }

    /** Measurements, or what is computed from the body alone. */
    void send(String path, Permission permission, Work work) {
        routes.put(BASE + path, permission, HubCall.MANY, endpoint(work));
    }

    void delete(String path, Work work) {
        routes.delete(BASE + path, Permission.WRITE_SITE, endpoint(work));
    }
}
