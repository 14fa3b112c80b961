/**
 * The client of a node: joins a site, keeps the clocks together, sends the session's poses and sightings, hears of the
 * alignment and of everything that moves.
 *
 * <p>Read first: {@link org.sitedatum.headset.client.SpatialClient}, {@link
 * org.sitedatum.headset.client.ClientOptions}, {@link org.sitedatum.headset.client.ClientState}. What is called once a frame
 * neither blocks nor allocates; listeners are called on the client's own thread.
 */
@NullMarked
package org.sitedatum.headset.client;

import org.jspecify.annotations.NullMarked;
