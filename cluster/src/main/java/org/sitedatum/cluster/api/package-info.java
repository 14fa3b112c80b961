/**
 * What the node offers over HTTP, one small class for each resource; docs/openapi.yaml describes all of it and a test holds the
 * two together.
 *
 * <p>Read first: {@link org.sitedatum.cluster.api.NodeHttp}, {@link org.sitedatum.cluster.api.PosesResource}. Site frame,
 * metres, µs since the Unix epoch in JSON.
 */
@NullMarked
package org.sitedatum.cluster.api;

import org.jspecify.annotations.NullMarked;
