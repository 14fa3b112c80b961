package org.sitedatum.cluster.http;

import io.vertx.core.Future;

/** Does what a request asks for. */
@FunctionalInterface
public interface Endpoint {

    /**
     * On an event loop: must not block.
     *
     * @throws Refusal when it is not done, with what the caller is told
     */
    Future<Answer> handle(Call call);
}
