/**
 * What any client in Java needs of the contract, in a few small types: a stock MQTT 5 connection and readers of the JSON
 * that the node publishes. Nothing here knows the node's code.
 *
 * <p>Read first: {@link org.sitedatum.samples.client.StockConnection}, {@link
 * org.sitedatum.samples.client.PoseMessage}, {@link org.sitedatum.samples.client.AlignmentMessage}. Site frame, metres,
 * stamps in ns since the Unix epoch.
 */
@NullMarked
package org.sitedatum.samples.client;

import org.jspecify.annotations.NullMarked;
