/**
 * The node's HTTP server: one list of routes, each with the permission it takes; strict reading of what comes in, problem
 * documents (RFC 9457) for what cannot be done, limits and headers that keep a browser and the node safe. Knows nothing of
 * sites and poses.
 *
 * <p>Read first: {@link org.sitedatum.cluster.http.Routes}, {@link org.sitedatum.cluster.http.Call}, {@link
 * org.sitedatum.cluster.http.WebServer}. Endpoints run on an event loop and must not block; {@link
 * org.sitedatum.cluster.http.Call#aside} is for what waits.
 */
@NullMarked
package org.sitedatum.cluster.http;

import org.jspecify.annotations.NullMarked;
