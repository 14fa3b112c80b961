package org.sitedatum.cluster.ownership;

/**
 * A message to be sent.
 *
 * @param to the node it is for
 * @param message what to say
 */
public record Outgoing(String to, LeaseMessage message) {}
