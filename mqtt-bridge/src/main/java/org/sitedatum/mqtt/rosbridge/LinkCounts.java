package org.sitedatum.mqtt.rosbridge;

/**
 * What a link has done so far.
 *
 * @param sent messages handed to the network
 * @param dropped messages that found no connection, or gave way to newer ones
 * @param connections times it was connected
 * @param lastFault why the last connection ended or did not come about, or what the server complained of; empty: nothing
 */
public record LinkCounts(long sent, long dropped, long connections, String lastFault) {}
