package org.sitedatum.mqtt;

/**
 * How full the queue before a site's engine is. Past its capacity messages are refused and counted.
 *
 * @param waiting messages that were received and not read yet
 * @param capacity most that may wait
 */
public record IntakeLoad(int waiting, int capacity) {}
