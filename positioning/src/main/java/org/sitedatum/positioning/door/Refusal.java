package org.sitedatum.positioning.door;

import org.sitedatum.positioning.FixRejection;

/**
 * Why the door stays shut.
 *
 * @param reason the countable reason
 * @param detail the field, its value, the allowed range, what to do
 */
public record Refusal(FixRejection.Reason reason, String detail) {}
