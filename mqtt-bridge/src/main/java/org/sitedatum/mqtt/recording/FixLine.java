package org.sitedatum.mqtt.recording;

import org.sitedatum.mqtt.codec.DecodedFix;

/**
 * One line of a recording.
 *
 * @param number from 1
 * @param fix what it holds, or why that was refused
 */
public record FixLine(long number, DecodedFix fix) {}
