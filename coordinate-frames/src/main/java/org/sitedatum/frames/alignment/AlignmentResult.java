package org.sitedatum.frames.alignment;

/** The outcome of a fit: an alignment, or the reason there is none. */
public sealed interface AlignmentResult permits Aligned, Refused {}
