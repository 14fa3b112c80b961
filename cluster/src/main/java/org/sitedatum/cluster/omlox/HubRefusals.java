package org.sitedatum.cluster.omlox;

import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.mqtt.foreign.FormatRefusal;

/** Why a request to the hub is not done. */
final class HubRefusals {

    private HubRefusals() {}

    static Refusal bad(String detail) {
        return new Refusal(Problem.of(400, "bad-request", "The request cannot be done", detail));
    }

    static Refusal bad(FormatRefusal refusal) {
        return bad(refusal.detail());
    }

    static Refusal bad(NoPlace none) {
        return bad(none.reason());
    }

    static Refusal none(String what, String id) {
        return new Refusal(Problem.notFound("there is no " + what + " \"" + id + "\""));
    }

    static Refusal forbidden(String detail) {
        return new Refusal(Problem.of(403, "forbidden", "You may not do this", detail));
    }
}
