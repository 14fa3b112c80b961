package org.sitedatum.samples.demo;

import java.util.Map;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * A few seconds of the demo.
 *
 * @param poses received
 * @param fixes sent
 * @param bodies with a usable pose
 * @param latency of the poses
 * @param errors by kind of body
 * @param anonymous people nobody has told about
 * @param events by kind and change
 * @param refusals by reason, since the start
 */
record Block(
        long poses,
        long fixes,
        int bodies,
        LatencyFigures latency,
        Map<TrackableKind, ErrorFigures> errors,
        AnonymousFigures anonymous,
        Map<String, Long> events,
        Map<String, Long> refusals) {}
