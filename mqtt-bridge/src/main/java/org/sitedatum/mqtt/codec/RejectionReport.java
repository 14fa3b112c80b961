package org.sitedatum.mqtt.codec;

import org.sitedatum.positioning.FixRejection;

/**
 * A refused fix as told to its source: the newest of a kind, and how many it stands for.
 *
 * @param rejection the newest one
 * @param count refusals of this source and reason since the last report, this one included
 * @param total refusals of this source and reason since the node started
 */
public record RejectionReport(FixRejection rejection, long count, long total) {}
