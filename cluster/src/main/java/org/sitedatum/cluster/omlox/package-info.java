/**
 * A site as an omlox hub, version 2: REST, WebSocket and MQTT below {@code /v2} around the same engine, fences and site document.
 *
 * <p>Read {@link org.sitedatum.cluster.omlox.OmloxHub}, {@link org.sitedatum.cluster.omlox.HubCatalog}, {@link
 * org.sitedatum.cluster.omlox.HubSpace}. Its coordinates end in {@link org.sitedatum.cluster.omlox.HubSpace}: what cannot be
 * brought into a CRS honestly is not said. Thread-safe unless said otherwise.
 */
@NullMarked
package org.sitedatum.cluster.omlox;

import org.jspecify.annotations.NullMarked;
