/**
 * How messages get to a node and back: an interface, and the usual way over a WebSocket.
 *
 * <p>Read first: {@link org.sitedatum.headset.transport.Transport}, {@link
 * org.sitedatum.headset.transport.OkHttpTransport}. Implementations call back on threads of their own and never block the
 * caller. Must not depend on any other package of the kit.
 */
@NullMarked
package org.sitedatum.headset.transport;

import org.jspecify.annotations.NullMarked;
