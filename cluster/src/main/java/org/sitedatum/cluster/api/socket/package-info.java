/**
 * The WebSocket for headsets and pages: JSON control messages, batches of poses in the contract's form, events. A client that
 * reads too slowly gets the newest pose of each body only, and is cut off when it stops reading.
 *
 * <p>Read first: {@link org.sitedatum.cluster.api.socket.SocketResource}, {@link
 * org.sitedatum.cluster.api.socket.SocketSession}. A session lives on one event loop.
 */
@NullMarked
package org.sitedatum.cluster.api.socket;

import org.jspecify.annotations.NullMarked;
